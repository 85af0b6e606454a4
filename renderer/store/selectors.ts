/** Reading single values out of a report quickly: rows are found by an index that lives as long as their list. */
import type { Report } from '../../shared/report/schema.ts';
import type { Path } from '../../shared/report/path.ts';

type Row = { readonly id: string };
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

const indexOf = (list: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map(list.filter(isRow).map((row) => [row.id, row]));
  indexes.set(list, index);
  return index;
};

/** The value at a path, or undefined. As `getAt`, in constant time per row; lists must never be mutated. */
export const valueAt = (report: Report, path: Path): unknown => {
  let node: unknown = report;
  for (const key of path) {
    if (Array.isArray(node)) node = indexOf(node).get(key);
    else if (typeof node === 'object' && node !== null && Object.hasOwn(node, key)) {
      node = Reflect.get(node, key);
    } else return undefined;
  }
  return node;
};

/** The text at a path; '' where the row has just gone. Throws where the path leads to something else than text. */
export const textAt = (report: Report, path: Path): string => {
  const value = valueAt(report, path);
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new Error(`not a text field: ${path.join('.')}`);
  return value;
};

/** The tick at a path; false where the row has just gone. */
export const tickAt = (report: Report, path: Path): boolean => {
  const value = valueAt(report, path);
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw new Error(`not a tick: ${path.join('.')}`);
  return value;
};

/** The rows of a list, in order; empty where the list has just gone. */
export const rowsAt = (report: Report, path: Path): readonly Row[] => {
  const value = valueAt(report, path);
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`not a list: ${path.join('.')}`);
  return value;
};

const idLists = new WeakMap<readonly Row[], readonly string[]>();

/** The ids of the rows of a list: the same array for the same list. */
export const rowIds = (rows: readonly Row[]): readonly string[] => {
  const known = idLists.get(rows);
  if (known) return known;
  const ids = rows.map((row) => row.id);
  idLists.set(rows, ids);
  return ids;
};

/** Whether two lists hold the same values in the same order. */
export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, index) => Object.is(item, b[index])));
