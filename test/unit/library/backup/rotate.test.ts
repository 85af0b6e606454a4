/** Which rolling copies stay: the last of each of some days, the last of each of some weeks before them. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { type Rotated, surplus } from '../../../../electron/library/backup/rotate.ts';
import { fileStamp } from '../../../../electron/library/stamp.ts';

const at = (iso: string): Rotated => ({ name: fileStamp(new Date(iso)), madeAt: iso });
const DAY = 24 * 60 * 60 * 1000;
const daily = (last: string, days: number): Rotated[] =>
  Array.from({ length: days }, (_, back) => at(new Date(Date.parse(last) - back * DAY).toISOString()));
const daysKept = (backups: readonly Rotated[], gone: readonly string[]): string[] =>
  backups.filter(({ name }) => !gone.includes(name)).map(({ madeAt }) => madeAt.slice(0, 10));

test('seven days and a backup of each of four weeks before them stay', () => {
  // 2026-03-14 is a Saturday; the weeks begin on Mondays.
  const backups = daily('2026-03-14T09:00:00.000Z', 60);
  const gone = surplus(backups, { keepDaily: 7, keepWeekly: 4 });
  expect(daysKept(backups, gone)).toEqual([
    '2026-03-14',
    '2026-03-13',
    '2026-03-12',
    '2026-03-11',
    '2026-03-10',
    '2026-03-09',
    '2026-03-08',
    '2026-03-07',
    '2026-03-01',
    '2026-02-22',
    '2026-02-15',
  ]);
});

test('several of the newest day stay; of an older day only the last does', () => {
  const morning = at('2026-03-14T08:00:00.000Z');
  const noon = at('2026-03-14T12:00:00.000Z');
  const before = [at('2026-03-13T08:00:00.000Z'), at('2026-03-13T18:00:00.000Z')];
  expect(surplus([morning, noon, ...before], { keepDaily: 7, keepWeekly: 4 })).toEqual([before[0]?.name]);
});

test('a library that rested for a year loses nothing by one new backup', () => {
  const old = daily('2025-03-14T09:00:00.000Z', 6);
  expect(surplus([at('2026-03-14T09:00:00.000Z'), ...old], { keepDaily: 7, keepWeekly: 4 })).toEqual([]);
});

test('the newest stays, whatever the settings, and what goes twice goes no further', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 400 * 24 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      (hours, keepDaily, keepWeekly) => {
        const backups = hours.map((hour) =>
          at(new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString()),
        );
        const gone = surplus(backups, { keepDaily, keepWeekly });
        const newest = backups
          .map(({ name }) => name)
          .toSorted()
          .at(-1);
        expect(gone).not.toContain(newest);
        const left = backups.filter(({ name }) => !gone.includes(name));
        expect(surplus(left, { keepDaily, keepWeekly })).toEqual([]);
        expect(new Set(left.map(({ madeAt }) => madeAt.slice(0, 10))).size).toBeLessThanOrEqual(
          Math.max(keepDaily, 1) + keepWeekly,
        );
      },
    ),
  );
});
