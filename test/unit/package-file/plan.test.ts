/** What an import would do: for every way in which two histories of one report can stand to each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../shared/history/entry.ts';
import { compareReports } from '../../../shared/history/compare.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { recordHash } from '../../../electron/library/record-hash.ts';
import {
  chained,
  digestOfBrought,
  digestOfJoined,
  faultsOf,
  hashOfEntry,
} from '../../../electron/library/history/chain.ts';
import { planImport } from '../../../electron/package-file/plan/plan.ts';
import { countingIds } from '../../setup/ids.ts';
import { begun, type History, NOW, saying, titled } from '../../setup/packaged.ts';
import { runs } from '../../setup/runs.ts';

const start = saying(begun(), 'First words');
const further = titled(saying(start, 'More words'), 'A title');
const elsewhere = titled(start, 'Another title');

/** The history with its first `count` entries joined to one, as a compaction leaves it. */
const compacted = ({ report, entries }: History, count: number): History => {
  const [first, ...rest] = entries.slice(0, count);
  const last = entries[count - 1]!;
  const raw = {
    ...first!,
    seq: last.seq,
    changes: rest.flatMap(({ changes }) => changes),
    record: last.record,
    replaces: { from: 1, to: last.seq, hash: last.hash },
  };
  const joined: Entry = { ...raw, hash: hashOfEntry(raw) };
  const kept = [joined, ...entries.slice(count)];
  const content = {
    time: NOW.toISOString(),
    author: '',
    kind: 'compacted' as const,
    changes: [],
    record: recordHash(report),
    joined: { seq: joined.seq, hash: digestOfJoined(kept) },
  };
  return { report, entries: [...kept, chained(content, kept.at(-1)!)] };
};

