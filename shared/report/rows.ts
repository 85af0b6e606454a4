/** Many rows of one list removed, inserted or moved in one pass. */
import { isRow, type Row, sameValue } from './json.ts';

export type Insertion = { readonly index: number; readonly row: Row };
export type Move = { readonly id: string; readonly from: number; readonly to: number };

type Rows = readonly unknown[];

const idOf = (row: unknown): string | null => (isRow(row) ? row.id : null);

const idsOf = (rows: Rows): Set<string> => new Set(rows.filter(isRow).map((row) => row.id));

/** Throws where a row is not there and, with `verify`, where it says something else. */
export const removeRows = (rows: Rows, removed: readonly Row[], verify: boolean): Rows => {
  const going = new Map(removed.map((row) => [row.id, row]));
  const met = new Set<string>();
  const kept = rows.filter((row) => {
    const expected = isRow(row) ? going.get(row.id) : undefined;
    if (!expected) return true;
    if (verify && !sameValue(row, expected)) throw new Error(`another row than expected: ${expected.id}`);
    met.add(expected.id);
    return false;
  });
  if (met.size < removed.length) {
    const absent = removed.find((row) => !met.has(row.id)) ?? removed[0];
    throw new Error(`no such row, or removed twice: ${absent?.id}`);
  }
  return kept;
};

/** Each row ends at its index; the rows of ascending insertions are taken in one pass. */
const inserted = (rows: Rows, insertions: readonly Insertion[]): Rows => {
  const ascending = insertions.every(
    ({ index }, at) => at === 0 || index > (insertions[at - 1]?.index ?? index),
  );
  if (!ascending) {
    const list = [...rows];
    for (const { index, row } of insertions) list.splice(index, 0, row);
    return list;
  }
  const list: unknown[] = [];
  let next = 0;
  for (const { index, row } of insertions) {
    while (list.length < index && next < rows.length) {
      list.push(rows[next]);
      next += 1;
    }
    list.push(row);
  }
  for (; next < rows.length; next += 1) list.push(rows[next]);
  return list;
};

/** With `verify`, throws where a row is there already or would stand behind the end of the list. */
export const insertRows = (rows: Rows, insertions: readonly Insertion[], verify: boolean): Rows => {
  if (verify) {
    const ids = idsOf(rows);
    for (const [count, { index, row }] of insertions.entries()) {
      if (ids.has(row.id)) throw new Error(`this row is there already: ${row.id}`);
      if (index > rows.length + count) throw new Error(`the list is too short for the row: ${row.id}`);
      ids.add(row.id);
    }
  }
  return inserted(rows, insertions);
};

/** `from` is where the row is looked for first; wherever it stands, it ends at `to`. Throws where it is not there. */
export const moveRows = (rows: Rows, moves: readonly Move[], verify: boolean): Rows => {
  const list = [...rows];
  for (const { id, from, to } of moves) {
    const at = idOf(list[from]) === id ? from : list.findIndex((row) => idOf(row) === id);
    if (at < 0) throw new Error(`no such row: ${id}`);
    if (verify && (at !== from || to >= list.length)) throw new Error(`the row stands elsewhere: ${id}`);
    list.splice(to, 0, ...list.splice(at, 1));
  }
  return list;
};
