import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compareReports } from '../../../shared/history/compare.ts';
import { rowNamings, rowWords } from '../../../shared/history/row-words.ts';
import { shortText, valueWords, vocabularyWord } from '../../../shared/history/value-words.ts';
import { changeWords, placeWords } from '../../../shared/history/words.ts';
import { execute, type Command } from '../../../shared/report/command.ts';
import { emptyReport, newActionItem, newTimelineRow } from '../../../shared/report/create.ts';
import { fields } from '../../../shared/report/fields.ts';
import { schemaAt, textToPath } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { countingIds } from '../../setup/ids.ts';
import { runs } from '../../setup/runs.ts';

const base = emptyReport(countingIds());
const alert = newTimelineRow(() => 'r1', {
  time: '14:32',
  event: 'Initial **alert** from the probe that books a parcel every minute',
});
const report: Report = {
  ...base,
  timeline: {
    rows: [alert, newTimelineRow(() => 'r2'), newTimelineRow(() => 'r3', { event: 'Rolled back' })],
  },
  actions: { items: [newActionItem(() => 'a1', [], { description: 'Watch the whole chain' })] },
};
const told = (command: Command) => {
  const result = execute(report, command);
  if (!result.ok) throw new Error(result.message);
  return result.diff.map((change) => changeWords(change, result.report));
};
const set = (path: string, value: unknown) => told({ kind: 'set', path: textToPath(path), value })[0];
const ROW = 'Timeline row 14:32 “Initial **alert** from the probe that b…”';

describe('a change in words', () => {
  test('names section, field, and both values', () =>
    expect(set('incident.title', 'Certificate expired')).toEqual({
      section: 'incident',
      sectionTitle: 'Incident',
      field: 'Title',
      row: '',
      verb: 'changed',
      before: '(empty)',
      after: 'Certificate expired',
      prose: false,
      sentence: 'Title changed: (empty) → Certificate expired',
    }));

  test('names the row of a field', () =>
    expect(set('timeline.rows.r1.phase', 'detected')).toMatchObject({
      section: 'timeline',
      field: 'Phase',
      row: ROW,
      sentence: `${ROW}, Phase changed: (empty) → Detected`,
    }));

  test('names a row that says nothing by where it stands', () =>
    expect(set('timeline.rows.r2.phase', 'other')).toMatchObject({ row: 'Timeline row 2' }));

  test('says which texts are prose', () => {
    expect(set('summary.text', 'x')).toMatchObject({ prose: true, field: 'Summary' });
    expect(set('timeline.rows.r1.notes', 'x')).toMatchObject({ prose: true, row: ROW });
    expect(set('timeline.rows.r1.actor', 'x')).toMatchObject({ prose: false });
  });

  test.each<[string, unknown, string]>([
    ['incident.severity', 'P0', 'P0 Critical'],
    ['incident.type', 'ddos', 'DDoS'],
    ['actions.items.a1.status', 'in-progress', 'In Progress'],
    ['actions.items.a1.priority', 'P3', 'P3 Low'],
    ['summary.metrics.dataLoss.answer', 'undetermined', 'Undetermined'],
    ['summary.metrics.customersAffected.unit', 'percent', 'Per cent'],
    ['detection.methods.scan.ticked', true, 'Yes'],
    ['impact.customer.severity.level', 'P1', 'P1 High'],
    ['impact.business.revenueLoss.kind', 'none', 'None'],
  ])('gives %s in the words of its form', (path, value, expected) =>
    expect(set(path, value)).toMatchObject({ after: expected }),
  );

  test('tells rows that come, go and move', () => {
    const at = { path: ['timeline', 'rows'] };
    const row = newTimelineRow(() => 'n', { time: '15:00', event: 'All clear', phase: 'closed' });
    expect(told({ kind: 'insert', ...at, index: 3, row })[0]).toMatchObject({
      field: 'Timeline',
      verb: 'added',
      before: '',
      after: '15:00, Closed, All clear',
      sentence: 'Timeline row 15:00 “All clear” added',
    });
    expect(told({ kind: 'remove', ...at, id: 'r1' })[0]?.sentence).toBe(`${ROW} removed`);
    expect(told({ kind: 'move', ...at, id: 'r3', to: 0 })[0]?.sentence).toBe(
      'Timeline row “Rolled back” moved from 3 to 1',
    );
    expect(placeWords(['actions', 'items', 'a1'], report).name).toBe(
      'Action item AI-1 “Watch the whole chain”',
    );
  });

  test('tells whole values: of a conflict, or of an older schema', () => {
    const at = ['summary', 'metrics', 'customersAffected'];
    const change = {
      kind: 'set' as const,
      path: at,
      before: { qualifier: 'about', amount: '12000', unit: 'count', remark: '' },
      after: { since: 'version 2', amount: 4, unit: '' },
    };
    expect(changeWords(change, report).sentence).toBe(
      'Customers affected changed: About 12,000 → version 2, 4',
    );
    const unknown = {
      kind: 'set' as const,
      path: ['later', 'rows', 'x', 'deep'],
      before: null,
      after: [1, { a: 2 }],
    };
    expect(changeWords(unknown, {})).toMatchObject({
      field: 'deep',
      before: '(empty)',
      after: '[1,{"a":2}]',
    });
    expect(valueWords(['timeline', 'rows'], report.timeline.rows)).toBe('3 rows');
    expect(changeWords({ ...change, path: [] }, report).field).toBe('The whole report');
  });
});

