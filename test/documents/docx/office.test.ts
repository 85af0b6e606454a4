import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildDocument } from '../../../shared/document/build.ts';
import { Report } from '../../../shared/report/schema.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { pagesOf } from '../../judges/libreoffice.ts';
import { cell, recordedAt, recordHash, sample, timelineTable } from './sample.ts';
import { documentXml, elements, render, renderSample, withBody } from './read.ts';

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

/** The entries of the contents as they are printed: words and page. */
const printedEntries = (bytes: Uint8Array): readonly (readonly [words: string, page: number])[] =>
  elements(documentXml(bytes), 'w:hyperlink')
    .filter((link) => link.includes('w:anchor='))
    .map((link) => {
      const texts = elements(link, 'w:t').map((text) => plain(text.replaceAll(/<[^>]*>/g, '')));
      return [squeezed(texts.slice(0, -1).join('')), Number(texts.at(-1))];
    });

const plain = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

/** The same entries with the pages on which LibreOffice puts the headings, in their order. */
const foundEntries = (
  entries: readonly (readonly [string, number])[],
  pages: readonly string[],
): readonly (readonly [string, number])[] => {
  const texts = pages.map(squeezed);
  let at = texts.findIndex((text) => text.includes('Contents')) + 1;
  return entries.map(([words]) => {
    const found = texts.findIndex((text, index) => index >= at && text.includes(words));
    at = Math.max(at, found);
    return [words, found + 1];
  });
};

const context = {
  organisation: 'Example Organisation',
  logo: null,
  sha256: recordHash,
  recordedAt,
};
const example = Report.parse(
  JSON.parse(readFileSync(new URL('../../../resources/samples/ransomware.json', import.meta.url), 'utf8')),
);

test.each([
  ['of every kind of block', sample, 'a4', 9],
  ['of an example', buildDocument(example, context), 'letter', 30],
  ['of a long table', buildDocument(largeReport(150, 30), context), 'a4', 30],
] as const)(
  'the page numbers %s are the pages LibreOffice puts the headings on',
  async (_name, document, paper, count) => {
    const { bytes, pages: counted } = await render(document, paper);
    const pages = await pagesOf(bytes);
    expect(counted).toBe(pages.length);
    const entries = printedEntries(bytes);
    expect(entries.length).toBeGreaterThanOrEqual(count);
    expect(entries).toEqual(foundEntries(entries, pages));
  },
);

test('every page carries identity and count', async () => {
  const pages = await pagesOf((await renderSample('letter')).bytes);
  pages.forEach((page, index) => {
    expect(page).toContain('INC-2026-03-14-002 · version 1');
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});
