/** Problem statement, whys, root cause. */
import { decodeCell } from '../syntax/cell.ts';
import { EMPTY, readProse } from '../syntax/prose.ts';
import { type Block, scan, sourceOf } from '../syntax/scan.ts';
import { isPlaceholder } from '../form.ts';
import type { Draft } from './draft.ts';
import type { Chunk } from './outline.ts';
import { type QuestionAndAnswer, readWhy } from './question.ts';

const addWhys = (draft: Draft, rows: readonly QuestionAndAnswer[]): void => {
  draft.report.rootCause.whys = rows.map((row) => ({ id: draft.newId(), ...row }));
  if (rows.length > 0) draft.mapped(`Whys: ${rows.length}`);
};

const listWhys = (block: Block): QuestionAndAnswer[] =>
  block.kind === 'list'
    ? block.items
        .map((item) => ({ ...readWhy(item.text), empty: item.text.startsWith(EMPTY) }))
        .filter(({ question, answer, empty }) => empty || question !== '' || answer !== '')
        .map(({ question, answer }) => ({ question, answer }))
    : [];

/** The problem in prose up to the first list, which holds the whys. */
export const readProblem = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const blocks = scan(lines);
  const at = blocks.findIndex((block) => block.kind === 'list');
  const list = blocks[at];
  const problem = lines.slice(0, list?.start ?? lines.length).join('\n');
  draft.report.rootCause.problemStatement = readProse(problem);
  if (!list) return [];
  const rest = lines.slice(list.end).join('\n');
  if (!draft.claim('whys')) return [sourceOf(lines, list), rest];
  addWhys(draft, listWhys(list));
  return [rest];
};

/** "Why …?" in most of the items. */
const looksLikeWhys = (block: Block): boolean =>
  block.kind === 'list' &&
  block.items.filter((item) => /^[*_\s]*why\b/iu.test(item.text) || /^[^\n]*\?/u.test(item.text)).length * 2 >
    block.items.length;

/** Whys as a list, as a table of question and answer, or as lines "Why 1: …". */
export const readWhys = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const left: string[] = [];
  const rows = scan(lines).flatMap((block): QuestionAndAnswer[] => {
    if (block.kind === 'list') return listWhys(block);
    if (block.kind === 'paragraph') return [readWhy(sourceOf(lines, block))];
    if (block.kind === 'table' && block.header.length >= 2) {
      return block.rows.map(({ cells }) => {
        const texts = cells.map(decodeCell);
        const [first = '', ...others] =
          /^\d*$/u.test(texts[0] ?? '') && texts.length > 2 ? texts.slice(1) : texts;
        return { question: first, answer: others.filter((text) => text !== '').join('\n\n') };
      });
    }
    if (block.kind !== 'rule') left.push(sourceOf(lines, block));
    return [];
  });
  addWhys(draft, rows);
  return left;
};

/** Root cause as prose; where a list in it asks why, that is the chain of whys. */
export const readRootCause = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const text = lines.join('\n').trim();
  const whys = draft.own ? undefined : scan(lines).find(looksLikeWhys);
  if (whys && draft.claim('whys')) {
    addWhys(draft, listWhys(whys));
    const rest = [...lines.slice(0, whys.start), ...lines.slice(whys.end)].join('\n').trim();
    if (isPlaceholder(rest) || rest === '') return [];
    if (!draft.claim('rootCauseText')) return [rest];
    draft.report.rootCause.rootCause = rest;
    return [];
  }
  if (!draft.claim('rootCauseText')) return [text];
  draft.report.rootCause.rootCause = readProse(text);
  return [];
};
