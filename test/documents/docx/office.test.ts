import { expect, test } from 'vitest';
import { pagesOf } from '../../judges/libreoffice.ts';
import { cell, timelineTable } from './sample.ts';
import { render, renderSample, withBody } from './read.ts';

test('LibreOffice repeats the header of a long table on every page and shows every row', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [
    cell(`10:${index}`),
    cell(`Event ${index}`),
    cell('On-call'),
    cell(`row-${index}-end`),
  ]);
  const { bytes } = await render(withBody(timelineTable(rows)));
  const pages = await pagesOf(bytes);
  const withRows = pages.filter((page) => /row-\d+-end/.test(page));
  expect(withRows.length).toBeGreaterThan(2);
  for (const page of withRows) expect(page).toMatch(/Time\s+Event\s+Actor\s+Notes/);
  for (let index = 0; index < 120; index += 1) expect(pages.join('')).toContain(`row-${index}-end`);
});

test('the page numbers of the contents are the pages LibreOffice puts the sections on', async () => {
  const { bytes, pages: estimated } = await renderSample();
  const pages = await pagesOf(bytes);
  expect(estimated).toBe(pages.length);
  const contents = pages.find((page) => page.includes('Contents')) ?? '';
  for (const title of [
    'Executive summary',
    'Timeline',
    'Root cause',
    'Detection',
    'Appendices',
    'Approval',
  ]) {
    const printed = Number(new RegExp(`${title}\\.*\\s*\\.*\\s*(\\d+)`).exec(contents)?.[1]);
    const actual =
      pages.findIndex((page) => page !== contents && new RegExp(`^\\s*\\d+\\s+${title}`, 'm').test(page)) + 1;
    expect([title, printed]).toEqual([title, actual]);
  }
});

test('every page carries identity and count', async () => {
  const pages = await pagesOf((await renderSample('letter')).bytes);
  pages.forEach((page, index) => {
    expect(page).toContain('INC-2026-03-14-002 · version 1');
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});
