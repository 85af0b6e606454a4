import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, execute } from '../../../shared/report/command.ts';
import { emptyReport, newListItem, newTimelineRow } from '../../../shared/report/create.ts';
import { applyDiff, type Diff, invertDiff, isKnownDiff } from '../../../shared/report/diff.ts';
import { Report } from '../../../shared/report/schema.ts';
import { countingIds } from '../../setup/ids.ts';

const ids = countingIds();
const base: Report = {
  ...emptyReport(ids),
  timeline: { rows: ['a', 'b', 'c'].map((event) => newTimelineRow(ids, { event })) },
};
const [first, second, third] = base.timeline.rows;
const rowsPath = ['timeline', 'rows'];

const done = (command: Command, report = base) => {
  const result = execute(report, command);
  if (!result.ok) throw new Error(result.message);
  return result;
};

describe('commands', () => {
  test('set a field and say what changed', () => {
    const { report, diff } = done({ kind: 'set', path: ['incident', 'title'], value: 'Queue stalled' });
    expect(report.incident.title).toBe('Queue stalled');
    expect(diff).toEqual([{ kind: 'set', path: ['incident', 'title'], before: '', after: 'Queue stalled' }]);
  });

  test('address rows by identifier, wherever they stand', () => {
    const moved = done({ kind: 'move', path: rowsPath, id: third!.id, to: 0 });
    const { report } = done(
      { kind: 'set', path: [...rowsPath, second!.id, 'actor'], value: 'On-call' },
      moved.report,
    );
    expect(report.timeline.rows.map((row) => `${row.event}${row.actor}`)).toEqual(['c', 'a', 'bOn-call']);
  });

  test('leave rows they do not touch shared, so that screens need not redraw them', () => {
    const { report } = done({ kind: 'set', path: [...rowsPath, first!.id, 'event'], value: 'x' });
    expect(report.timeline.rows[1]).toBe(base.timeline.rows[1]);
    expect(report.impact).toBe(base.impact);
  });

  test('that change nothing yield an empty diff', () =>
    expect(done({ kind: 'set', path: ['incident', 'title'], value: '' }).diff).toEqual([]));

  test.each<[string, Command]>([
    ['an unknown field', { kind: 'set', path: ['incident', 'nope'], value: '' }],
    ['a prototype key', { kind: 'set', path: ['incident', 'constructor'], value: '' }],
    ['a value of the wrong type', { kind: 'set', path: ['incident', 'title'], value: 3 }],
    ['a value outside the vocabulary', { kind: 'set', path: ['incident', 'severity'], value: 'P9' }],
    ['the identity of the report', { kind: 'set', path: ['id'], value: 'other' }],
    ['its revision', { kind: 'set', path: ['revision', 'state'], value: 'approved' }],
    ['a row that does not exist', { kind: 'remove', path: rowsPath, id: 'ghost' }],
    ['a row of the wrong shape', { kind: 'insert', path: rowsPath, index: 0, row: { id: 'x', text: 'y' } }],
    ['a row that is there already', { kind: 'insert', path: rowsPath, index: 0, row: { ...first! } }],
    ['a line break in a line', { kind: 'set', path: ['incident', 'title'], value: 'a\nb' }],
  ])('refuse %s with a message and change nothing', (_what, command) => {
    const result = execute(base, command);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.message).not.toBe('');
  });

  test('a batch is all or nothing', () => {
    const result = execute(base, {
      kind: 'batch',
      label: 'two',
      commands: [
        { kind: 'set', path: ['incident', 'title'], value: 'kept?' },
        { kind: 'remove', path: rowsPath, id: 'ghost' },
      ],
    });
    expect(result.ok).toBe(false);
    expect(base.incident.title).toBe('');
  });
});

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    path: fc.constantFrom(
      ['incident', 'title'],
      ['rootCause', 'rootCause'],
      [...rowsPath, first!.id, 'event'],
    ),
    value: fc.string(),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    path: fc.constantFrom(rowsPath),
    index: fc.integer({ min: -2, max: 9 }),
    row: fc.stringMatching(/^[a-z]{1,3}$/).map((id) => newTimelineRow(() => id, { event: id })),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    path: fc.constantFrom(['lessons', 'lucky'], ['response', 'recovery']),
    index: fc.nat(5),
    row: fc.stringMatching(/^[a-z]{1,2}$/).map((id) => newListItem(() => id, id)),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    path: fc.constantFrom(rowsPath, ['lessons', 'lucky']),
    id: fc.constantFrom(first!.id, second!.id, 'a', 'b', 'ab'),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    path: fc.constant(rowsPath),
    id: fc.constantFrom(first!.id, second!.id, third!.id),
    to: fc.integer({ min: -1, max: 6 }),
  }),
);

test('any run of edits can be undone and redone exactly, and always leaves a storable report', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
      let report = base;
      const diffs: Diff[] = [];
      for (const command of commands) {
        const result = execute(report, command);
        if (!result.ok) continue;
        expect(isKnownDiff(result.diff)).toBe(true);
        diffs.push(result.diff);
        report = result.report;
      }
      expect(Report.safeParse(report).success).toBe(true);
      const undone = diffs.toReversed().reduce((at, diff) => applyDiff(at, invertDiff(diff)), report);
      expect(undone).toEqual(base);
      expect(diffs.reduce((at, diff) => applyDiff(at, diff), undone)).toEqual(report);
    }),
  );
});
