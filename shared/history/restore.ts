/**
 * Setting back a field, a row or the whole report to an earlier state. Each gives the diff to apply to the current report,
 * which becomes an entry of its own; identity, schema version and revision stay as they are. `past` has been read as a
 * report of today's schema (shared/report/migrate.ts).
 */
import { guarded } from '../report/command.ts';
import type { Diff } from '../report/diff.ts';
import { isRowList } from '../report/json.ts';
import { getAt, type Path } from '../report/path.ts';
import type { Report } from '../report/schema.ts';
import { compareReports, compareValues } from './compare.ts';
import { mergedOrder } from './merge-order.ts';

const isGuarded = (path: Path): boolean => path.length === 0 || guarded.has(path[0] ?? '');

/**
 * A field, or a list as a whole, as it was. Empty where nothing differs, and where the field belongs to a row that is
 * missing on either side: that row is restored first.
 */
export const restoreField = (current: Report, past: Report, path: Path): Diff => {
  const before = getAt(current, path);
  const after = getAt(past, path);
  return isGuarded(path) || before === undefined || after === undefined
    ? []
    : compareValues(path, before, after);
};

/**
 * A row as it was: its fields set back where it stands now or, where it was removed, put in again behind the row that it
 * followed then. Empty where the row did not exist then: restoring takes nothing away.
 */
export const restoreRow = (current: Report, past: Report, listPath: Path, rowId: string): Diff => {
  const now = getAt(current, listPath);
  const then = getAt(past, listPath);
  if (isGuarded(listPath) || !isRowList(now) || !isRowList(then)) return [];
  const row = then.find(({ id }) => id === rowId);
  if (!row) return [];
  if (now.some(({ id }) => id === rowId)) return restoreField(current, past, [...listPath, rowId]);
  const idsOf = (rows: typeof now) => rows.map((one) => one.id);
  const present = new Set(idsOf(now));
  const shared = idsOf(then).filter((id) => present.has(id));
  const order = mergedOrder(shared, idsOf(now), idsOf(then), present.add(rowId));
  return [{ kind: 'insert', path: listPath, index: order.indexOf(rowId), row }];
};

/** The whole report as it was. */
export const restoreAll = (current: Report, past: Report): Diff =>
  compareReports(current, {
    ...past,
    id: current.id,
    schemaVersion: current.schemaVersion,
    revision: current.revision,
  });
