import { describe, expect, test } from 'vitest';
import { emptyReport } from '../../../shared/report/create.ts';
import { readReport } from '../../../shared/report/migrate.ts';
import { SCHEMA_VERSION } from '../../../shared/report/schema.ts';
import { countingIds } from '../../setup/ids.ts';

const report = emptyReport(countingIds());

describe('reading stored reports', () => {
  test('a report of this version comes back as it is', () =>
    expect(readReport(JSON.parse(JSON.stringify(report)))).toEqual({ ok: true, report, migratedFrom: null }));

  test('a newer version is refused by its number, not guessed at', () =>
    expect(readReport({ ...report, schemaVersion: SCHEMA_VERSION + 1 })).toEqual({
      ok: false,
      reason: 'newer',
      version: SCHEMA_VERSION + 1,
    }));

  test.each([
    ['nothing', null],
    ['a list', []],
    ['no version', { id: 'x' }],
    ['a version that is no number', { ...report, schemaVersion: '1' }],
  ])('%s is no report', (_what, value) =>
    expect(readReport(value)).toMatchObject({
      ok: false,
      reason: 'invalid',
      problems: [{ path: 'schemaVersion' }],
    }),
  );

  test('each problem names its field; unknown fields are refused, not dropped', () => {
    const result = readReport({
      ...report,
      extra: 'text that would be lost',
      incident: { ...report.incident, severity: 'P9' },
    });
    expect(result).toMatchObject({ ok: false, reason: 'invalid' });
    const problems = result.ok || result.reason !== 'invalid' ? [] : result.problems;
    expect(problems.map((problem) => problem.path).toSorted()).toEqual(['', 'incident.severity']);
    expect(problems.find((problem) => problem.path === '')?.message).toContain('extra');
  });
});
