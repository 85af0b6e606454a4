import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../../shared/history/compare.ts';
import { execute } from '../../../shared/report/command.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import { applyDiff, Change, invertDiff, isKnownDiff } from '../../../shared/report/diff.ts';
import { sameValue } from '../../../shared/report/json.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { editedArbitrary } from '../../arbitrary/edited.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { countingIds } from '../../setup/ids.ts';
import { runs } from '../../setup/runs.ts';

const withRows = (...events: string[]): Report => ({
  ...emptyReport(countingIds()),
  timeline: { rows: events.map((event) => newTimelineRow(() => event.charAt(0), { event })) },
});
const told = (before: Report, after: Report) =>
  compareReports(before, after).map((change) => {
    const place = change.path.join('.');
    switch (change.kind) {
      case 'set':
        return `set ${place}`;
      case 'move':
        return `move ${change.id} ${change.from} ${change.to}`;
      default:
        return `${change.kind} ${change.row.id} ${change.index}`;
    }
  });

describe('comparing', () => {
  test('names the field that changed, and nothing else', () => {
    const before = withRows('a');
    const after = { ...before, incident: { ...before.incident, title: 'Queue stalled' } };
    expect(compareReports(before, after)).toEqual([
      { kind: 'set', path: ['incident', 'title'], before: '', after: 'Queue stalled' },
    ]);
  });

  test('of states that say the same finds nothing, whatever the order of keys', () => {
    const report = withRows('a', 'b');
    const turned = Object.fromEntries(Object.entries(structuredClone(report)).toReversed());
    expect(compareReports<unknown>(report, turned)).toEqual([]);
  });

  test.each<[string, string[], string[], string[]]>([
    ['a row put in', ['a', 'b'], ['a', 'c', 'b'], ['insert c 1']],
    ['rows taken out', ['a', 'b', 'c'], ['b'], ['remove c 2', 'remove a 0']],
    ['one row carried to the front', ['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], ['move d 3 0']],
    ['one row carried to the end', ['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], ['move a 0 3']],
    ['two rows exchanged', ['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd'], ['move c 2 1']],
    [
      'all at once',
      ['a', 'b', 'c'],
      ['d', 'c', 'b more'],
      ['remove a 0', 'move c 1 0', 'insert d 0', 'set timeline.rows.b.event'],
    ],
  ])('tells %s in the fewest changes', (_what, before, after, expected) =>
    expect(told(withRows(...before), withRows(...after))).toEqual(expected),
  );

  test('replaces a list with a doubled identifier as a whole', () =>
    expect(told(withRows('a', 'a'), withRows('a', 'b'))).toEqual(['set timeline.rows']));

  test('replaces a list of plain values as a whole', () => {
    const note = { id: 'n', headings: ['A', 'B'], text: '', dismissed: false };
    const noted = (headings: string[]): Report => ({
      ...withRows(),
      importedNotes: { items: [{ ...note, headings }] },
    });
    expect(compareReports(noted(['A', 'B']), noted(['A', 'C']))).toEqual([
      {
        kind: 'set',
        path: ['importedNotes', 'items', 'n', 'headings'],
        before: ['A', 'B'],
        after: ['A', 'C'],
      },
    ]);
  });

  test('replaces an object whose keys changed as a whole: an older schema', () => {
    const before = { schemaVersion: 1, part: { old: 1 }, list: [{ id: 'a' }] };
    const after = { schemaVersion: 2, part: { now: 1 }, list: [{ id: 'a', more: '' }] };
    const diff = compareReports<unknown>(before, after);
    expect(diff.map((change) => change.path.join('.'))).toEqual(['schemaVersion', 'part', 'list.a']);
    expect(applyDiff<unknown>(before, diff)).toEqual(after);
  });
});

const pairs = fc.oneof(
  fc.tuple(reportArbitrary, reportArbitrary),
  reportArbitrary.chain((report) => fc.tuple(fc.constant(report), editedArbitrary(report))),
);

test('any report becomes what edits made of it, or any other, and back', () => {
  fc.assert(
    fc.property(pairs, ([before, after]) => {
      const diff = compareReports(before, after);
      expect(Change.array().safeParse(diff).success).toBe(true);
      expect(isKnownDiff(diff)).toBe(true);
      expect(applyDiff(before, diff, { verify: true })).toEqual(after);
      expect(applyDiff(after, invertDiff(diff), { verify: true })).toEqual(before);
      // One by one is the same as in runs.
      expect(diff.reduce((at, change) => applyDiff(at, [change]), before)).toEqual(after);
    }),
    runs(200),
  );
});

test('any order becomes any other in as many moves as rows lie outside the longest run that stays', () => {
  const orders = fc
    .uniqueArray(fc.stringMatching(/^[a-z]{1,2}$/), { maxLength: 9 })
    .chain((ids) =>
      fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length })),
    );
  const asList = (ids: readonly string[]) => ({ list: ids.map((id) => ({ id })) });
  /** By trying every run: lengths[n] is the longest that ends at n. */
  const longestRun = (places: readonly number[]): number => {
    const lengths: number[] = [];
    for (const [index, place] of places.entries()) {
      const shorter = lengths.slice(0, index).filter((_, at) => (places[at] ?? 0) < place);
      lengths.push(Math.max(0, ...shorter) + 1);
    }
    return Math.max(0, ...lengths);
  };
  fc.assert(
    fc.property(orders, ([before, after]) => {
      const diff = compareReports(asList(before), asList(after));
      expect(applyDiff(asList(before), diff, { verify: true })).toEqual(asList(after));
      expect(diff.length).toBe(before.length - longestRun(after.map((id) => before.indexOf(id))));
    }),
    runs(500),
  );
});

test('any two stored values become each other, whatever they are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const diff = compareReports(before, after);
      expect(diff.length === 0).toBe(sameValue(before, after));
      expect(sameValue(applyDiff<unknown>(before, diff, { verify: true }), after)).toBe(true);
    }),
    runs(500),
  );
});

