/** What is in a report is in every file: proven for each field of the schema, with a marker of its own. */
import { beforeAll, describe, expect, test } from 'vitest';
import { renderDocx } from '../../electron/export/docx/render.ts';
import { writeMarkdown } from '../../electron/export/markdown/write.ts';
import { renderPdf } from '../../electron/export/pdf/render.ts';
import { buildDocument } from '../../shared/document/build.ts';
import { docxText } from '../judges/mammoth.ts';
import { pdfText, structureText } from '../judges/poppler.ts';
import { fontsFolder } from '../setup/folders.ts';
import { markedReport } from '../setup/marked-report.ts';

const { report, markers } = markedReport();
const document = buildDocument(report, {
  organisation: 'Example',
  logo: null,
  sha256: 'ab'.repeat(32),
  recordedAt: '2031-12-01T10:00:00Z',
});
const options = { paper: 'a4', assets: new Map(), fontsFolder } as const;

/** Words without their spaces: a line may break inside a long marker. */
const packed = (text: string): string => text.replace(/\s+/g, '');
const missing = (text: string): readonly string[] =>
  [...markers].filter(([, marker]) => !packed(text).includes(packed(marker))).map(([path]) => path);

describe('every field of the schema', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = (await renderPdf(document, options)).bytes;
  });

  test('is in the text of the PDF', async () => expect(missing(await pdfText(pdf))).toEqual([]));
  test('is in the structure that assistive technology reads', async () =>
    expect(missing(await structureText(pdf))).toEqual([]));
  test('is in the DOCX', async () =>
    expect(missing(await docxText((await renderDocx(document, options)).bytes))).toEqual([]));
  test('is in the Markdown', () => expect(missing(writeMarkdown(report))).toEqual([]));
});
