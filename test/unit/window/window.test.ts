/** Small pure parts of the window: addresses, words for numbers and times, what a logo and an approver row may be. */
import { describe, expect, it } from 'vitest';
import { parseRoute, toHash } from '../../../renderer/app/route.ts';
import { moveRow, nameProblem, toRoles, toRows } from '../../../renderer/features/settings/approver-rows.ts';
import { imageTypeOf } from '../../../renderer/features/settings/image-type.ts';
import { count, formatBytes } from '../../../renderer/ui/format/amount.ts';
import { localWhen } from '../../../renderer/ui/format/when.ts';
import { defaultApproverRoles } from '../../../shared/report/create.ts';

describe('addresses', () => {
  it.each([
    ['', { screen: 'library' }],
    ['#/', { screen: 'library' }],
    ['#/settings', { screen: 'settings' }],
    ['#/report/abc_-9', { screen: 'report', id: 'abc_-9' }],
    ['#/report/abc/timeline', { screen: 'report', id: 'abc' }],
    ['#/report/', { screen: 'library' }],
    ['#/report/../etc', { screen: 'library' }],
    ['#/elsewhere', { screen: 'library' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('are written as they are read', () => {
    for (const hash of ['#/', '#/settings', '#/report/abc']) expect(toHash(parseRoute(hash))).toBe(hash);
  });
});

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('words', () => {
  it('count with the right number', () => {
    expect([0, 1, 2, 1200].map((number) => count(number, 'report'))).toEqual([
      '0 reports',
      '1 report',
      '2 reports',
      '1,200 reports',
    ]);
  });

  it('tell sizes in the unit that fits', () => {
    expect([0, 999, 1000, 13_499, 999_499, 2_400_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '13 kB',
      '999 kB',
      '2.4 MB',
    ]);
  });

  it('tell local times by the calendar day, not by hours passed', () => {
    const now = new Date(2026, 2, 14, 0, 30);
    expect(localWhen(at(2026, 2, 14, 0, 10), now)).toBe('Today 00:10');
    expect(localWhen(at(2026, 2, 13, 23, 50), now)).toBe('Yesterday 23:50');
    expect(localWhen(at(2026, 2, 12, 23, 50), now)).toBe('12 Mar 23:50');
    expect(localWhen(at(2025, 11, 31, 23, 50), now)).toBe('31 Dec 2025');
  });
});

describe('a logo', () => {
  it('is known by its first bytes', () => {
    expect(imageTypeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png');
    expect(imageTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(imageTypeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBeNull();
    expect(imageTypeOf(new TextEncoder().encode('<svg xmlns='))).toBeNull();
    expect(imageTypeOf(new Uint8Array())).toBeNull();
  });
});

describe('approver rows', () => {
  const rows = toRows(defaultApproverRoles);

  it('are saved without the ones that have no name', () => {
    const withEmpty = [...rows, { key: 9, role: '  ', condition: 'always', meaning: '' } as const];
    expect(toRoles(withEmpty)).toEqual(defaultApproverRoles);
  });

  it('move by one place and stop at the ends', () => {
    expect(moveRow(rows, 0, 1).map(({ key }) => key)).toEqual([1, 0, 2]);
    expect(moveRow(rows, 0, -1)).toBe(rows);
    expect(moveRow(rows, 2, 1)).toBe(rows);
    expect(moveRow(rows, 77, 1)).toBe(rows);
  });

  it('say what is wrong with a name, once', () => {
    const twice = rows.map((row) => ({ ...row, role: 'CISO' }));
    expect(twice.map((row) => nameProblem(twice, row) === '')).toEqual([true, false, false]);
    const unnamed = { key: 5, role: ' ', condition: 'always', meaning: '' } as const;
    expect(nameProblem([unnamed], unnamed)).not.toBe('');
  });
});