describe('planning an import', () => {
  test('a report that the library does not know is new', () => {
    expect(planImport(start, null)).toEqual({ kind: 'new' });
  });

  test('the same again is the same', () => {
    expect(planImport(further, further)).toEqual({ kind: 'same' });
  });

  test('a package that went on from our last entry brings what came after it', () => {
    const plan = planImport(further, start);
    expect(plan).toEqual({ kind: 'ahead', entries: further.entries.slice(2) });
    // What is added after ours is one whole chain.
    expect(plan.kind === 'ahead' && faultsOf([...start.entries, ...plan.entries])).toEqual([]);
  });

  test('a package that we went on from changes nothing', () => {
    expect(planImport(start, further)).toEqual({ kind: 'behind', by: 2 });
  });

  test('two that went on from one state are merged against that state', () => {
    expect(planImport(elsewhere, further)).toEqual({
      kind: 'diverged',
      base: start.report,
      mine: further.report,
      theirs: elsewhere.report,
      common: { seq: 2, hash: start.entries[1]?.hash },
      mineSince: further.entries.slice(2),
      theirsSince: elsewhere.entries.slice(2),
      brought: elsewhere.entries.slice(2),
    });
  });

  test('two histories that share nothing are merged without a base', () => {
    const report = emptyReport(countingIds());
    const other = begun({ ...report, summary: { ...report.summary, text: 'Typed again' } });
    expect(planImport(other, further)).toEqual({
      kind: 'unrelated',
      mine: further.report,
      theirs: other.report,
      why: 'no-common-entry',
      brought: other.entries,
    });
  });

  describe('after a merge', () => {
    /** What `mine` comes to once it has merged `theirs`, as an import does it. */
    const merging = (mine: History, theirs: History, title: string): History => {
      const plan = planImport(theirs, mine);
      if (plan.kind !== 'diverged') throw new Error(plan.kind);
      const brought = [...plan.brought];
      const report = { ...mine.report, incident: { ...mine.report.incident, title } };
      const content = {
        time: NOW.toISOString(),
        author: 'A. Tester',
        kind: 'merged' as const,
        changes: [...compareReports(mine.report, report)],
        record: recordHash(report),
        merges: digestOfBrought(brought),
        brought,
      };
      return { report, entries: [...mine.entries, chained(content, mine.entries.at(-1) ?? null)] };
    };
    const merged = merging(further, elsewhere, 'Decided');

    test('the chain is whole, and what came in cannot be changed or taken out unseen', () => {
      expect(faultsOf(merged.entries)).toEqual([]);
      const last = merged.entries.at(-1)!;
      const others = last.brought!.with(0, { ...last.brought![0]!, author: 'Somebody else' });
      const { brought: _taken, ...without } = last;
      for (const changed of [{ ...last, brought: others }, without]) {
        const faults = faultsOf([...merged.entries.slice(0, -1), changed]);
        expect(faults).toMatchObject([{ kind: 'changed', seq: last.seq }]);
      }
    });

    test('the same package again brings nothing', () => {
      expect(planImport(elsewhere, merged)).toEqual({ kind: 'behind', by: 3 });
    });

    test('their later edits are merged from where the last merge left them', () => {
      const later = saying(elsewhere, 'Said later');
      const plan = planImport(later, merged);
      expect(plan).toMatchObject({
        kind: 'diverged',
        base: elsewhere.report,
        brought: later.entries.slice(-1),
      });
    });

    test('the other side takes the merge over without a question', () => {
      const plan = planImport(merged, elsewhere);
      expect(plan).toMatchObject({ kind: 'diverged', base: elsewhere.report, mine: elsewhere.report });
      const both = merging(elsewhere, merged, 'Decided');
      expect(faultsOf(both.entries)).toEqual([]);
      // Their own entry, which had come into ours, does not come back to them.
      const names = both.entries.flatMap(({ brought = [], hash }) => [
        hash,
        ...brought.map((each) => each.hash),
      ]);
      expect(new Set(names).size).toBe(names.length);
    });

    test('merging to and fro never nests deeper', () => {
      let [mine, theirs] = [further, elsewhere];
      for (let round = 0; round < 12; round += 1) {
        mine = merging(titled(mine, `m${round}`), saying(theirs, `t${round}`), `merged ${round}`);
        theirs = merging(saying(theirs, `u${round}`), mine, `again ${round}`);
      }
      expect(faultsOf(theirs.entries)).toEqual([]);
      const last = JSON.stringify(theirs.entries.at(-1));
      expect(last.split('"brought"')).toHaveLength(2);
    });
  });

  test('without any history, the content alone decides', () => {
    const bare = { report: further.report, entries: [] };
    expect(planImport(bare, further)).toEqual({ kind: 'same' });
    expect(planImport(further, bare)).toEqual({ kind: 'same' });
    expect(planImport(bare, start)).toMatchObject({ kind: 'unrelated', why: 'no-common-entry' });
    expect(planImport(start, bare)).toMatchObject({ kind: 'unrelated', why: 'no-common-entry' });
  });

  test.each([
    [
      'an entry was changed',
      (entries: Entry[]) => entries.with(2, { ...entries[2]!, author: 'Somebody else' }),
    ],
    ['an entry is missing', (entries: Entry[]) => entries.toSpliced(1, 1)],
    ['entries were swapped', (entries: Entry[]) => [entries[0]!, entries[2]!, entries[1]!, entries[3]!]],
    ['the beginning is missing', (entries: Entry[]) => entries.slice(1)],
    ['the end is missing', (entries: Entry[]) => entries.slice(0, 3)],
  ])('a history in which %s never extends ours, nor is it extended', (_name, harm) => {
    const harmed = { report: further.report, entries: harm([...further.entries]) };
    expect(planImport(harmed, start)).toMatchObject({ kind: 'unrelated', why: 'their-history-damaged' });
    expect(planImport(start, harmed)).toMatchObject({ kind: 'unrelated', why: 'our-history-damaged' });
    expect(planImport(harmed, further)).toEqual({ kind: 'same' });
  });

  test('a chain whose entries do not lead to their records gives no base', () => {
    const forged = (() => {
      const raw = { ...start.entries[0]!, record: recordHash('something else') };
      const first: Entry = { ...raw, hash: hashOfEntry(raw) };
      return { report: start.report, entries: [first] };
    })();
    const on = (title: string): History => titled(forged, title);
    expect(planImport(on('a'), on('b'))).toMatchObject({ kind: 'unrelated', why: 'base-unreadable' });
  });

  describe('where one side joined its old entries', () => {
    test('they still share the last one', () => {
      const ours = compacted(further, 2);
      expect(faultsOf(ours.entries)).toEqual([]);
      expect(planImport(further, ours)).toEqual({ kind: 'behind', by: 1 });
      expect(planImport(ours, further)).toEqual({ kind: 'ahead', entries: ours.entries.slice(-1) });
    });

    test('they fork where they forked', () => {
      const ours = compacted(further, 2);
      for (const plan of [planImport(elsewhere, ours), planImport(ours, elsewhere)]) {
        expect(plan).toMatchObject({ kind: 'diverged', base: start.report });
      }
    });

    test('entries after a joined one are not hung on ours where they would not hold', () => {
      const theirs = saying(compacted(further, 4), 'And more');
      // Their next entry names the joined one, which we do not have.
      expect(planImport(theirs, further)).toMatchObject({
        kind: 'diverged',
        base: further.report,
        mine: further.report,
        theirs: theirs.report,
        mineSince: [],
      });
    });
  });

  test('whatever both sides typed, the base is where they parted, and nothing of either side is lost', () => {
    const edits = fc.array(fc.tuple(fc.boolean(), fc.string({ maxLength: 5 })), { maxLength: 6 });
    const typed = (history: History, all: readonly (readonly [boolean, string])[]): History =>
      all.reduce((sum, [isTitle, text]) => (isTitle ? titled(sum, text) : saying(sum, text)), history);
    fc.assert(
      fc.property(edits, edits, edits, (before, ours, theirs) => {
        const base = typed(begun(), before);
        const mine = typed(
          base,
          ours.map(([isTitle, text]) => [isTitle, `m${text}`] as const),
        );
        const other = typed(
          base,
          theirs.map(([isTitle, text]) => [isTitle, `t${text}`] as const),
        );
        const plan = planImport(other, mine);
        const since = (history: History): readonly Entry[] => history.entries.slice(base.entries.length);
        const merge = {
          kind: 'diverged',
          base: base.report,
          mine: mine.report,
          theirs: other.report,
          mineSince: since(mine),
          theirsSince: since(other),
        };
        const oneSided =
          theirs.length > 0 ? { kind: 'ahead', entries: since(other) } : { kind: 'behind', by: ours.length };
        const hasBoth = ours.length > 0 && theirs.length > 0;
        const hasNone = ours.length === 0 && theirs.length === 0;
        expect(plan).toMatchObject(hasNone ? { kind: 'same' } : hasBoth ? merge : oneSided);
      }),
      runs(200),
    );
  });
});