test('shortens by characters as people count them, and only where something is left out', () => {
  expect(shortText('a  b\n\nc')).toBe('a b c');
  expect(shortText('👩‍💻'.repeat(5), 5)).toBe('👩‍💻'.repeat(5));
  expect(shortText('👩‍💻'.repeat(6), 5)).toBe(`${'👩‍💻'.repeat(4)}…`);
  expect(shortText(`x${' '.repeat(5000)}`, 5)).toBe('x');
  expect(shortText(`x${' '.repeat(5000)}y`, 5)).toBe('x…');
});

/** "timeline.rows.any.event" of "timeline.rows.*.event". */
const concrete = (pattern: string): readonly string[] => textToPath(pattern.replaceAll('*', 'any'));

test('every list has a name for its rows, made of fields that they have', () => {
  const lists = fields.filter(({ kind }) => kind === 'rows').map(({ path }) => path);
  expect(Object.keys(rowNamings).toSorted()).toEqual(lists.toSorted());
  for (const [list, { mark, texts }] of Object.entries(rowNamings)) {
    for (const key of [mark, ...texts].filter((one) => one !== '')) {
      expect(schemaAt([...textToPath(list), 'any', key]), `${list}: ${key}`).not.toBeNull();
    }
  }
});

test('every value of every vocabulary has words', () => {
  const wordless = fields
    .filter(({ kind, path }) => kind === 'choice' && !path.endsWith('.qualifier'))
    .flatMap(({ path }) => {
      const schema = schemaAt(concrete(path));
      const values = schema instanceof z.ZodEnum ? schema.options.map(String) : ['no vocabulary'];
      return values
        .filter((value) => value !== '' && vocabularyWord(concrete(path), value) === null)
        .map((value) => `${path}: ${value}`);
    });
  expect(wordless).toEqual([]);
});

test('every difference between two reports can be said', () => {
  fc.assert(
    fc.property(reportArbitrary, reportArbitrary, (before, after) => {
      for (const change of compareReports(before, after)) {
        const words = changeWords(change, after);
        expect(words.field, change.path.join('.')).not.toBe('');
        expect(words.field).not.toMatch(/^[a-z]/);
        expect(words.sentence).not.toMatch(/undefined|\[object|\n/);
        const given = change.kind === 'set' ? [words.before, words.after] : [];
        expect(given).not.toContain('');
      }
    }),
    runs(50),
  );
});

test('a moment is written as people read it, in the name of its row too', () => {
  expect(valueWords(['incident', 'start'], '2026-03-14T09:12Z')).toBe('2026-03-14 09:12 UTC');
  expect(valueWords(['timeline', 'rows', 'a', 'time'], '14:32')).toBe('14:32');
  expect(valueWords(['summary', 'text'], '2026-03-14T09:12Z')).toBe('2026-03-14T09:12Z');
  const row = { id: 'a', time: '2026-03-14T09:12Z', event: 'Alert' };
  expect(rowWords(['timeline', 'rows'], row, 1)).toBe('Timeline row 2026-03-14 09:12 UTC “Alert”');
});
