/** Headings lead to the fields that are printed below them. */
import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../../shared/document/build.ts';
import { headingPlaces } from '../../../shared/document/headings.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { sectionOf, sections } from '../../../shared/report/sections.ts';
import { countingIds } from '../../setup/ids.ts';
import { largeReport } from '../../fixtures/reports/large.ts';

const placesOf = (report: Report) =>
  headingPlaces(
    buildDocument(report, {
      organisation: '',
      logo: null,
      sha256: 'ab'.repeat(32),
      recordedAt: '2026-12-01T10:00:00Z',
    }),
  );

describe.each([
  ['an empty report', emptyReport(countingIds())],
  ['a filled report', largeReport(3, 2)],
])('in %s', (_name, report) => {
  const places = placesOf(report);

  test('every heading leads into the section that it heads', () => {
    expect(places.filter(({ level }) => level === 1).length).toBeGreaterThan(10);
    let current = '';
    for (const { title, level, path } of places) {
      if (level === 1) current = sections.find(({ heading }) => title.endsWith(` ${heading}`))?.id ?? '?';
      expect([title, path === '' ? '' : sectionOf(path)]).toEqual([title, current]);
    }
  });

  test('anchors are unique', () => {
    expect(new Set(places.map(({ anchor }) => anchor)).size).toBe(places.length);
  });
});

test('a part leads to its own field, a section to its first', () => {
  const path = (title: string) =>
    placesOf(emptyReport(countingIds())).find((each) => each.title === title)?.path;
  expect(path('3 Root Cause Analysis (5 Whys)')).toBe('rootCause.problemStatement');
  expect(path('3.3 Root Cause')).toBe('rootCause.rootCause');
});
