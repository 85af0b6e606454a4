/**
 * Two versions of a report merged by field. What only one of them changed is taken; where both changed the same, somebody
 * must decide, and until then mine stands. No row that anybody added or edited is ever left out.
 */
import type { Diff } from '../report/diff.ts';
import { fieldAt } from '../report/fields.ts';
import { isRecord, isRowList, type JsonRecord, type Row, sameKeys, sameValue } from '../report/json.ts';
import { type Path, pathToText } from '../report/path.ts';
import type { Report } from '../report/schema.ts';
import { compareReports } from './compare.ts';
import type { Conflict } from './conflict.ts';
import { mergedOrder } from './merge-order.ts';
import { mergeLines } from './merge-lines.ts';
import { type Sides, withMergedRevision } from './merged-revision.ts';
import { isOneValue } from './one-value.ts';

export type Merge = {
  /** Both versions in one; holds mine where there is a conflict, and each row that is missing on one side. */
  readonly merged: Report;
  readonly conflicts: readonly Conflict[];
  readonly sides: Sides;
  /** What turns mine into `merged`. */
  readonly taken: Diff;
};

type Versions<T> = { readonly base: T | undefined; readonly mine: T; readonly theirs: T };

/** No matter of opinion: identity stays mine, and the revision follows from what the merge says. */
const decided: ReadonlySet<string> = new Set(['id', 'schemaVersion', 'revision']);

const isProse = (path: Path): boolean => fieldAt(pathToText(path))?.kind === 'prose';

/** The row as it is to stand in the merged list, or undefined where it goes. */
type MergeRow = (id: string, versions: Partial<Record<'base' | 'mine' | 'theirs', Row>>) => unknown;

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.id, row]));

const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id);

const mergeRows = (versions: Versions<readonly Row[]>, mergeRow: MergeRow): unknown[] => {
  const { base = [], mine, theirs } = versions;
  const inBase = byId(base);
  const inMine = byId(mine);
  const inTheirs = byId(theirs);
  const kept = new Map<string, unknown>();
  for (const id of new Set([...inMine.keys(), ...inTheirs.keys()])) {
    const found = { base: inBase.get(id), mine: inMine.get(id), theirs: inTheirs.get(id) };
    const present = Object.fromEntries(Object.entries(found).filter(([, row]) => row !== undefined));
    const row = mergeRow(id, present);
    if (row !== undefined) kept.set(id, row);
  }
  return mergedOrder(idsOf(base), idsOf(mine), idsOf(theirs), new Set(kept.keys())).map((id) => kept.get(id));
};

const mergeRecords = (
  { base, mine, theirs }: Versions<JsonRecord>,
  mergeField: (key: string, versions: Versions<unknown>) => unknown,
): JsonRecord =>
  Object.fromEntries(
    Object.keys(mine).map((key) => [
      key,
      mergeField(key, {
        base: base && Object.hasOwn(base, key) ? base[key] : undefined,
        mine: mine[key],
        theirs: theirs[key],
      }),
    ]),
  );

/** Merges and adds what it cannot decide to `conflicts`. `related`: whether the versions have a common base. */
const merger = (related: boolean, conflicts: Conflict[]) => {
  const mergeAt = (path: Path, versions: Versions<unknown>): unknown => {
    const { base, mine, theirs } = versions;
    if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
    if (sameValue(base, mine)) return theirs;
    if (isRecord(mine) && isRecord(theirs) && sameKeys(mine, theirs) && !isOneValue(path)) {
      return mergeRecords({ base: isRecord(base) ? base : undefined, mine, theirs }, (key, fields) =>
        path.length === 0 && decided.has(key) ? fields.mine : mergeAt([...path, key], fields),
      );
    }
    if (isRowList(mine) && isRowList(theirs)) {
      return mergeRows({ base: isRowList(base) ? base : undefined, mine, theirs }, mergeRowAt(path));
    }
    if (typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string' && isProse(path)) {
      const both = mergeLines(base, mine, theirs);
      if (both !== null) return both;
    }
    conflicts.push({ kind: 'value', path, base, mine, theirs });
    return mine;
  };

  const mergeRowAt =
    (list: Path): MergeRow =>
    (id, { base, mine, theirs }) => {
      const path = [...list, id];
      if (mine && theirs) return mergeAt(path, { base, mine, theirs });
      const left = mine ?? theirs;
      // Removed by one and left alone by the other: gone. Added by one: there.
      if (base && sameValue(base, left)) return undefined;
      if (base || !related) {
        conflicts.push({ kind: mine ? 'missing-in-theirs' : 'missing-in-mine', path, base, mine, theirs });
      }
      return left;
    };
  return mergeAt;
};

const merge = (base: Report | undefined, mine: Report, theirs: Report): Merge => {
  const conflicts: Conflict[] = [];
  // Every part comes from the same place of one of the versions, so it has the shape of a report.
  const fields = merger(base !== undefined, conflicts)([], { base, mine, theirs }) as Report;
  const sides = { base, mine, theirs };
  const merged = withMergedRevision(fields, sides);
  return { merged, conflicts, sides, taken: compareReports(mine, merged) };
};

/** Merges two versions that both began as `base`. */
export const mergeReports = (base: Report, mine: Report, theirs: Report): Merge => merge(base, mine, theirs);

/** Merges two versions of which nobody knows the base: every difference is a conflict, the rows of both are kept. */
export const mergeWithoutBase = (mine: Report, theirs: Report): Merge => merge(undefined, mine, theirs);
