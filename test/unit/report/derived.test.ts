import { describe, expect, test } from 'vitest';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import { derive, resolvedInstant, resolveTimeline } from '../../../shared/report/derived.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Phase } from '../../../shared/report/vocabulary.ts';
import { countingIds } from '../../setup/ids.ts';

const resolve = (start: string, ...times: string[]) =>
  resolveTimeline(
    times.map((time) => ({ time })),
    start,
  ).map(resolvedInstant);

const withRows = (start: string, end: string, rows: readonly (readonly [string, Phase | ''])[]): Report => {
  const newId = countingIds();
  const report = emptyReport(newId);
  return {
    ...report,
    incident: { ...report.incident, start, end },
    timeline: { rows: rows.map(([time, phase]) => newTimelineRow(newId, { time, phase })) },
  };
};

describe('times of day on the time line', () => {
  test('take the date of the start', () =>
    expect(resolve('2026-03-14T14:30Z', '14:32', '14:35:20')).toEqual([
      '2026-03-14T14:32Z',
      '2026-03-14T14:35:20Z',
    ]));

  test('roll over midnight, once and again', () =>
    expect(resolve('2026-12-31T23:50Z', '23:55', '00:10', '18:00', '06:00')).toEqual([
      '2026-12-31T23:55Z',
      '2027-01-01T00:10Z',
      '2027-01-01T18:00Z',
      '2027-01-02T06:00Z',
    ]));

  test('roll over when the first row is already past midnight', () =>
    expect(resolve('2026-03-14T23:50Z', '00:05')).toEqual(['2026-03-15T00:05Z']));

  test('a few minutes back are rows out of order, not a day later', () =>
    expect(resolve('2026-03-14T14:30Z', '14:40', '14:35', '14:50')).toEqual([
      '2026-03-14T14:40Z',
      '2026-03-14T14:35Z',
      '2026-03-14T14:50Z',
    ]));

  test('a full date moves the anchor', () =>
    expect(resolve('2026-03-14T14:30Z', '2026-03-16T08:00Z', '09:00')).toEqual([
      '2026-03-16T08:00Z',
      '2026-03-16T09:00Z',
    ]));

  test('are never invented without a start', () =>
    expect(resolve('', '14:32', 'soon after', '2026-03-14T15:00Z', '15:10')).toEqual([
      '',
      '',
      '2026-03-14T15:00Z',
      '2026-03-14T15:10Z',
    ]));
});

describe('metrics', () => {
  const rows = [
    ['09:21', 'detected'],
    ['09:25', 'acknowledged'],
    ['09:40', 'contained'],
    ['09:52', 'recovered'],
    ['10:01', 'closed'],
  ] as const;

  test('are derived from start, end and marks', () => {
    const derived = derive(withRows('2026-03-14T09:12Z', '2026-03-14T10:01Z', rows));
    expect(derived.duration).toMatchObject({ text: '00:49', source: 'derived' });
    expect(derived.mttd).toMatchObject({ text: '00:09', minutes: 9 });
    expect(derived.timeToContain.text).toBe('00:28');
    expect(derived.mttr.text).toBe('00:40');
    expect(derived.detectionDelay.text).toBe('00:09');
  });

  test('are unknown, not zero, where marks are missing', () => {
    const derived = derive(withRows('2026-03-14T09:12Z', '', []));
    for (const metric of Object.values(derived))
      expect(metric).toMatchObject({ source: 'none', text: '', minutes: null });
  });

  test('resolution falls back to the closing row', () =>
    expect(derive(withRows('2026-03-14T09:12Z', '', [['10:01', 'closed']])).mttr.text).toBe('00:49'));

  test('an override wins, keeps its reason and shows what was derived', () => {
    const report = withRows('2026-03-14T09:12Z', '', rows);
    const derived = derive({
      ...report,
      summary: {
        ...report.summary,
        metrics: { ...report.summary.metrics, mttd: { value: '0:05', reason: 'A customer called first' } },
      },
    });
    expect(derived.mttd).toEqual({
      minutes: 5,
      text: '00:05',
      source: 'override',
      reason: 'A customer called first',
      derived: '00:09',
    });
  });
});
