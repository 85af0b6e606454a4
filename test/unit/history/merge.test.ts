import { describe, expect, test } from 'vitest';
import type { Choices } from '../../../shared/history/conflict.ts';
import { type Merge, mergeReports, mergeWithoutBase } from '../../../shared/history/merge.ts';
import { resolve } from '../../../shared/history/resolve.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import { applyDiff, type Change } from '../../../shared/report/diff.ts';
import { getAt, textToPath } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { countingIds } from '../../setup/ids.ts';

const withRows = (events: string): Report => ({
  ...emptyReport(countingIds()),
  timeline: {
    rows: events.split(' ').map((event) => newTimelineRow(() => event.charAt(0), { event })),
  },
});
const base = withRows('a b c d');

const set = (report: Report, path: string, after: unknown): Report => {
  const change: Change = {
    kind: 'set',
    path: textToPath(path),
    before: getAt(report, textToPath(path)),
    after,
  };
  return applyDiff(report, [change]);
};
const rows = (report: Report) => report.timeline.rows.map((row) => row.event).join(' ');
const conflicts = (merge: Merge) =>
  merge.conflicts.map(({ kind, path }) => (kind === 'value' ? path.join('.') : `${kind} ${path.join('.')}`));
const decided = (merge: Merge, choices: Choices): Report => {
  const result = resolve(merge, choices);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('merging two versions', () => {
  test('takes what each of them changed alone', () => {
    const merge = mergeReports(
      base,
      set(base, 'incident.title', 'Stall'),
      set(base, 'timeline.rows.b.actor', 'Imke'),
    );
    expect(merge.conflicts).toEqual([]);
    expect(merge.merged.incident.title).toBe('Stall');
    expect(merge.merged.timeline.rows[1]?.actor).toBe('Imke');
    expect(merge.taken).toEqual([
      { kind: 'set', path: ['timeline', 'rows', 'b', 'actor'], before: '', after: 'Imke' },
    ]);
  });

  test('the same change made by both is no conflict', () => {
    const both = set(base, 'incident.severity', 'P1');
    expect(mergeReports(base, both, structuredClone(both))).toMatchObject({
      merged: both,
      conflicts: [],
      taken: [],
    });
  });

  test('asks where both changed one field, and keeps mine until somebody decides', () => {
    const merge = mergeReports(
      base,
      set(base, 'incident.severity', 'P1'),
      set(base, 'incident.severity', 'P2'),
    );
    expect(merge.conflicts).toEqual([
      { kind: 'value', path: ['incident', 'severity'], base: '', mine: 'P1', theirs: 'P2' },
    ]);
    expect(merge.merged.incident.severity).toBe('P1');
    expect(decided(merge, {}).incident.severity).toBe('P1');
    expect(decided(merge, { 'incident.severity': 'mine' }).incident.severity).toBe('P1');
    expect(decided(merge, { 'incident.severity': 'theirs' }).incident.severity).toBe('P2');
    expect(decided(merge, { 'incident.severity': { value: 'P0' } }).incident.severity).toBe('P0');
  });

  test.each<[string, Choices]>([
    ['a value outside the vocabulary', { 'incident.severity': { value: 'P9' } }],
    ['a field without conflict', { 'incident.title': 'mine' }],
  ])('refuses to decide for %s', (_what, choices) => {
    const merge = mergeReports(
      base,
      set(base, 'incident.severity', 'P1'),
      set(base, 'incident.severity', 'P2'),
    );
    const result = resolve(merge, choices);
    expect(result.ok ? [] : result.error.problems.map(({ path }) => path)).toEqual(Object.keys(choices));
  });

  test('never builds a number that nobody wrote out of two', () => {
    const at = 'summary.metrics.customersAffected';
    const merge = mergeReports(base, set(base, `${at}.amount`, '15000'), set(base, `${at}.unit`, 'percent'));
    expect(conflicts(merge)).toEqual([at]);
    expect(merge.merged.summary.metrics.customersAffected).toMatchObject({ amount: '15000', unit: 'count' });
    expect(decided(merge, { [at]: 'theirs' }).summary.metrics.customersAffected).toMatchObject({
      amount: '',
      unit: 'percent',
    });
  });

  test('merges prose by line where different lines changed, and asks where the same did', () => {
    const text = set(base, 'summary.text', 'First.\n\nSecond.');
    const mine = set(text, 'summary.text', 'First, mine.\n\nSecond.');
    const theirs = set(text, 'summary.text', 'First.\n\nSecond, theirs.');
    const merge = mergeReports(text, mine, theirs);
    expect(conflicts(merge)).toEqual([]);
    expect(merge.merged.summary.text).toBe('First, mine.\n\nSecond, theirs.');
    const clash = mergeReports(text, mine, set(text, 'summary.text', 'First, theirs.\n\nSecond.'));
    expect(conflicts(clash)).toEqual(['summary.text']);
    expect(clash.merged.summary.text).toBe('First, mine.\n\nSecond.');
  });

  test('does not merge a line of plain text, however long', () => {
    const mine = set(base, 'incident.title', 'Stall in the west');
    expect(conflicts(mergeReports(base, mine, set(base, 'incident.title', 'Stall')))).toEqual([
      'incident.title',
    ]);
  });
});

describe('rows of two versions', () => {
  test.each<[string, string, string, string]>([
    ['added by both at the end', 'a b c d m', 'a b c d t', 'a b c d m t'],
    ['added by both at the front', 'm a b c d', 't a b c d', 'm t a b c d'],
    ['several added by both at one place', 'a m n b c d', 'a t u b c d', 'a m n t u b c d'],
    ['the same added by both', 'a b c d x', 'x a b c d', 'a b c d x'],
    ['removed by one', 'a c d', 'a b c d', 'a c d'],
    ['removed by both', 'a c d', 'a c d', 'a c d'],
    ['different ones removed', 'a c d', 'a b d', 'a d'],
    ['moved by one', 'd a b c', 'a b c d', 'd a b c'],
    ['moved by the other', 'a b c d', 'd a b c', 'd a b c'],
    ['different ones moved', 'd a b c', 'a c b d', 'd a c b'],
    ['one moved by both: mine stands', 'd a b c', 'a d b c', 'd a b c'],
    ['moved by one, removed by the other', 'd a b c', 'a b c', 'a b c'],
    ['added behind a row that is gone', 'a c d', 'a b t c d', 'a t c d'],
    ['moved by one, with what the other added behind it', 'b c d a', 'a t b c d', 'b c d a t'],
  ])('%s', (_what, mine, theirs, expected) => {
    const merge = mergeReports(base, withRows(mine), withRows(theirs));
    expect(conflicts(merge)).toEqual([]);
    expect(rows(merge.merged)).toBe(expected);
  });

  const edited = set(base, 'timeline.rows.b.event', 'b2');
  const removed = withRows('a c d');

  test('removed by them and edited by me are kept, until somebody decides', () => {
    const merge = mergeReports(base, edited, removed);
    expect(conflicts(merge)).toEqual(['missing-in-theirs timeline.rows.b']);
    expect(rows(merge.merged)).toBe('a b2 c d');
    expect(rows(decided(merge, { 'timeline.rows.b': 'mine' }))).toBe('a b2 c d');
    expect(rows(decided(merge, { 'timeline.rows.b': 'theirs' }))).toBe('a c d');
  });

  test('removed by me and edited by them are kept, until somebody decides', () => {
    const merge = mergeReports(base, removed, edited);
    expect(conflicts(merge)).toEqual(['missing-in-mine timeline.rows.b']);
    expect(rows(merge.merged)).toBe('a b2 c d');
    expect(rows(decided(merge, { 'timeline.rows.b': 'mine' }))).toBe('a c d');
    expect(rows(decided(merge, { 'timeline.rows.b': 'theirs' }))).toBe('a b2 c d');
    const row = newTimelineRow(() => 'b', { event: 'b3' });
    expect(rows(decided(merge, { 'timeline.rows.b': { value: row } }))).toBe('a b3 c d');
    expect(resolve(merge, { 'timeline.rows.b': { value: { ...row, id: 'a' } } }).ok).toBe(false);
  });

  test('added by both under one identifier are one row, with conflicts where they differ', () => {
    const added = withRows('a b c d x');
    const merge = mergeReports(base, added, set(added, 'timeline.rows.x.actor', 'Imke'));
    expect(conflicts(merge)).toEqual(['timeline.rows.x.actor']);
  });

  test('that cannot be told apart are a conflict of the whole list', () => {
    const merge = mergeReports(base, withRows('a a b'), withRows('a b c d e'));
    expect(conflicts(merge)).toEqual(['timeline.rows']);
    expect(rows(decided(merge, { 'timeline.rows': 'theirs' }))).toBe('a b c d e');
  });
});

describe('merging two versions without a common base', () => {
  const mine = set(withRows('a b m'), 'incident.title', 'Mine');
  const theirs = { ...set(withRows('a b2 t'), 'incident.title', 'Theirs'), id: 'other' };
  const merge = mergeWithoutBase(mine, theirs);

  test('asks about every difference, and keeps the rows of both and the identity of mine', () => {
    expect(conflicts(merge)).toEqual([
      'incident.title',
      'timeline.rows.b.event',
      'missing-in-theirs timeline.rows.m',
      'missing-in-mine timeline.rows.t',
    ]);
    expect(rows(merge.merged)).toBe('a b m t');
    expect(merge.merged.id).toBe(mine.id);
  });

  test('takes what was decided', () => {
    const all = (choice: 'mine' | 'theirs') =>
      decided(merge, Object.fromEntries(merge.conflicts.map(({ path }) => [path.join('.'), choice])));
    expect(all('mine')).toEqual(mine);
    expect(all('theirs')).toEqual({ ...theirs, id: mine.id });
  });
});

describe('the revision of a merge', () => {
  const approved = (report: Report, version = 1): Report => ({
    ...report,
    revision: { version, state: 'approved' },
  });
  const mine = set(base, 'incident.title', 'Stall');
  const theirs = approved(set(base, 'incident.severity', 'P1'), 2);

  test('is that of the other version where nothing was changed here', () => {
    expect(mergeReports(base, base, theirs).merged).toEqual(theirs);
    expect(mergeReports(base, base, approved(base)).merged.revision.state).toBe('approved');
    expect(mergeReports(base, approved(base), base).merged.revision.state).toBe('approved');
  });

  test('is a draft where the text is another than the one that was approved, and no conflict', () => {
    const merge = mergeReports(base, mine, theirs);
    expect(merge.conflicts).toEqual([]);
    expect(merge.merged.revision).toEqual({ version: 2, state: 'draft' });
    expect(mergeReports(base, theirs, mine).merged.revision).toEqual({ version: 2, state: 'draft' });
    expect(mergeWithoutBase(mine, theirs).merged.revision.state).toBe('draft');
  });

  test('follows what was decided', () => {
    const other = approved(set(base, 'incident.title', 'Outage'), 3);
    const merge = mergeReports(base, mine, other);
    expect(merge.merged.revision).toEqual({ version: 1, state: 'draft' });
    expect(decided(merge, { 'incident.title': 'theirs' })).toEqual(other);
    expect(decided(merge, { 'incident.title': { value: 'Both' } }).revision).toEqual({
      version: 3,
      state: 'draft',
    });
  });
});
