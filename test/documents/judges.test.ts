/** The judges themselves: each must be able to say no, or what it says about our documents is worth nothing. */
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { docxHtml, docxText } from '../judges/mammoth.ts';
import { ooxmlErrors } from '../judges/ooxml.ts';
import { pageTexts, pdfFonts, pdfInfo, pdfPictures, pdfText, structureText } from '../judges/poppler.ts';
import { checkPdf, pdfJson } from '../judges/qpdf.ts';
import { run } from '../judges/run.ts';

const font = fileURLToPath(new URL('../../resources/fonts/IBMPlexSans-Regular.ttf', import.meta.url));

const twoPages = (fontName: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const document = new PDFDocument({ tagged: true, info: { Title: 'Two: pages' } });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.font(fontName);
    const words = document.struct('P', {}, [() => void document.text('First page')]);
    document.addStructure(words);
    words.end();
    document.addPage().text('Second page');
    document.outline.addItem('Entry');
    document.end();
  });

describe('judges of PDF files', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await twoPages(font);
  });

  it('read text, facts, structure and pictures', async () => {
    expect((await pageTexts(pdf)).map((text) => text.trim())).toEqual(['First page', 'Second page']);
    expect(await pdfText(pdf)).toContain('Second page');
    const info = await pdfInfo(pdf);
    expect([info.get('Title'), info.get('Pages'), info.get('Tagged')]).toEqual(['Two: pages', '2', 'yes']);
    expect(await structureText(pdf)).toContain('"First page"');
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    const pictures = await pdfPictures(pdf, 20);
    expect(pictures.map((picture) => Buffer.from(picture.subarray(0, 4)).equals(png))).toEqual([true, true]);
    expect(await pdfPictures(pdf, 20, 2)).toEqual(pictures.slice(1));
    expect((await pdfJson(pdf)).outlines.map(({ title }) => title)).toEqual(['Entry']);
  });

  it('tell an embedded font from one that is not', async () => {
    expect(await pdfFonts(pdf)).toMatchObject([{ embedded: true, subset: true, unicode: true }]);
    expect(await pdfFonts(await twoPages('Helvetica'))).toMatchObject([
      { name: 'Helvetica', embedded: false },
    ]);
  });

  it('refuse a damaged file', async () => {
    await expect(checkPdf(pdf)).resolves.toBeUndefined();
    await expect(checkPdf(pdf.subarray(0, 1500))).rejects.toThrow('file is damaged');
    await expect(pdfText(Buffer.from('not a PDF'))).rejects.toThrow('pdftotext failed');
  });
});

describe('the judge of Word documents', () => {
  it('reads words and structure, and refuses what is no document', async () => {
    const docx = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: 'A & B', heading: HeadingLevel.HEADING_1 }),
              new Paragraph('Words'),
            ],
          },
        ],
      }),
    );
    expect(await docxText(docx)).toBe('A & B\n\nWords\n\n');
    expect(await docxHtml(docx)).toBe('<h1>A &amp; B</h1><p>Words</p>');
    await expect(docxText(Buffer.from('not a document'))).rejects.toThrow('zip');
    expect(await ooxmlErrors(docx)).toEqual([]);
    expect((await ooxmlErrors(Buffer.from('not a document'))).length).toBeGreaterThan(0);
  });
});

describe('running a judge', () => {
  it('says what to do where the program is missing', async () => {
    await expect(run('no-such-judge', [])).rejects.toThrow('npm run setup');
  });

  it('ends a program that takes too long', async () => {
    await expect(run('sleep', ['10'], 50)).rejects.toThrow('was ended after 50 ms');
  });
});
