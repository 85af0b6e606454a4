import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { timelineFigure } from '../../../shared/document/figure.ts';
import { lengthWords } from '../../../shared/document/words.ts';
import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { sections } from '../../../shared/report/sections.ts';
import { countingIds } from '../../setup/ids.ts';

const context = {
  organisation: 'Example',
  logo: null,
  sha256: 'ab'.repeat(32),
  recordedAt: '2026-12-01T10:00:00Z',
};
const headings = (blocks: readonly Block[], level: number) =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === level ? [block] : []));

const empty = emptyReport(countingIds());

describe('an empty report', () => {
  const document = buildDocument(empty, context);

  test('still shows every section of the template, in its order and numbered', () => {
    const printed = [...headings(document.body, 1), ...headings(document.approval, 1)];
    expect(printed.map((heading) => heading.text)).toEqual(
      sections.map((section) => section.heading).filter((text) => text !== '' && text !== 'Imported Notes'),
    );
    expect(printed.map((heading) => heading.number)).toEqual(
      printed.map((_heading, index) => String(index + 1)),
    );
  });

  test('says so where nothing is recorded, and disappears nowhere', () => {
    const words = JSON.stringify(document);
    expect(words.match(/None recorded\./g)?.length).toBeGreaterThan(15);
    expect(words.match(/Not recorded/g)?.length).toBeGreaterThan(15);
  });

  test('anchors are unique', () => {
    const anchors = [...document.body, ...document.approval].flatMap((block) =>
      block.kind === 'heading' ? [block.anchor] : [],
    );
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('is a draft and says it on every page', () => {
    expect(document.furniture).toMatchObject({
      state: 'Draft',
      watermark: 'DRAFT',
      shortHash: 'abababababab',
    });
  });
});

const ofType = (type: Report['incident']['type']): Report => ({
  ...empty,
  incident: { ...empty.incident, type },
});
const signatures = (report: Report) =>
  buildDocument(report, context).approval.flatMap((block) => (block.kind === 'signature' ? [block] : []));

describe('approval', () => {
  test('binds signatures to ID, version and full hash', () => {
    const words = JSON.stringify(buildDocument(ofType('outage'), context).approval);
    expect(words).toContain(context.sha256);
    expect(words).toContain('version 1');
  });

  test('asks the CISO for security incidents and says why not otherwise', () => {
    for (const type of ['security', 'data-breach', 'ransomware', 'ddos'] as const) {
      expect(signatures(ofType(type)).map((block) => block.notRequired)).toEqual(['', '', '']);
    }
    const [, , ciso] = signatures(ofType('outage'));
    expect(ciso?.role).toBe('CISO (if security incident)');
    expect(ciso?.notRequired).toMatch(/not a security incident \(type: outage\)/);
  });
});

test('times stand under their date where it changes', () => {
  const newId = countingIds();
  const report: Report = {
    ...empty,
    incident: { ...empty.incident, start: '2026-03-14T23:50Z' },
    timeline: {
      rows: ['23:55', '00:10', '00:20', 'soon'].map((time) => newTimelineRow(newId, { time, event: 'x' })),
    },
  };
  const table = buildDocument(report, context).body.find(
    (block) => block.kind === 'table' && block.caption.startsWith('Events'),
  );
  const times = table?.kind === 'table' ? table.rows.map((row) => JSON.stringify(row[0]?.content)) : [];
  expect(times[0]).toMatch(/2026-03-14.*23:55/);
  expect(times[1]).toMatch(/2026-03-15.*00:10/);
  expect(times[2]).not.toMatch(/2026/);
  expect(times[3]).toMatch(/soon/);
});

test('the figure needs two points, merges equal ones and tells its course in words', () => {
  const newId = countingIds();
  const report = (end: string): Report => ({
    ...empty,
    incident: { ...empty.incident, start: '2026-03-14T09:12Z', end },
    timeline: {
      rows: [
        newTimelineRow(newId, { time: '09:21', phase: 'detected' }),
        newTimelineRow(newId, { time: '09:52', phase: 'recovered' }),
        newTimelineRow(newId, { time: '09:52', phase: 'closed' }),
      ],
    },
  });
  expect(timelineFigure(empty)).toBeNull();
  const figure = timelineFigure(report('2026-03-14T09:52Z'));
  expect(figure?.points.map((point) => point.label)).toEqual(['Start', 'Detected', 'Recovered, closed']);
  expect(figure?.spans.map((span) => span.length)).toEqual(['9 min', '31 min']);
  expect(figure?.alt).toContain('Detected 2026-03-14 09:21 UTC, 9 min later');
});

test('lengths in words', () => {
  const minute = 60_000;
  expect([45_000, 9 * minute, 125 * minute, 120 * minute, 76 * 60 * minute].map(lengthWords)).toEqual([
    '45 s',
    '9 min',
    '2 h 05 min',
    '2 h',
    '3 d 4 h',
  ]);
});
