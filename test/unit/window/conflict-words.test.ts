/** What a person reads when both versions changed the same. */
import { describe, expect, it } from 'vitest';
import { choiceForAll, conflictWords } from '../../../renderer/features/merge/conflict-words.ts';
import { heldWords, omittedNames } from '../../../renderer/features/access/access-words.ts';
import { mergeReports } from '../../../shared/history/merge.ts';
import { resolve } from '../../../shared/history/resolve.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { startReport } from '../store/commands.ts';

const base: Report = {
  ...startReport(),
  timeline: {
    rows: [{ id: 'r1', time: '2026-03-14T22:50Z', phase: '', event: 'Alert fires', actor: '', notes: '' }],
  },
};
const row = (changes: Partial<Report['timeline']['rows'][number]>): Report => ({
  ...base,
  timeline: { rows: base.timeline.rows.map((each) => ({ ...each, ...changes })) },
});
const removed: Report = { ...base, timeline: { rows: [] } };
const wordsOf = (mine: Report, theirs: Report) => {
  const merge = mergeReports(base, mine, theirs);
  return { merge, words: merge.conflicts.map((conflict) => conflictWords(conflict, merge.merged)) };
};

describe('a conflict', () => {
  it('names section, row and field, and tells short values apart by showing them whole', () => {
    const { words } = wordsOf(row({ time: '2026-03-14T22:51Z' }), row({ time: '2026-03-14T22:52Z' }));
    expect(words).toHaveLength(1);
    expect(words[0]?.place).toMatchObject({ sectionTitle: 'Timeline', field: 'Time (UTC)' });
    expect(words[0]?.reason).toBe('Changed on both sides. Before: 2026-03-14 22:50 UTC');
    expect(words[0]?.options.map(({ title, pieces }) => [title, pieces])).toEqual([
      ['Mine', [{ kind: 'same', text: '2026-03-14 22:51 UTC' }]],
      ['Theirs', [{ kind: 'same', text: '2026-03-14 22:52 UTC' }]],
    ]);
  });

  it('shows prose word by word and offers both, unless little is left of it', () => {
    const { merge, words } = wordsOf(
      row({ event: 'Alert fires at the bank' }),
      row({ event: 'Pager quiet all night long until morning' }),
    );
    const [mine, theirs, both] = words[0]?.options ?? [];
    expect(mine?.pieces.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual([
      ' at the bank',
    ]);
    expect(theirs?.pieces).toEqual([{ kind: 'same', text: 'Pager quiet all night long until morning' }]);
    const settled = resolve(merge, { [words[0]?.key ?? '']: both?.choice ?? 'mine' });
    expect(settled.ok && settled.value.timeline.rows[0]?.event).toBe(
      'Alert fires at the bank\n\nPager quiet all night long until morning',
    );
  });

  it('says who removed a row that the other changed', () => {
    const mine = wordsOf(removed, row({ actor: 'Ben' })).words[0];
    expect(mine?.reason).toBe('You removed it, and it was changed there.');
    expect(mine?.options.map(({ title }) => title)).toEqual(['Mine: remove it', 'Theirs: keep it']);
    const theirs = wordsOf(row({ actor: 'Ana' }), removed);
    expect(theirs.words[0]?.options.map(({ title }) => title)).toEqual([
      'Mine: keep it',
      'Theirs: remove it',
    ]);
    const settled = resolve(theirs.merge, choiceForAll(theirs.words, 'theirs'));
    expect(settled.ok && settled.value.timeline.rows).toEqual([]);
  });
});

describe('who has a report', () => {
  const now = new Date(2026, 2, 14, 15, 0);
  const since = new Date(2026, 2, 14, 14, 32).toISOString();
  it.each([
    [
      { user: 'Ana Ruiz', machine: 'ws-14', isHere: false },
      'Ana Ruiz on ws-14 has been editing this report since today 14:32.',
    ],
    [
      { user: '', machine: 'ws-14', isHere: false },
      'Somebody on ws-14 has been editing this report since today 14:32.',
    ],
    [
      { user: '', machine: '', isHere: false },
      'Another program has been editing this report since today 14:32.',
    ],
    [
      { user: 'Ana', machine: 'x', isHere: true },
      'This report is being edited in another window on this machine since today 14:32.',
    ],
  ])('%j', (holder, words) => {
    expect(heldWords({ ...holder, since }, now)).toBe(words);
  });

  it('is told without a time where none is known', () => {
    const holder = { user: '', machine: '', isHere: false, since: new Date(0).toISOString() };
    expect(heldWords(holder, now)).toBe('Another program is editing this report.');
  });
});

it('parts that are not shown are named as the form names them, else by their path, each once', () => {
  const omitted = ['incident.severity', 'telepathy', 'timeline.rows.a.event', 'timeline.rows.b.event'];
  expect(omittedNames({ kind: 'newer', version: 7, omitted })).toEqual([
    'Incident: Severity',
    'telepathy',
    'Timeline: Event',
  ]);
});
