import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restoreAll, restoreField, restoreRow } from '../../../shared/history/restore.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import { applyDiff } from '../../../shared/report/diff.ts';
import { fields } from '../../../shared/report/fields.ts';
import { isRowList } from '../../../shared/report/json.ts';
import { getAt, textToPath } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { versionsArbitrary } from '../../arbitrary/edited.ts';
import { countingIds } from '../../setup/ids.ts';
import { runs } from '../../setup/runs.ts';

const list = ['timeline', 'rows'];
const withRows = (events: string): Report => ({
  ...emptyReport(countingIds()),
  timeline: { rows: events.split(' ').map((event) => newTimelineRow(() => event.charAt(0), { event })) },
});
const past = withRows('a b c d');
const rowsAfter = (now: string, id: string) => {
  const current = withRows(now);
  const report = applyDiff(current, restoreRow(current, past, list, id), { verify: true });
  return report.timeline.rows.map(({ event }) => event).join(' ');
};

describe('restoring', () => {
  test.each([
    ['a row that was removed', 'a c d', 'b', 'a b c d'],
    ['a first row that was removed', 'b c d', 'a', 'a b c d'],
    ['a row whose neighbours are gone too', 'd', 'b', 'b d'],
    ['a row among others that were moved since', 'd c a', 'b', 'd c a b'],
    ['a row behind what was added since', 'a x c d', 'b', 'a x b c d'],
    ['what a row says, where it stands now', 'd2 a b c', 'd', 'd a b c'],
    ['a row that did not exist then: nothing', 'a b c d x', 'x', 'a b c d x'],
  ])('%s', (_what, now, id, expected) => expect(rowsAfter(now, id)).toBe(expected));

  test('a field leaves everything else as it is', () => {
    const current = { ...withRows('a2 b2'), incident: { ...past.incident, title: 'Now' } };
    expect(restoreField(current, past, [...list, 'a', 'event'])).toEqual([
      { kind: 'set', path: [...list, 'a', 'event'], before: 'a2', after: 'a' },
    ]);
    expect(restoreField(current, past, ['incident', 'title'])).toHaveLength(1);
    expect(applyDiff(current, restoreField(current, past, list)).timeline).toEqual(past.timeline);
  });

  test.each([
    ['a field that never was', ['incident', 'nope']],
    ['a field of a row that is gone', [...list, 'd', 'event']],
    ['the revision', ['revision', 'state']],
    ['the identity', ['id']],
    ['everything by an empty path', []],
  ])('%s is no field', (_what, path) => {
    const current: Report = { ...withRows('a'), id: 'now', revision: { version: 2, state: 'approved' } };
    expect(restoreField(current, past, path)).toEqual([]);
  });
});

test('the whole report is as it was, but for its identity and revision', () => {
  fc.assert(
    fc.property(versionsArbitrary, ({ mine, theirs }) => {
      const { id, schemaVersion, revision } = mine;
      expect(applyDiff(mine, restoreAll(mine, theirs), { verify: true })).toEqual({
        ...theirs,
        id,
        schemaVersion,
        revision,
      });
    }),
    runs(100),
  );
});

test('every row of the past can be had back, without moving or losing one of today', () => {
  const lists = fields.filter(({ kind }) => kind === 'rows').map(({ path }) => textToPath(path));
  fc.assert(
    fc.property(versionsArbitrary, ({ mine, theirs }) => {
      for (const rowList of lists) {
        const then = getAt(theirs, rowList);
        const now = getAt(mine, rowList);
        if (!isRowList(then) || !isRowList(now)) continue;
        let report = mine;
        for (const { id } of then) report = applyDiff(report, restoreRow(report, theirs, rowList, id));
        for (const row of then) expect(getAt(report, [...rowList, row.id])).toEqual(row);
        const after = getAt(report, rowList);
        const ids = isRowList(after) ? after.map(({ id }) => id) : [];
        const own = now.map(({ id }) => id);
        expect(ids.filter((id) => own.includes(id))).toEqual(own);
      }
    }),
    runs(50),
  );
});
