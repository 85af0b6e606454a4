/**
 * What turned one stored state into another, as changes: one `set` for each field, rows by identifier. Works on plain JSON
 * of any schema; what cannot be addressed by key or identifier is replaced as a whole.
 */
import type { Change, Diff } from '../report/diff.ts';
import { isRecord, isRow, isRowList, type Row, sameKeys, sameValue } from '../report/json.ts';
import type { Path } from '../report/path.ts';
import { movesBetween } from './order.ts';

/** Whether the same rows stand in the same order, whatever they say: what nearly every edit leaves behind. */
const inSameOrder = (before: readonly Row[], after: readonly unknown[]): boolean =>
  before.length === after.length &&
  before.every((row, index) => {
    const other = after[index];
    return row === other || (isRow(other) && row.id === other.id);
  });

const compareInside = (path: Path, before: Row | undefined, after: Row, found: Change[]): void => {
  if (before && !sameValue(before, after)) compareAt([...path, after.id], before, after, found);
};

const compareRows = (path: Path, before: readonly Row[], after: readonly Row[], found: Change[]): void => {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map((row) => row.id));
  // From the end, so that an index is the row's place whether the removals are applied or taken back.
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const row = before[index];
    if (row && !now.has(row.id)) found.push({ kind: 'remove', path, index, row });
  }
  const moves = movesBetween(
    before.flatMap(({ id }) => (now.has(id) ? [id] : [])),
    after.flatMap(({ id }) => (old.has(id) ? [id] : [])),
  );
  for (const move of moves) found.push({ kind: 'move', path, ...move });
  for (const [index, row] of after.entries()) {
    if (!old.has(row.id)) found.push({ kind: 'insert', path, index, row });
  }
  for (const row of after) compareInside(path, old.get(row.id), row, found);
};

const compareAt = (path: Path, before: unknown, after: unknown, found: Change[]): void => {
  if (Object.is(before, after)) return;
  if (isRecord(before) && isRecord(after) && sameKeys(before, after)) {
    for (const key of Object.keys(before)) compareAt([...path, key], before[key], after[key], found);
  } else if (isRowList(before) && Array.isArray(after) && inSameOrder(before, after)) {
    for (const [index, row] of before.entries()) {
      const other: unknown = after[index];
      if (row !== other && isRow(other)) compareInside(path, row, other, found);
    }
  } else if (isRowList(before) && isRowList(after)) compareRows(path, before, after, found);
  else if (!sameValue(before, after)) found.push({ kind: 'set', path, before, after });
};

/** The changes from one value to another that both stand at this path. */
export const compareValues = (path: Path, before: unknown, after: unknown): Diff => {
  const found: Change[] = [];
  compareAt(path, before, after, found);
  return found;
};

/**
 * The diff that, applied to `before`, gives `after` exactly. Of two reports, or of two stored values of any schema; parts
 * that both share cost nothing, and no number of changes costs more than n log n. Never throws.
 */
export const compareReports = <T>(before: T, after: T): Diff => compareValues([], before, after);
