/** The chain of a history: whole as written, and any change, loss or addition named; joined, and still whole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chained, faultsOf, headOf } from '../../../electron/library/history/chain.ts';
import { compacted, joinable } from '../../../electron/library/history/compact.ts';
import { decodeLines, encodeLine } from '../../../electron/library/history/lines.ts';
import { reportAfter } from '../../../electron/library/history/state.ts';
import { recordHash } from '../../../electron/library/record-hash.ts';
import { plainSealer } from '../../../electron/library/sealer.ts';
import type { Entry } from '../../../shared/history/entry.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { type Command, execute } from '../../../shared/report/command.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { countingIds } from '../../setup/ids.ts';

const START = Date.UTC(2026, 2, 14, 9);
const isoAt = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

type Edit = { readonly author: string; readonly after: number; readonly command: Command };

/** A chain that begins with an empty report and goes on with these edits, each so many seconds after the last. */
const chainOf = (edits: readonly Edit[]): { entries: Entry[]; report: Report } => {
  let report = emptyReport(countingIds('c'));
  let seconds = 0;
  const entries: Entry[] = [
    chained(
      { time: isoAt(0), author: 'Ada', kind: 'created', changes: [], report, record: recordHash(report) },
      null,
    ),
  ];
  for (const { author, after, command } of edits) {
    seconds += after;
    const result = execute(report, command);
    if (!result.ok) throw new Error(result.message);
    if (result.diff.length === 0) continue;
    ({ report } = result);
    entries.push(
      chained(
        {
          time: isoAt(seconds),
          author,
          kind: 'edited',
          changes: [...result.diff],
          record: recordHash(report),
        },
        headOf(entries),
      ),
    );
  }
  return { entries, report };
};

const row = (id: string) => ({ id, time: '', phase: '', event: '', actor: '', notes: '' });
const rowIds = ['a', 'b', 'c', 'd'];

/** Edits as people make them: typing in fields, in cells of rows, rows added, removed and moved. */
const arbitraryEdits = fc
  .array(
    fc.record({
      author: fc.constantFrom('Ada', 'Grace'),
      after: fc.integer({ min: 0, max: 900 }),
      kind: fc.constantFrom('title', 'text', 'cell', 'insert', 'remove', 'move'),
      id: fc.constantFrom(...rowIds),
      index: fc.integer({ min: 0, max: 4 }),
      value: fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀'), maxLength: 5 }),
    }),
    { maxLength: 40 },
  )
  .map((drawn): Edit[] => {
    const present = new Set<string>();
    return drawn.flatMap(({ author, after, kind, id, index, value }): Edit[] => {
      const edit = (command: Command): Edit[] => [{ author, after, command }];
      const path = ['timeline', 'rows'];
      if (kind === 'title') return edit({ kind: 'set', path: ['incident', 'title'], value });
      if (kind === 'text') return edit({ kind: 'set', path: ['summary', 'text'], value });
      if (!present.has(id)) {
        if (kind !== 'insert') return [];
        present.add(id);
        return edit({ kind: 'insert', path, index, row: row(id) });
      }
      if (kind === 'cell') return edit({ kind: 'set', path: [...path, id, 'event'], value });
      if (kind === 'move') return edit({ kind: 'move', path, id, to: index });
      if (kind !== 'remove') return [];
      present.delete(id);
      return edit({ kind: 'remove', path, id });
    });
  });

const titles = (count: number, after = 2): Edit[] =>
  Array.from({ length: count }, (_, index) => ({
    author: 'Ada',
    after,
    command: { kind: 'set', path: ['incident', 'title'], value: `Title ${index}` },
  }));

describe('a chain', () => {
  test('is whole as written, and leads to the report', () => {
    fc.assert(
      fc.property(arbitraryEdits, (edits) => {
        const { entries, report } = chainOf(edits);
        expect(faultsOf(entries)).toEqual([]);
        expect(reportAfter(null, entries)).toEqual(report);
      }),
    );
  });

  test('names an entry that was changed, even where its hash was made to fit', () => {
    const { entries } = chainOf(titles(5));
    const forged = entries.map((entry) => (entry.seq === 3 ? { ...entry, author: 'Mallory' } : entry));
    expect(faultsOf(forged)).toEqual([
      {
        kind: 'changed',
        seq: 3,
        message: 'Entry 3 of the history was changed: its content does not match its hash.',
      },
    ]);
    const before = entries[1];
    const third = entries[2];
    if (!before || !third) throw new Error('too short');
    const { seq: _seq, prev: _prev, hash: _hash, ...content } = third;
    const fitting = chained({ ...content, author: 'Mallory' }, { seq: 2, hash: before.hash });
    const faults = faultsOf(entries.map((entry) => (entry.seq === 3 ? fitting : entry)));
    expect(faults.map(({ kind, seq }) => [kind, seq])).toEqual([['changed', 4]]);
  });

  test('names entries that are missing, doubled or in another order', () => {
    const { entries } = chainOf(titles(6));
    const without = entries.filter(({ seq }) => seq !== 3 && seq !== 4);
    expect(faultsOf(without).map(({ message }) => message)).toEqual([
      'Entries 3 to 4 of the history are missing.',
    ]);
    expect(faultsOf(entries.slice(1)).map(({ message }) => message)).toEqual([
      'Entry 1 of the history is missing.',
    ]);
    const doubled = entries.flatMap((entry) => (entry.seq === 3 ? [entry, entry] : [entry]));
    expect(faultsOf(doubled).map(({ kind }) => kind)).toEqual(['changed']);
    expect(faultsOf(entries.toReversed()).length).toBeGreaterThan(0);
  });

  test('that was cut short is whole in itself: only its report can tell', () => {
    const { entries } = chainOf(titles(6));
    expect(faultsOf(entries.slice(0, 3))).toEqual([]);
  });
});

