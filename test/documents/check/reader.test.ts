/** Our reader of PDF files beside poppler: the same words on each page, the same words in the tags. */
import { expect, test } from 'vitest';
import { PdfObjects } from '../../../electron/export/check/pdf/read/file.ts';
import { readPages } from '../../../electron/export/check/pdf/read/pages.ts';
import { readStructure } from '../../../electron/export/check/pdf/read/structure.ts';
import { renderPdf } from '../../../electron/export/pdf/render.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { structureText } from '../../judges/poppler.ts';
import { markedReport } from '../../setup/marked-report.ts';
import { drawnTexts } from '../pdf/render.ts';
import { documentOf, richAssets, richBody } from '../pdf/sample.ts';
import { documentOfReport, options, sampleReport } from './sample.ts';

/** The letters of a page, whatever the order in which a reader puts its parts. */
const letters = (text: string): string =>
  Array.from(text.normalize('NFKC').replaceAll(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''))
    .toSorted()
    .join('');

/** The quoted words of `pdfinfo -struct-text`, which may run over several lines. */
const quoted = (text: string): string =>
  [...text.matchAll(/^\s*"([^]*?)"$/gm)].map(([, words = '']) => words).join('');

const packed = (text: string): string => text.replaceAll(/\s+/g, '');

const read = (bytes: Uint8Array) => {
  const file = new PdfObjects(bytes);
  const catalogue = file.dict(file.trailer.get('Root'), 'the catalogue');
  const pages = readPages(file, catalogue);
  let tagged = '';
  readStructure(file, catalogue, pages, {
    open: () => undefined,
    text: (text) => (tagged += text),
    annotation: () => undefined,
    close: () => undefined,
  });
  return { pages, tagged };
};

test.each([
  ['outage', () => sampleReport('outage')],
  ['ransomware', () => sampleReport('ransomware')],
  ['data breach', () => sampleReport('data-breach')],
  ['every field filled', () => markedReport().report],
  ['300 rows', () => largeReport(300, 20)],
])('the pages of %s read as poppler reads them', async (_name, report) => {
  const { bytes } = await renderPdf(documentOfReport(report()), options);
  const ours = read(bytes).pages.map(({ content }) =>
    [...content.texts.values(), ...content.artifacts].join(''),
  );
  expect(ours.map(letters)).toEqual((await drawnTexts(bytes)).map(letters));
});

// Poppler walks the whole tree for each page: only a short document is quick.
test('the tags of every kind of block read as poppler reads them', async () => {
  const { bytes } = await renderPdf(documentOf(richBody), { ...options, assets: richAssets });
  expect(packed(read(bytes).tagged)).toBe(packed(quoted(await structureText(bytes))));
});
