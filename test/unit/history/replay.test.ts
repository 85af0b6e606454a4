import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../../shared/history/compare.ts';
import { Entry, NO_ENTRY } from '../../../shared/history/entry.ts';
import { changesBetween, stateAt } from '../../../shared/history/replay.ts';
import { applyDiff } from '../../../shared/report/diff.ts';
import { editedArbitrary } from '../../arbitrary/edited.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { runs } from '../../setup/runs.ts';

/** An entry whose hashes nobody asks for here: chains are verified before they are replayed. */
const entry = (seq: number, rest: Partial<Entry> = {}): Entry => ({
  seq,
  time: '2026-03-14T09:12:00Z',
  author: 'Imke',
  kind: 'edited',
  changes: [],
  record: NO_ENTRY,
  prev: NO_ENTRY,
  hash: NO_ENTRY,
  ...rest,
});
const setTitle = (before: string, after: string): Entry['changes'] => [
  { kind: 'set', path: ['title'], before, after },
];

const chain: readonly Entry[] = [
  entry(1, { kind: 'created', report: { title: 'a' } }),
  entry(2, { changes: setTitle('a', 'b') }),
  entry(5, { changes: setTitle('b', 'c'), replaces: { from: 3, to: 5, hash: NO_ENTRY } }),
  entry(6, { kind: 'recovered', report: { title: 'x' }, changes: setTitle('x', 'y') }),
  entry(7, { changes: setTitle('y', 'z') }),
];
const titles = (entries: readonly Entry[], seq: number) => {
  const result = stateAt(entries, seq);
  return result.ok
    ? result.value.state
    : { reason: result.reason, seq: result.seq, reached: result.reached?.seq ?? null };
};

describe('replaying a chain', () => {
  test.each([
    [1, 'a'],
    [2, 'b'],
    [5, 'c'],
    [6, 'y'],
    [7, 'z'],
  ])('gives the state after entry %i', (seq, title) => expect(titles(chain, seq)).toEqual({ title }));

  test.each<[string, readonly Entry[], number, string, number, number | null]>([
    ['an entry that was joined with others', chain, 4, 'joined', 5, null],
    ['an entry that never was', chain, 8, 'no-such-entry', 8, null],
    ['an empty history', [], 1, 'no-such-entry', 1, null],
    ['a history whose beginning is gone', chain.slice(1), 2, 'no-beginning', 2, null],
    ['a history with a hole', [chain[0]!, chain[2]!], 5, 'gap', 5, 1],
    ['entries out of order', [chain[0]!, chain[2]!, chain[1]!], 2, 'gap', 5, 1],
    [
      'a change of something else',
      [chain[0]!, entry(2, { changes: setTitle('q', 'b') }), entry(3)],
      3,
      'does-not-fit',
      2,
      1,
    ],
    [
      'a change of a field that is not there',
      [
        chain[0]!,
        entry(2),
        entry(3, { changes: [{ kind: 'move', path: ['rows'], id: 'r', from: 0, to: 1 }] }),
      ],
      3,
      'does-not-fit',
      3,
      2,
    ],
  ])('names %s', (_what, entries, seq, reason, blamed, reached) =>
    expect(titles(entries, seq)).toEqual({ reason, seq: blamed, reached }),
  );

  test('a damaged entry does no harm behind the next whole report', () => {
    const damaged = chain.with(1, entry(2, { changes: setTitle('q', 'b') }));
    expect(titles(damaged, 5)).toMatchObject({ reason: 'does-not-fit', seq: 2 });
    expect(titles(damaged, 7)).toEqual({ title: 'z' });
  });

  test('tells what changed between two entries, forwards and backwards', () => {
    const told = (from: number, to: number) => {
      const result = changesBetween(chain, from, to);
      return result.ok ? result.value : result.reason;
    };
    expect(told(1, 7)).toEqual(setTitle('a', 'z'));
    expect(told(7, 1)).toEqual(setTitle('z', 'a'));
    expect(told(2, 2)).toEqual([]);
    expect(told(2, 9)).toBe('no-such-entry');
    expect(told(3, 7)).toBe('joined');
  });
});

test('thousands of entries of a large report are replayed in one go', () => {
  const list = Array.from({ length: 5000 }, (_, index) => ({ id: `r${index}`, text: '' }));
  const entries = [
    entry(1, { report: { list } }),
    ...list.map(({ id }, index) =>
      entry(index + 2, {
        changes: [{ kind: 'set', path: ['list', id, 'text'], before: '', after: `now ${index}` }],
      }),
    ),
  ];
  const start = performance.now();
  expect(titles(entries, 5001)).toEqual({
    list: list.map(({ id }, index) => ({ id, text: `now ${index}` })),
  });
  // One by one, each copies the list: some seconds.
  expect(performance.now() - start).toBeLessThan(1000);
});

const histories = reportArbitrary.chain((first) =>
  fc.tuple(fc.constant(first), editedArbitrary(first), editedArbitrary(first), editedArbitrary(first)),
);

test('every state that was stored comes back exactly, through JSON as well', () => {
  fc.assert(
    fc.property(histories, (states) => {
      const entries = states.map((state, index) =>
        index === 0
          ? entry(1, { kind: 'created', report: state })
          : entry(index + 1, { changes: [...compareReports(states[index - 1], state)] }),
      );
      const stored = Entry.array().parse(JSON.parse(JSON.stringify(entries)));
      for (const [index, state] of states.entries()) {
        const result = stateAt(stored, index + 1);
        expect(result).toEqual({ ok: true, value: { seq: index + 1, state } });
        const changes = changesBetween(stored, index + 1, states.length);
        expect(changes.ok && applyDiff(state, changes.value)).toEqual(states.at(-1));
      }
    }),
    runs(50),
  );
});

test('never throws, whatever the changes of an entry are', () => {
  const key = fc.constantFrom('title', 'rows', 'r', '', '__proto__', 'length');
  const path = fc.array(key, { maxLength: 3 });
  const row = fc.record({ id: key });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), path, before: fc.jsonValue(), after: fc.jsonValue() }),
    fc.record({ kind: fc.constantFrom('insert' as const, 'remove' as const), path, index: fc.nat(), row }),
    fc.record({ kind: fc.constant('move' as const), path, id: key, from: fc.nat(), to: fc.nat() }),
  );
  const report = fc.oneof(fc.jsonValue(), fc.constant({ title: '', rows: [{ id: 'r' }] }));
  fc.assert(
    fc.property(report, fc.array(change, { maxLength: 4 }), (whole, changes) => {
      const result = stateAt([entry(1, { report: whole }), entry(2, { changes })], 2);
      const told = result.ok ? 'fits' : `${result.reason} ${result.seq} after ${result.reached?.seq}`;
      expect(['fits', 'does-not-fit 2 after 1']).toContain(told);
    }),
    runs(500),
  );
});
