import { describe, expect, test } from 'vitest';
import { emptyReport, newActionItem, newTimelineRow } from '../../../shared/report/create.ts';
import { fieldAt } from '../../../shared/report/fields.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { checkReadiness, isReady } from '../../../shared/rules/readiness.ts';
import { countingIds } from '../../setup/ids.ts';
import { markedReport } from '../../setup/marked-report.ts';

const newId = countingIds();
const empty = emptyReport(newId);
const messages = (report: Report, path: string) =>
  checkReadiness(report)
    .filter((problem) => problem.path === path)
    .map((problem) => `${problem.level}: ${problem.message}`);

test('an empty report is not ready, and every finding leads to a field', () => {
  const problems = checkReadiness(empty);
  expect(isReady(empty)).toBe(false);
  expect(problems.length).toBeGreaterThan(30);
  for (const problem of problems) expect(fieldAt(problem.path), problem.path).not.toBeNull();
});

test('a filled report has nothing that must be mended but what contradicts itself', () => {
  const { report } = markedReport();
  const errors = checkReadiness(report).filter((problem) => problem.level === 'error');
  // The marked report gives the two counts and the two sums different values on purpose, and no role is the CISO.
  expect(errors.map((problem) => problem.path).toSorted()).toEqual([
    'approvals.signatories',
    'impact.business.revenueLoss.amount',
    'impact.customer.total.amount',
  ]);
});

describe('incident', () => {
  const having = (incident: Partial<Report['incident']>): Report => ({
    ...empty,
    incident: { ...empty.incident, ...incident },
  });

  test('an end before the start is an error', () =>
    expect(
      messages(having({ start: '2026-03-14T10:00Z', end: '2026-03-14T09:00Z' }), 'incident.end'),
    ).toEqual(['error: The incident ends before it starts.']));

  test('a date in the ID that is not the start is worth a look', () =>
    expect(
      messages(
        having({ incidentId: 'INC-2026-03-13-001', start: '2026-03-14T10:00Z' }),
        'incident.incidentId',
      ),
    ).toEqual(['warning: The ID carries the date 2026-03-13, but the incident started on 2026-03-14.']));

  test('what was typed but is not understood is an error, not lost', () =>
    expect(messages(having({ start: 'yesterday' }), 'incident.start')).toEqual([
      'error: Write a UTC date and time such as 2026-03-14 09:12.',
    ]));
});

describe('timeline', () => {
  const having = (...rows: Partial<Report['timeline']['rows'][number]>[]): Report => ({
    ...empty,
    incident: { ...empty.incident, start: '2026-03-14T10:00Z', end: '2026-03-14T12:00Z' },
    timeline: {
      rows: rows.map((row, index) => newTimelineRow(() => `r${index}`, { event: 'x', actor: 'y', ...row })),
    },
  });

  test('rows out of order, before the start and after the end are worth a look', () => {
    const report = having({ time: '11:00' }, { time: '10:30' }, { time: '09:50' }, { time: '13:00' });
    expect(messages(report, 'timeline.rows.r1.time')).toEqual([
      'warning: This event stands after a later one: sort the timeline by time.',
    ]);
    expect(messages(report, 'timeline.rows.r2.time').join()).toMatch(/before the start/);
    expect(messages(report, 'timeline.rows.r3.time').join()).toMatch(/after the end/);
  });

  test('the closing row may come after the end', () =>
    expect(messages(having({ time: '13:00', phase: 'closed' }), 'timeline.rows.r0.time')).toEqual([]));
});

test('an override needs its reason', () => {
  const report: Report = {
    ...empty,
    summary: {
      ...empty.summary,
      metrics: { ...empty.summary.metrics, mttd: { value: '00:05', reason: '' } },
    },
  };
  expect(messages(report, 'summary.metrics.mttd.reason')).toHaveLength(1);
});

test('numbers of action items are unique', () => {
  const items = [1, 2].map(() => newActionItem(newId, [], { description: 'x' }));
  const report: Report = { ...empty, actions: { items } };
  expect(messages(report, `actions.items.${items[1]?.id}.ref`)).toEqual([
    'error: The ID AI-1 is used twice.',
  ]);
});

test('a security incident without a CISO block is an error', () => {
  const signatories = empty.approvals.signatories.filter((one) => one.condition === 'always');
  const report: Report = {
    ...empty,
    incident: { ...empty.incident, type: 'ransomware' },
    approvals: { signatories },
  };
  expect(messages(report, 'approvals.signatories')).toEqual([
    'error: A security incident needs a signature block for the CISO.',
  ]);
});
