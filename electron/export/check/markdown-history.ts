/** The change history in a Markdown file, held against its blocks: cell by cell, in their order. */
import type { Block, Cell } from '../../../shared/document/blocks.ts';
import { plainText } from '../../../shared/document/prose.ts';
import { splitHistory } from '../markdown/history.ts';
import { decodeCell } from '../markdown/syntax/cell.ts';
import { unescapePlain } from '../markdown/syntax/plain.ts';
import { scan } from '../markdown/syntax/scan.ts';
import type { Problem } from './compare.ts';

/** Words alone: no marks of emphasis, no difference in spaces. */
const wordsOf = (source: string): string =>
  unescapePlain(source.replace(/(?<!\\)\*\*/g, ''))
    .replace(/\s+/g, ' ')
    .trim();

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => (block.kind === 'paragraph' ? plainText(block.content) : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const rowProblem = (cells: readonly Cell[], found: readonly string[] | undefined): Problem | null => {
  const source = cells[0]?.source ?? '';
  if (found === undefined) return { source, what: 'is missing from the file' };
  const lost = cells.findIndex(
    ({ content }, index) => wordsOf(decodeCell(found[index] ?? '')) !== textOf(content),
  );
  return lost < 0 ? null : { source, what: `is not whole: column ${lost + 1} says something else` };
};

const tableProblem = (rows: readonly (readonly Cell[])[], lines: readonly string[]): Problem | null => {
  const tables = scan(lines).flatMap((block) => (block.kind === 'table' ? [block] : []));
  const found = tables[0]?.rows ?? [];
  for (const [index, row] of rows.entries()) {
    const problem = rowProblem(row, found[index]?.cells);
    if (problem) return problem;
  }
  return tables.length === 1 && found.length === rows.length
    ? null
    : { source: 'history.0', what: 'is followed by what it does not hold' };
};

/** The first thing of the history that the file does not say; null where it says all of it, and nothing where there is none. */
export const checkHistory = (blocks: readonly Block[], text: string): Problem | null => {
  const { history } = splitHistory(text);
  if (blocks.length === 0) {
    return history.length === 0
      ? null
      : { source: 'history.0', what: 'is in the file and was not asked for' };
  }
  const said = wordsOf(history.join(' '));
  for (const block of blocks) {
    if (block.kind === 'paragraph' && !said.includes(textOf([block]))) {
      return { source: block.source ?? 'history.0', what: 'is missing from the file' };
    }
    if (block.kind === 'facts') {
      const lost = block.items.find(({ content }) => !said.includes(textOf(content)));
      if (lost) return { source: lost.source, what: `is missing from the file: ${lost.term}` };
    }
    const problem = block.kind === 'table' ? tableProblem(block.rows, history) : null;
    if (problem) return problem;
  }
  return null;
};