test('finds what a command did', () => {
  const before = withRows('a', 'b', 'c');
  const result = execute(before, { kind: 'move', path: ['timeline', 'rows'], id: 'a', to: 2 });
  expect(result.ok && compareReports(before, result.report)).toEqual(result.ok && result.diff);
});

/** Shortest of several runs, in milliseconds: what it costs when the machine does nothing else. */
const cost = (work: () => unknown): number => {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
};

describe('in reports of 5,000 timeline rows', () => {
  const large = largeReport(5000, 20);
  const { rows } = large.timeline;
  const withTimeline = (changed: Report['timeline']['rows']): Report => ({
    ...large,
    timeline: { rows: changed },
  });
  const cases: [string, Report, number, number][] = [
    ['one cell', withTimeline(rows.with(2500, { ...rows[2500]!, event: 'x' })), 1, 50],
    ['every row', withTimeline(rows.map((row) => ({ ...row, event: 'x', actor: 'y' }))), 10_000, 150],
    ['an import', { ...emptyReport(countingIds()), timeline: { rows } }, 0, 150],
    ['a reversal', withTimeline(rows.toReversed()), 4999, 150],
  ];
  test.each(cases)('%s is found and applied without going over the list again and again', (...given) => {
    const [what, after, changes, limit] = given;
    const before = what === 'an import' ? { ...after, timeline: { rows: [] } } : large;
    const diff = compareReports(before, after);
    expect(diff.length).toBe(what === 'an import' ? 5000 : changes);
    expect(applyDiff(before, diff)).toEqual(after);
    const apart = structuredClone(after);
    const figures = {
      shared: cost(() => compareReports(before, after)),
      apart: cost(() => compareReports(before, apart)),
      apply: cost(() => applyDiff(before, diff)),
      back: cost(() => applyDiff(after, invertDiff(diff))),
    };
    if (process.env['SHOW_FIGURES']) console.log(what, figures);
    // Quadratic work takes seconds here; the limits leave room for a machine that is busy.
    for (const [name, taken] of Object.entries(figures)) expect(taken, name).toBeLessThan(limit);
  });
});
