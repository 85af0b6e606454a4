/** A report whose every field holds what breaks documents: nothing of it may be lost, and both files stay sound. */
import { expect, test } from 'vitest';
import { renderDocx } from '../../electron/export/docx/render.ts';
import { renderPdf } from '../../electron/export/pdf/render.ts';
import { buildDocument } from '../../shared/document/build.ts';
import { hostileMarkers, hostileReport } from '../fixtures/reports/hostile.ts';
import { docxText } from '../judges/mammoth.ts';
import { ooxmlErrors } from '../judges/ooxml.ts';
import { pdfText } from '../judges/poppler.ts';
import { checkPdf } from '../judges/qpdf.ts';
import { objections } from '../judges/verapdf.ts';
import { fontsFolder } from '../setup/folders.ts';

const report = hostileReport();
const markers = hostileMarkers(report);
const document = buildDocument(report, {
  organisation: 'Fire & <Flood>',
  logo: null,
  sha256: 'ab'.repeat(32),
  recordedAt: '2026-12-01T10:00:00Z',
});
const options = { paper: 'a4', assets: new Map(), fontsFolder } as const;

/** A marker may be broken over two lines of a narrow column. */
const missing = (text: string): readonly string[] => {
  const packed = text.replace(/\s+/g, '');
  return markers.filter((marker) => !packed.includes(marker));
};

test('PDF: every field is there, and veraPDF and qpdf agree to the file', async () => {
  const { bytes } = await renderPdf(document, options);
  expect(markers.length).toBeGreaterThan(150);
  expect(missing(await pdfText(bytes))).toEqual([]);
  await checkPdf(bytes);
  expect(await objections(bytes)).toEqual([]);
  // A hundred pages, judged twice, on a machine that may be busy.
}, 300_000);

test('DOCX: every field is there, and the Open XML SDK agrees to the file', async () => {
  const { bytes } = await renderDocx(document, options);
  expect(missing(await docxText(bytes))).toEqual([]);
  expect(await ooxmlErrors(bytes)).toEqual([]);
});
