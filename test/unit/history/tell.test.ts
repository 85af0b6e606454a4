import { describe, expect, it } from 'vitest';
import { aroundChanges, excerpts } from '../../../shared/history/excerpt.ts';
import { statesAfter, tellChanges } from '../../../shared/history/tell.ts';
import { applyDiff, type Diff } from '../../../shared/report/diff.ts';
import { newTimelineRow } from '../../../shared/report/create.ts';
import { startReport } from '../store/commands.ts';

const rows = ['timeline', 'rows'];
const sentences = (changes: Diff) => {
  const state = applyDiff(startReport(), changes);
  return tellChanges(changes, state).map(({ words }) => words.sentence);
};
const set = (path: string[], before: unknown, after: unknown) =>
  ({ kind: 'set', path, before, after }) as const;

describe('telling changes', () => {
  it('tells a field that was typed into again and again once', () => {
    const path = ['incident', 'title'];
    expect(sentences([set(path, '', 'Q'), set(path, 'Q', 'Queue')])).toEqual([
      'Title changed: (empty) → Queue',
    ]);
  });

  it('tells a new row with what was written into it, as one', () => {
    const row = newTimelineRow(() => 'new');
    const changes: Diff = [
      { kind: 'insert', path: rows, index: 3, row },
      set([...rows, 'new', 'time'], '', '15:00'),
      set([...rows, 'new', 'event'], '', 'Pager went off'),
    ];
    expect(sentences(changes)).toEqual(['Timeline row 15:00 “Pager went off” added']);
  });

  it('leaves out what came and went', () => {
    const row = newTimelineRow(() => 'new');
    const changes: Diff = [
      { kind: 'insert', path: rows, index: 3, row },
      set([...rows, 'new', 'event'], '', 'Nothing'),
      { kind: 'remove', path: rows, index: 3, row: { ...row, event: 'Nothing' } },
    ];
    expect(sentences(changes)).toEqual([]);
  });

  it('names rows as they were after each entry, not as they are now', () => {
    const report = startReport();
    const [first] = report.timeline.rows;
    const path = [...rows, first!.id, 'event'];
    const entries = [
      { changes: [set(path, 'Second', 'Third')] },
      { changes: [set(path, 'At 14:32', 'Second')] },
    ];
    const newest = applyDiff(report, [...entries[1]!.changes, ...entries[0]!.changes]);
    const told = statesAfter(newest, entries).map(
      (state, index) => tellChanges(entries[index]!.changes, state)[0]?.words.row,
    );
    expect(told).toEqual(['Timeline row 14:32 “Third”', 'Timeline row 14:32 “Second”']);
  });

  it('goes on where an entry does not lead back', () => {
    const entries = [
      { changes: [{ kind: 'move', path: ['nothing'], id: 'x', from: 0, to: 1 } as const] },
      { changes: [] },
    ];
    expect(statesAfter(startReport(), entries)).toHaveLength(2);
  });
});

describe('excerpts', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
  const before = words.join(' ');
  const after = words.with(30, 'CHANGED').join(' ');

  it('keep what changed and the words beside it', () => {
    const short = excerpts(before, after, 30, 200);
    expect(short.after).toMatch(/^… .*word29 CHANGED word31.* …$/);
    expect(short.before).toMatch(/^… .*word29 word30 word31.* …$/);
    expect(short.after.length).toBeLessThan(90);
  });

  it('show short texts whole', () => {
    expect(excerpts('Nine minutes', 'Ten minutes', 30, 200)).toEqual({
      before: 'Nine minutes',
      after: 'Ten minutes',
    });
  });

  it('are cut where all of a long text is new', () => {
    expect(excerpts('', before, 30, 100).after).toMatch(/^word0 .{60,100} …$/);
  });

  it('leave what changed whole in the pieces', () => {
    const pieces = aroundChanges(
      [
        { kind: 'same', text: before },
        { kind: 'removed', text: before },
        { kind: 'added', text: 'x' },
      ],
      20,
    );
    expect(pieces[1]?.text).toBe(before);
    expect(pieces[0]?.text).toMatch(/^ … word58 word59$/);
  });
});
