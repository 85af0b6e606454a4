/** What holds of every merge, whatever was edited. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareReports } from '../../../shared/history/compare.ts';
import { Conflict } from '../../../shared/history/conflict.ts';
import { type Merge, mergeReports, mergeWithoutBase } from '../../../shared/history/merge.ts';
import { resolve } from '../../../shared/history/resolve.ts';
import { applyDiff } from '../../../shared/report/diff.ts';
import { fieldAt, fields } from '../../../shared/report/fields.ts';
import { isRow, isRowList } from '../../../shared/report/json.ts';
import { getAt, pathToText, textToPath } from '../../../shared/report/path.ts';
import { Report } from '../../../shared/report/schema.ts';
import { versionsArbitrary } from '../../arbitrary/edited.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { runs } from '../../setup/runs.ts';

const lists = fields.filter(({ kind }) => kind === 'rows').map(({ path }) => textToPath(path));
const idsIn = (report: Report, list: readonly string[]): readonly string[] => {
  const rows = getAt(report, list);
  return Array.isArray(rows) ? rows.filter(isRow).map(({ id }) => id) : [];
};
/** Every list in one order, so that two reports can be compared but for the order of their rows. */
const unordered = (value: unknown): unknown => {
  if (isRowList(value)) return Object.fromEntries(value.map((row) => [row.id, unordered({ ...row })]));
  if (Array.isArray(value)) return value.map(unordered);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)]))
    : value;
};
/** A report but for the order of its rows, and for its revision: another order is another text than the one approved. */
const loose = ({ revision: _revision, ...rest }: Report): unknown => unordered(rest);
const all = (merge: Merge, choice: 'mine' | 'theirs'): Report => {
  const result = resolve(
    merge,
    Object.fromEntries(merge.conflicts.map(({ path }) => [pathToText(path), choice])),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

test('what only one of them changed is what comes out', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ base, mine }) => {
      const apart = structuredClone(mine);
      expect(mergeReports(base, mine, base)).toMatchObject({ merged: mine, conflicts: [], taken: [] });
      expect(mergeReports(base, base, mine)).toMatchObject({
        merged: mine,
        conflicts: [],
        taken: compareReports(base, mine),
      });
      expect(mergeReports(base, mine, apart)).toMatchObject({ merged: mine, conflicts: [], taken: [] });
    }),
    runs(100),
  );
});

test('the outcome is storable, and is mine with what was taken', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ base, mine, theirs }) => {
      const { merged, conflicts, taken } = mergeReports(base, mine, theirs);
      expect(Report.safeParse(merged).success).toBe(true);
      expect(Conflict.array().safeParse(conflicts).success).toBe(true);
      expect(applyDiff(mine, taken, { verify: true })).toEqual(merged);
      for (const list of lists) expect(isRowList(getAt(merged, list)), pathToText(list)).toBe(true);
    }),
    runs(100),
  );
});

test('no row that anybody added is missing, and no row that nobody has is there', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ base, mine, theirs }) => {
      const { merged } = mergeReports(base, mine, theirs);
      for (const list of lists) {
        const had = new Set(idsIn(base, list));
        const both = [...idsIn(mine, list), ...idsIn(theirs, list)];
        const now = idsIn(merged, list);
        expect(now).toEqual(expect.arrayContaining(both.filter((id) => !had.has(id))));
        expect(both).toEqual(expect.arrayContaining([...now]));
      }
    }),
    runs(100),
  );
});

test('whatever either typed is in the outcome or in a conflict', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ base, mine, theirs }) => {
      const { merged, conflicts } = mergeReports(base, mine, theirs);
      const asked = conflicts.map(({ path }) => pathToText(path));
      const isAsked = (path: string) => asked.some((one) => path === one || path.startsWith(`${one}.`));
      for (const version of [mine, theirs]) {
        for (const change of compareReports(base, version)) {
          const path = pathToText(change.path);
          // Prose of both may be merged by line; test/unit/history/merge-lines.test.ts says what holds of it.
          const other = version === mine ? theirs : mine;
          const both = getAt(other, change.path) !== getAt(base, change.path);
          // What the revision becomes follows from the text: test/unit/history/merge.test.ts.
          if (path.startsWith('revision')) continue;
          if (change.kind !== 'set' || isAsked(path) || (both && fieldAt(path)?.kind === 'prose')) continue;
          expect(getAt(merged, change.path), path).toEqual(change.after);
        }
      }
    }),
    runs(100),
  );
});

test('who is called mine decides only where somebody must decide, and about order', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ base, mine, theirs }) => {
      const one = mergeReports(base, mine, theirs);
      const other = mergeReports(base, theirs, mine);
      const turned = (merge: Merge) => merge.conflicts.map(({ path }) => pathToText(path)).toSorted();
      expect(turned(one)).toEqual(turned(other));
      for (const [here, there] of [['mine', 'theirs'] as const, ['theirs', 'mine'] as const]) {
        expect(loose(all(one, here))).toEqual(loose(all(other, there)));
      }
    }),
    runs(100),
  );
});

test('without a base, each version can be had whole', () => {
  const pairs = fc.oneof(
    fc.tuple(reportArbitrary, reportArbitrary),
    versionsArbitrary.map(({ mine, theirs }) => [mine, theirs] as const),
  );
  fc.assert(
    fc.property(pairs, ([mine, theirs]) => {
      const merge = mergeWithoutBase(mine, theirs);
      // Two that differ in nothing but their revision get the one that has come further.
      const isOneText = compareReports(mine, { ...theirs, id: mine.id }).every(
        ({ path }) => path[0] === 'revision',
      );
      const revision = isOneText ? { revision: merge.merged.revision } : {};
      expect(all(merge, 'mine')).toEqual({ ...mine, ...revision });
      expect(loose(all(merge, 'theirs'))).toEqual(loose({ ...theirs, id: mine.id }));
      for (const list of lists) {
        const both = new Set([...idsIn(mine, list), ...idsIn(theirs, list)]);
        expect(new Set(idsIn(merge.merged, list))).toEqual(both);
      }
    }),
    runs(100),
  );
});
