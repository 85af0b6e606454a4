/** Facts in the body of a part: lists of "Label: value", tables of two columns, plain lines. */
import { decodeCell } from '../syntax/cell.ts';
import { readProse } from '../syntax/prose.ts';
import { type Block, type Item, scan, sourceOf } from '../syntax/scan.ts';
import type { Draft } from './draft.ts';
import { type FactSource, takeFact } from './facts.ts';
import { boldLabel, factOf } from './names.ts';
import type { Part } from './synonyms/parts.ts';
import type { Chunk } from './outline.ts';

type Given = { readonly label: string; readonly value: string };

/** "Label: value" at the start of a text; the value may go on over several lines. */
const labelled = (text: string): Given | null => {
  const [first = '', ...rest] = text.split('\n');
  const bold = boldLabel(first);
  const match = bold ? null : /^([^:\n]{1,80}?)\s*(?::(?=\s|$)|\s[–—]\s)\s*(.*)$/su.exec(first);
  const label = bold?.name ?? match?.[1];
  const value = bold?.rest ?? match?.[2];
  return label === undefined || value === undefined
    ? null
    : { label, value: [value, ...rest].join('\n').trim() };
};

/** Reads the facts of a chunk's lists, tables and lines; everything else is left. */
export const readFactBlocks = (draft: Draft, chunk: Chunk): string[] => {
  const { lines, headings } = chunk;
  const part: Part = chunk.part ?? 'header';
  const left: string[] = [];
  const prose: string[] = [];

  const take = (given: Given | null, source: string): boolean => {
    const fact = given && factOf(given.label, part);
    if (!given || !fact) return false;
    const taken: FactSource = { fact, value: given.value, source, headings };
    takeFact(draft, taken);
    return true;
  };

  const takeItem = (item: Item): void => {
    const source = sourceOf(lines, item);
    if (!take(labelled(item.text), source)) left.push(source);
  };

  const takeBlock = (block: Block): void => {
    switch (block.kind) {
      case 'list':
        for (const item of block.items) takeItem(item);
        return;
      case 'table': {
        const pairs = [block.header, ...block.rows.map(({ cells }) => cells)];
        const sources = [block.start, ...block.rows.map(({ index }) => index)];
        const isPairs = block.header.length === 2;
        const unread = pairs.flatMap((cells, index) => {
          const source = lines[sources[index] ?? 0] ?? '';
          const [label = '', value = ''] = cells.map(decodeCell);
          return isPairs && take({ label, value }, source) ? [] : [source];
        });
        const names = block.header.join('').trim();
        const [head = '', ...rest] = unread;
        if (unread.length === pairs.length) left.push(sourceOf(lines, block));
        else if (unread.length > 0 && !(unread.length === 1 && names === '')) {
          left.push(
            [head, ...(head === lines[block.start] ? [lines[block.start + 1] ?? ''] : []), ...rest].join(
              '\n',
            ),
          );
        }
        return;
      }
      case 'paragraph': {
        const unread = lines
          .slice(block.start, block.end)
          .filter((line) => draft.own || !take(labelled(line.trim()), line));
        prose.push(unread.join('\n'));
        return;
      }
      case 'rule':
        return;
      case 'heading':
      case 'html':
      case 'code':
      case 'quote':
      case 'indented':
        left.push(sourceOf(lines, block));
    }
  };

  for (const block of scan(lines)) takeBlock(block);
  const text = prose.filter((source) => source.trim() !== '').join('\n\n');
  return placeProse(draft, part, readProse(text)) ? left : [text, ...left];
};

/** Prose under "Impact" says what customers saw. */
const placeProse = (draft: Draft, part: Part, text: string): boolean => {
  if (draft.own || text === '' || (part !== 'impact' && part !== 'customer') || !draft.claim('symptoms'))
    return false;
  draft.report.impact.customer.symptoms = text;
  draft.reading('The text on impact was placed under "Symptoms".');
  return true;
};
