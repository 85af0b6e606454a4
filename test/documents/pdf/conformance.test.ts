/** What judges of the file format say: veraPDF, qpdf, poppler. */
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rendered } from '../../../electron/export/render.ts';
import { pdfFonts, pdfInfo, pdfText, structureText } from '../../judges/poppler.ts';
import { checkPdf, pdfJson } from '../../judges/qpdf.ts';
import { withFile } from '../../judges/folder.ts';
import { run } from '../../judges/run.ts';
import { judgePdfs, objectionsOf } from '../../judges/verapdf.ts';
import { emptyBody, hostileBody } from './hostile.ts';
import { onOneLine, render } from './render.ts';
import { cell, documentOf, heading, richAssets, richBody, table } from './sample.ts';

/** What pdfinfo says when asked with an option of its own. */
const asked = (pdf: Uint8Array, option: string): Promise<string> =>
  withFile(pdf, 'document.pdf', (file) => run('pdfinfo', [option, file]));

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    cell(`t${index}`),
    cell(`Event ${index}`),
    cell('A'),
    cell('B'),
  ]);

describe('conformance to PDF/A-2a and PDF/UA-1', () => {
  it('holds for every kind of block, hostile texts, no rows and many rows', async () => {
    const draft = documentOf(richBody);
    const documents = new Map<string, Uint8Array>();
    const add = async (name: string, work: Promise<Rendered>): Promise<void> => {
      const { bytes } = await work;
      await checkPdf(bytes);
      documents.set(name, bytes);
    };
    await add('rich', render(draft, { assets: richAssets }));
    await add(
      'draft on letter',
      render({ ...draft, furniture: { ...draft.furniture, watermark: 'DRAFT' } }, { paper: 'letter' }),
    );
    await add('hostile', render(documentOf(hostileBody)));
    await add('empty', render(documentOf([], { approval: [] })));
    await add('empty blocks', render(documentOf(emptyBody)));
    await add('rows', render(documentOf([heading(1, '2', 'Timeline'), table([]), table(rowsOf(120))])));
    const verdicts = await judgePdfs(documents);
    for (const [name, each] of verdicts) expect([name, ...objectionsOf(each)]).toEqual([name]);
    expect(verdicts.size).toBe(documents.size);
    // Seven files of many fonts, each judged twice.
  }, 300_000);
});

describe('the judge', () => {
  it('refuses a file whose fonts are not embedded and whose text is not tagged', async () => {
    const plain = new PDFDocument();
    const chunks: Buffer[] = [];
    const finished = new Promise((resolve) => plain.on('end', resolve));
    plain.on('data', (chunk: Buffer) => chunks.push(chunk));
    plain.text('Neither embedded nor tagged').end();
    await finished;
    const verdicts = (await judgePdfs(new Map([['plain', Buffer.concat(chunks)]]))).get('plain') ?? [];
    expect(verdicts.map((verdict) => verdict.compliant)).toEqual([false, false]);
    expect(objectionsOf(verdicts).length).toBeGreaterThan(4);
  });
});

describe('structure', () => {
  let rendered: Rendered;
  let structure: string;
  beforeAll(async () => {
    rendered = await render(documentOf(richBody), { assets: richAssets });
    structure = await structureText(rendered.bytes);
  });

  it('names what each part is, in reading order', () => {
    const order = [
      'exhausted file',
      'TOC',
      'delayed',
      'Detected',
      'Numbered steps',
      'BlockQuote',
      'AI-1',
      'Printed name',
    ].map((words) => structure.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const role of [
      'Document',
      'H1',
      'H3',
      'TH',
      'TD',
      'LI',
      'Lbl',
      'LBody',
      'Figure',
      'Link',
      'BlockQuote',
      'Code',
    ]) {
      expect(structure).toMatch(new RegExp(`^\\s*${role}\\b`, 'm'));
    }
  });

  it('tags a header row once, however often it is drawn', async () => {
    const { bytes } = await render(documentOf([table(rowsOf(60))]));
    expect((await asked(bytes, '-struct')).match(/^\s*TH\b/gm)).toHaveLength(4);
    expect((await pdfText(bytes)).match(/^Event$/gm)?.length ?? 0).toBeGreaterThan(1);
  });

  it('keeps words apart where lines end', () => {
    expect(onOneLine(structure.replaceAll('"', ''))).toContain('file handles');
    expect(structure).not.toMatch(/filehandles|exhaustedfile/);
  });

  it('has bookmarks for the headings and a signature field for each approver who signs', async () => {
    const json = await pdfJson(rendered.bytes);
    expect(json.outlines.map((outline) => outline.title)).toEqual([
      '1 Executive summary',
      '2 Timeline',
      '3 Action items',
      '4 Appendices',
      '13 Approval',
    ]);
    expect(json.acroform.fields.map((field) => field.fieldtype)).toEqual(['/Sig', '/Sig']);
    expect(new Set(json.acroform.fields.map((field) => field.fullname)).size).toBe(2);
  });

  it('links to what the text names and to every heading', async () => {
    expect(await asked(rendered.bytes, '-url')).toContain('https://example.org/change?id=4471&x=%C3%A4');
    const destinations = (await asked(rendered.bytes, '-dests')).match(/^\s*\d+ \[/gm);
    expect(destinations).toHaveLength(7);
  });

  it('says what it is: title, language, version, dates', async () => {
    const info = await pdfInfo(rendered.bytes);
    expect(info.get('Title')).toBe('Export queue stalled & <handles> ran out – INC-2026-03-14-002');
    expect(info.get('Tagged')).toBe('yes');
    expect(info.get('PDF version')).toBe('1.7');
    expect(info.get('CreationDate')).toMatch(/^2026-03-16T0?8:10:00|^2026-03-16T/);
  });

  it('embeds every font as a subset whose letters can be read back', async () => {
    const fonts = await pdfFonts(rendered.bytes);
    expect(fonts.length).toBeGreaterThan(5);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  });
});