describe('lines', () => {
  test('are read as written; a damaged one costs none of the others; an unfinished one is told apart', () => {
    const { entries } = chainOf(titles(4));
    const lines = entries.map((entry) => encodeLine('r1', entry, plainSealer));
    const all = Buffer.concat(lines);
    expect(decodeLines('r1', all, plainSealer)).toEqual({ entries, bad: [], whole: all.byteLength });
    const torn = all.subarray(0, all.byteLength - 5);
    const read = decodeLines('r1', torn, plainSealer);
    expect([read.entries.length, read.bad, torn.byteLength - read.whole]).toEqual([
      entries.length - 1,
      [],
      (lines.at(-1)?.byteLength ?? 0) - 5,
    ]);
    const damaged = Buffer.from(all);
    damaged[(lines[0]?.byteLength ?? 0) + 10] = 0xff;
    const rest = decodeLines('r1', damaged, plainSealer);
    expect(rest.entries.map(({ seq }) => seq)).toEqual([1, 3, 4, 5]);
    expect(rest.bad).toEqual([
      { line: 2, message: 'Line 2 of the history cannot be read: it is not complete JSON.' },
    ]);
  });
});

describe('compaction', () => {
  const rules = { before: new Date(START + 86_400_000), pause: 10 * 60_000 };
  const note = { time: isoAt(200_000), author: 'Ada' };

  test('joins a quarter of an hour of typing into one entry with the first and the last words', () => {
    const { entries } = chainOf(titles(400));
    const shorter = compacted(entries, rules, note);
    expect(shorter?.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['created', 1],
      ['edited', 401],
      ['compacted', 402],
    ]);
    expect(shorter?.[1]).toMatchObject({
      changes: [{ kind: 'set', path: ['incident', 'title'], before: '', after: 'Title 399' }],
      replaces: { from: 2, to: 401, hash: entries.at(-1)?.hash },
    });
    expect(faultsOf(shorter ?? [])).toEqual([]);
  });

  test('keeps apart what others wrote, what came after a pause, what has a reason, and what is recent', () => {
    const { entries } = chainOf([...titles(3), ...titles(3).map((edit) => ({ ...edit, author: 'Grace' }))]);
    expect(joinable(entries, rules)).toBe(4);
    expect(joinable(chainOf(titles(5, 700)).entries, rules)).toBe(0);
    expect(joinable(entries, { ...rules, before: new Date(START) })).toBe(0);
    const told = entries.map((entry) => ({ ...entry, reason: 'because' }));
    expect(joinable(told, rules)).toBe(0);
  });

  test('leaves a chain that is whole, leads to the same report at every entry, and can go on and be joined again', () => {
    fc.assert(
      fc.property(
        arbitraryEdits,
        arbitraryEdits,
        fc.integer({ min: 0, max: 30_000 }),
        (edits, _more, cut) => {
          const { entries, report } = chainOf(edits);
          const states = new Map(
            entries.map((entry, index) => [entry.seq, reportAfter(null, entries.slice(0, index + 1))]),
          );
          const early =
            compacted(entries, { ...rules, before: new Date(START + cut * 1000) }, note) ?? entries;
          const late = compacted(early, rules, note) ?? early;
          for (const chain of [early, late]) {
            expect(faultsOf(chain)).toEqual([]);
            const edited = chain.filter(({ kind }) => kind !== 'compacted');
            for (const entry of edited) {
              const state = reportAfter(null, chain.slice(0, chain.indexOf(entry) + 1));
              expect(state).toEqual(states.get(entry.seq));
            }
            expect(reportAfter(null, chain)).toEqual(report);
          }
        },
      ),
    );
  });

  test('is found out where a joined entry was changed afterwards, whatever hash it was given', () => {
    const { entries } = chainOf([...titles(20), ...titles(20, 700), ...titles(20)]);
    const shorter = compacted(entries, rules, note) ?? [];
    const at = shorter.findIndex(({ replaces }) => replaces !== undefined);
    const joined = shorter[at];
    if (!joined) throw new Error('nothing was joined');
    const { hash: _hash, ...content } = { ...joined, author: 'Mallory' };
    const forged = { ...content, hash: recordHash(content) };
    expect(faultsOf(shorter.with(at, forged)).map(({ kind }) => kind)).toContain('joined');
    expect(faultsOf(shorter.filter(({ kind }) => kind !== 'compacted')).map(({ kind }) => kind)).toContain(
      'joined',
    );
  });
});
