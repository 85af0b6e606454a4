/** Approvals, attachments and the notes of an earlier import. */
import type { Report } from '../../../../shared/report/schema.ts';
import { readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { EMPTY, readProse } from '../syntax/prose.ts';
import { scan, sourceOf } from '../syntax/scan.ts';
import { file, noteHeading, signatory } from '../values/rows.ts';
import type { Draft } from './draft.ts';
import type { Chunk } from './outline.ts';
import type { Part } from './synonyms/parts.ts';

export const readApproval = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const defaults = draft.report.approvals.signatories;
  const rows: Report['approvals']['signatories'] = [];
  const left: string[] = [];
  for (const block of scan(lines)) {
    if (block.kind !== 'list') {
      if (block.kind !== 'rule') left.push(sourceOf(lines, block));
      continue;
    }
    for (const item of block.items) {
      if (item.text === EMPTY) continue;
      const read = readExact(flat(item.text), signatory);
      const known = draft.own
        ? undefined
        : defaults.find(({ role }) => role.toLowerCase() === read.role.toLowerCase());
      rows.push({
        id: draft.newId(),
        ...read,
        ...(known && read.meaning === '' ? { meaning: known.meaning } : {}),
        ...(known ? { condition: known.condition } : {}),
      });
    }
  }
  if (rows.length > 0 || draft.own) draft.report.approvals.signatories = rows;
  if (rows.length > 0) draft.mapped(`Approvals: ${rows.length}`);
  return left;
};

const appendixOf: Partial<Record<Part, keyof Report['appendices']>> = {
  logs: 'logs',
  metricsAppendix: 'metrics',
  code: 'code',
  related: 'related',
};

/** The files listed under an appendix; what is not in Debrief's own form is left. */
export const readAttachments = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const appendix = chunk.within === null ? undefined : appendixOf[chunk.within];
  const left: string[] = [];
  for (const block of scan(lines)) {
    for (const item of block.kind === 'list' ? block.items : []) {
      const read = readExact(flat(item.text), file);
      if (read && appendix) {
        draft.report.appendices[appendix].attachments.push({ id: draft.newId(), ...read });
      } else {
        left.push(sourceOf(lines, item));
      }
    }
    if (block.kind !== 'list') left.push(sourceOf(lines, block));
  }
  return left;
};

/** Notes as Debrief writes them: a heading of level 3 each, then the text. */
export const readNotes = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const blocks = scan(lines);
  const heads = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 3 ? [block] : []));
  for (const [index, head] of heads.entries()) {
    const body = lines.slice(head.end, heads[index + 1]?.start ?? lines.length).join('\n');
    draft.report.importedNotes.items.push({
      id: draft.newId(),
      ...orderHeading(readExact(head.text, noteHeading), readProse(body)),
    });
  }
  return [lines.slice(0, heads[0]?.start ?? lines.length).join('\n')];
};

const orderHeading = (
  { headings, dismissed }: { headings: string[]; dismissed: boolean },
  text: string,
): Omit<Report['importedNotes']['items'][number], 'id'> => ({ headings, text, dismissed });
