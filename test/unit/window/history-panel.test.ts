import { describe, expect, it } from 'vitest';
import { daysOf } from '../../../renderer/features/history/days.ts';
import { differencesBetween } from '../../../renderer/features/history/differences.ts';
import { withNewest, withOlder } from '../../../renderer/features/history/known-history.ts';
import { inOrder, stateWords } from '../../../renderer/features/history/moment.ts';
import { joinNotes } from '../../../renderer/store/save-note.ts';
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { startReport } from '../store/commands.ts';

const entry = (seq: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  time: `2026-11-24T14:${String(seq).padStart(2, '0')}:00.000Z`,
  author: 'Ada',
  kind: 'edited',
  changes: [],
  record: 'a'.repeat(64),
  prev: 'b'.repeat(64),
  hash: `${seq}`.padStart(64, '0'),
  ...more,
});
const page = (seqs: readonly number[], hasMore: boolean) => ({
  entries: seqs.map((seq) => entry(seq)),
  hasMore,
  faults: [],
});
const numbers = ({ entries }: { readonly entries: readonly HistoryEntry[] }) => entries.map(({ seq }) => seq);

describe('pages of a history', () => {
  it('stand one behind the other', () => {
    const known = withOlder(withNewest(null, page([9, 8, 7], true)), page([6, 5], false));
    expect(numbers(known)).toEqual([9, 8, 7, 6, 5]);
    expect(known.hasMore).toBe(false);
  });

  it('keep what was read when new entries come', () => {
    const known = withOlder(withNewest(null, page([9, 8, 7], true)), page([6, 5], false));
    const next = withNewest(known, page([10, 9, 8], true));
    expect(numbers(next)).toEqual([10, 9, 8, 7, 6, 5]);
    expect(next.hasMore).toBe(false);
  });

  it('start anew where more came than a page holds, or where entries were joined', () => {
    const known = withNewest(null, page([9, 8, 7], true));
    expect(numbers(withNewest(known, page([30, 29, 28], true)))).toEqual([30, 29, 28]);
    const joined = {
      ...page([10, 9, 7], true),
      entries: [entry(10), entry(9), entry(7, { hash: 'f'.repeat(64) })],
    };
    expect(numbers(withNewest(known, joined))).toEqual([10, 9, 7]);
  });
});

describe('days of a history', () => {
  it('hold stretches of work, each entry with the one before it', () => {
    const yesterday = entry(1, { time: '2026-11-23T10:00:00.000Z' });
    const days = daysOf([entry(3), entry(2), yesterday], startReport());
    expect(days.map(({ day, stretches }) => [day, stretches.map((stretch) => stretch.length)])).toEqual([
      ['2026-11-24', [2]],
      ['2026-11-23', [1]],
    ]);
    expect(days[0]?.stretches[0]?.map(({ before }) => before?.seq)).toEqual([2, 1]);
    expect(days[1]?.stretches[0]?.[0].before).toBeNull();
  });
});

describe('the differences of two states', () => {
  it('stand by section and row, each in words', () => {
    const before = startReport();
    const [first, second, third] = before.timeline.rows;
    const after: Report = {
      ...before,
      incident: { ...before.incident, severity: 'P1', title: 'New' },
      timeline: {
        rows: [
          third!,
          { ...first!, event: 'Another event' },
          newTimelineRow(() => 'new', { event: 'Added event' }),
        ],
      },
    };
    const sections = differencesBetween(before, after);
    expect(sections.map(({ title }) => title)).toEqual(['Incident', 'Timeline']);
    expect(
      sections[0]?.parts.map(({ title, fields }) => [title, fields[0]?.before, fields[0]?.after]),
    ).toEqual([
      ['Title', '', 'New'],
      ['Severity', '(empty)', 'P1 High'],
    ]);
    const rows = sections[1]?.parts.map(({ row, state, moved }) => [row?.id, state, moved !== '']);
    expect(rows).toEqual(
      expect.arrayContaining([
        [second?.id, 'removed', false],
        ['new', 'added', false],
      ]),
    );
    const changed = sections[1]?.parts.find(({ row }) => row?.id === first?.id);
    expect(changed?.fields).toMatchObject([{ label: 'Event', before: 'At 14:32', after: 'Another event' }]);
    // Of two rows that changed places one was moved.
    expect(rows?.filter(([, , isMoved]) => isMoved)).toHaveLength(1);
  });

  it('are none of a state with itself', () =>
    expect(differencesBetween(startReport(), startReport())).toEqual([]));
});

describe('moments', () => {
  const moment = (seq: number) => ({ kind: 'entry', seq, time: '2026-11-24T14:02:07.123Z' }) as const;

  it('are compared from the earlier to the later', () => {
    expect(inOrder(moment(5), moment(3))).toEqual([moment(3), moment(5)]);
    expect(inOrder({ kind: 'now' }, moment(3))).toEqual([moment(3), { kind: 'now' }]);
  });

  it('are the reason of a restore for which none was given', () => {
    expect(stateWords(moment(5))).toBe('To the state of 2026-11-24 14:02:07 UTC');
  });
});

describe('notes of saves', () => {
  it('that go together keep both reasons, once each, as far as a save takes them', () => {
    expect(joinNotes({ kind: 'restored', reason: 'A' }, { kind: 'merged', reason: 'A' })).toEqual({
      kind: 'merged',
      reason: 'A',
    });
    expect(joinNotes({ kind: 'restored' }, { kind: 'restored' })).toEqual({ kind: 'restored' });
    const long = joinNotes(
      { kind: 'restored', reason: 'x'.repeat(400) },
      { kind: 'merged', reason: 'y'.repeat(400) },
    );
    expect(long.reason).toHaveLength(500);
  });
});
