/** The parts of the long list: its pages, its keys, and what it says of itself. */
import { expect, test } from 'vitest';
import type { ReportSummary } from '../../../shared/contract/channels.ts';
import { listAction } from '../../../renderer/features/library/list-keys.ts';
import {
  firstPage,
  indexOf,
  isAt,
  PAGE,
  pagesOf,
  rowAt,
  withPage,
} from '../../../renderer/features/library/pages.ts';
import { resultWords } from '../../../renderer/features/library/result-words.ts';

const summary = (number: number): ReportSummary => ({
  id: `r${number}`,
  incidentId: '',
  title: '',
  severity: '',
  type: '',
  state: 'draft',
  version: 1,
  start: '',
  savedAt: '2026-03-14T12:00:00.000Z',
  hasNotes: false,
});
const page = (number: number, length = PAGE) => ({
  state: 7,
  reports: Array.from({ length }, (_, index) => summary(number * PAGE + index)),
});

test('rows are found by their number and the other way round, where their page is here', () => {
  const pages = withPage(firstPage(page(0)), 5, page(5, 3));
  for (const index of [0, PAGE - 1, 5 * PAGE, 5 * PAGE + 2]) {
    expect(rowAt(pages, index)?.id).toBe(`r${index}`);
    expect(indexOf(pages, `r${index}`)).toBe(index);
  }
  expect(rowAt(pages, PAGE)).toBeUndefined();
  expect(rowAt(pages, 5 * PAGE + 3)).toBeUndefined();
  expect(indexOf(pages, `r${PAGE}`)).toBe(-1);
  expect(isAt(pages, page(1))).toBe(true);
  expect(isAt(pages, { ...page(1), state: 8 })).toBe(false);
});

test('the pages in sight are those that hold any of the rows', () => {
  expect(pagesOf(0, 0)).toEqual([0]);
  expect(pagesOf(0, PAGE - 1)).toEqual([0]);
  expect(pagesOf(PAGE - 1, PAGE)).toEqual([0, 1]);
  expect(pagesOf(3 * PAGE, 5 * PAGE)).toEqual([3, 4, 5]);
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 95, 99],
  ['PageUp', 15, 5],
  ['Home', 50, 0],
  ['End', 50, 99],
])('%s at row %i of a hundred goes to row %i', (key, current, to) => {
  expect(listAction(key, current, 100, 10)).toEqual({ kind: 'go', to });
});

test('other keys open, put away, lead into the row, or are not the list’s', () => {
  const kinds = ['Enter', 'Delete', 'ArrowRight', 'x'].map((key) => listAction(key, 0, 1, 1)?.kind);
  expect(kinds).toEqual(['open', 'trash', 'enter', undefined]);
});

test.each([
  ['', 1200, 0, '1,200 reports'],
  ['', 48, 9952, '48 reports so far; 9,952 files still to be read'],
  [' tls ', 1, 0, '1 report contains “tls”'],
  ['tls', 0, 0, 'No report contains “tls”'],
  ['tls', 0, 1, 'No report contains “tls” so far; 1 file still to be read'],
])('a search for "%s" with %i found and %i to be read says so', (query, total, pending, words) => {
  expect(resultWords({ query, total, pending })).toBe(words);
});
