/** Ticked lines: detection methods, regulatory duties, internal checks. */
import type { RegulatoryRow } from '../../../../shared/report/schema.ts';
import { templateRegulatoryRows } from '../../../../shared/report/create.ts';
import {
  type DetectionMethod,
  detectionMethodLabels,
  detectionMethods,
} from '../../../../shared/report/vocabulary.ts';
import { isPlaceholder } from '../form.ts';
import { readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { EMPTY, readProse } from '../syntax/prose.ts';
import { type Block, type Item, scan, sourceOf } from '../syntax/scan.ts';
import { plain } from '../values/plain.ts';
import { check, duty } from '../values/rows.ts';
import type { Draft } from './draft.ts';
import { readFactBlocks } from './fact-blocks.ts';
import type { Chunk } from './outline.ts';

type Ticked = { readonly ticked: boolean; readonly text: string };

/** The box before a line and what follows it. */
export const readBox = (text: string): Ticked => {
  const box = /^\[([ xX])\]\s+/u.exec(text) ?? /^([☐☑☒✅])\s*/u.exec(text);
  return box
    ? { ticked: box[1] !== ' ' && box[1] !== '☐', text: text.slice(box[0].length) }
    : { ticked: false, text };
};

/** Gives every item of the chunk's lists to `take`; items it refuses and other blocks are left. */
const eachItem = (chunk: Chunk, take: (item: Item) => boolean): string[] => {
  const { lines } = chunk;
  const left: string[] = [];
  const visit = (block: Block): void => {
    if (block.kind === 'list') {
      for (const item of block.items) {
        if (item.text !== EMPTY && !take(item)) left.push(sourceOf(lines, item));
      }
    } else if (block.kind !== 'rule') {
      left.push(sourceOf(lines, block));
    }
  };
  for (const block of scan(lines)) visit(block);
  return [left.join('\n')];
};

const methodWords: readonly (readonly [DetectionMethod, RegExp])[] = [
  ['monitoring', /^automated monitoring(?: alert)?|^monitoring(?: alert)?/iu],
  ['customer', /^customer report(?:\s*\(ticket\/support channel\))?/iu],
  ['internal', /^internal user report|^internal report/iu],
  ['scan', /^security scan(?:\s*\/\s*audit)?/iu],
  ['other', /^other/iu],
];

const readMethod = (words: string): { method: DetectionMethod; specify: string } | null => {
  for (const method of detectionMethods) {
    const label = detectionMethodLabels[method];
    const prefix = words.toLowerCase().startsWith(label.toLowerCase())
      ? label
      : methodWords.find(([known]) => known === method)?.[1].exec(words)?.[0];
    if (prefix === undefined || /^[\p{L}\p{N}]/u.test(words.slice(prefix.length))) continue;
    const rest = words.slice(prefix.length).trim();
    const specify = /^\(specify:\s*(.*)\)$/su.exec(rest)?.[1] ?? rest.replace(/^[:–—-]\s*/u, '');
    return { method, specify: specify === '___' ? '' : readExact(specify, plain) };
  }
  return null;
};

export const readMethods = (draft: Draft, chunk: Chunk): string[] =>
  eachItem(chunk, (item) => {
    const { ticked, text } = readBox(item.text);
    const read = readMethod(flat(text));
    if (!read || !draft.claim(`method ${read.method}`)) return false;
    draft.report.detection.methods[read.method] = { ticked, specify: read.specify };
    return true;
  });

/** Methods and delay under "Detection" itself; prose about it has no field. */
export const readDetection = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const left: string[] = [];
  for (const block of scan(lines)) {
    const part = { ...chunk, lines: lines.slice(block.start, block.end) };
    left.push(...(block.kind === 'list' ? readMethods(draft, part) : readFactBlocks(draft, part)));
  }
  return left;
};

/** The head of a duty, and the rationale in brackets after it or quoted below it. */
const readDuty = (text: string): Pick<RegulatoryRow, 'regime' | 'label' | 'status' | 'rationale'> => {
  const [first = '', ...below] = text.split('\n');
  const match =
    /^(.*?\*\*[^*]+\*\*(?: <!-- exact .*? -->)?)(?:\s+\((.*)\)|\s*[:–—-]\s+(.*)|\s+(.*))?$/su.exec(first);
  const rationale = match?.[2] ?? match?.[3] ?? match?.[4] ?? '';
  return {
    ...readExact(match?.[1] ?? first, duty),
    rationale:
      below.length === 0
        ? rationale
        : [rationale, readProse(below.join('\n'))].filter((part) => part !== '').join('\n'),
  };
};

export const readRegulatory = (draft: Draft, chunk: Chunk): string[] => {
  const rows: RegulatoryRow[] = [];
  const left = eachItem(chunk, (item) => {
    const { ticked, text } = readBox(item.text);
    if (isPlaceholder(text)) return true;
    rows.push({ id: draft.newId(), ...orderOf(readDuty(text), ticked) });
    return true;
  });
  const named = new Set(rows.map(({ regime }) => regime));
  const missing = draft.own
    ? []
    : templateRegulatoryRows(draft.newId).filter(({ regime }) => !named.has(regime));
  draft.report.compliance.regulatory = [...rows, ...missing];
  if (rows.length > 0) draft.mapped(`Regulatory reporting: ${rows.length} rows`);
  return left;
};

const orderOf = (
  { regime, label, status, rationale }: ReturnType<typeof readDuty>,
  ticked: boolean,
): Omit<RegulatoryRow, 'id'> => ({ regime, label, ticked, status, rationale });

export const readInternal = (draft: Draft, chunk: Chunk): string[] => {
  const rows: Draft['report']['compliance']['internal'] = [];
  const left = eachItem(chunk, (item) => {
    const { ticked, text } = readBox(item.text);
    const { label, date } = readExact(flat(text), check);
    rows.push({ id: draft.newId(), label, ticked, date });
    return true;
  });
  draft.report.compliance.internal = rows;
  return left;
};
