/** Which column of a table holds which field, by the words of its header. */
import { decodeCell } from '../syntax/cell.ts';
import type { Block } from '../syntax/scan.ts';
import { normaliseName } from './names.ts';

export type Table = Extract<Block, { readonly kind: 'table' }>;

export type Columns<K extends string> = {
  /** Column index of each field that the table has. */
  readonly at: Partial<Record<K, number>>;
  /** Columns that no field takes: index and name. */
  readonly others: readonly { readonly index: number; readonly name: string }[];
};

export const readColumns = <K extends string>(
  table: Table,
  names: Readonly<Record<K, readonly string[]>>,
): Columns<K> => {
  const at: Partial<Record<K, number>> = {};
  const others: { index: number; name: string }[] = [];
  for (const [index, cell] of table.header.entries()) {
    const name = normaliseName(decodeCell(cell));
    const bare = name.replace(/\s*\([^()]*\)$/u, '');
    let taken = false;
    for (const key in names) {
      if (!taken && at[key] === undefined && (names[key].includes(name) || names[key].includes(bare))) {
        at[key] = index;
        taken = true;
      }
    }
    if (!taken) others.push({ index, name: decodeCell(cell).trim() });
  }
  return { at, others };
};

/** Cells without a field of their own, with the name of their column: they stay with their row. */
export const otherCells = (cells: readonly string[], { others }: Columns<string>, width: number): string =>
  [
    ...others.map(({ index, name }) => ({ name, text: decodeCell(cells[index] ?? '') })),
    ...cells.slice(width).map((cell) => ({ name: '', text: decodeCell(cell) })),
  ]
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => (name === '' ? text : `${name}: ${text}`))
    .join('\n');
