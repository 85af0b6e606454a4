/** Counting pages: what is too long is left to Word, and the document says so to it. */
import { expect, test } from 'vitest';
import { pageOf } from '../../../electron/export/docx/design.ts';
import type { Paragraph, Section, Table } from '../../../electron/export/docx/model.ts';
import { readFaces } from '../../../electron/export/docx/package/fonts.ts';
import { openLists } from '../../../electron/export/docx/package/numbering.ts';
import { writePackage } from '../../../electron/export/docx/package/package.ts';
import { paragraphStyles, stylesXml } from '../../../electron/export/docx/package/styles.ts';
import { countPages } from '../../../electron/export/docx/pages/count.ts';
import { layOut, mostCounted } from '../../../electron/export/docx/pages/lay-out.ts';
import { openMetrics } from '../../../electron/export/docx/pages/metrics.ts';
import { lookup } from '../../../electron/export/docx/pages/paragraph.ts';
import { openTypefaces } from '../../../electron/export/docx/typefaces.ts';
import { ooxmlErrors } from '../../judges/ooxml.ts';
import { fontsFolder, part } from './read.ts';
import { sample } from './sample.ts';

const page = pageOf('a4');
const styles = paragraphStyles(page, true);
const faces = await readFaces(fontsFolder);
const metrics = openMetrics(openTypefaces(faces));
const ruler = { look: lookup(styles), metrics };

const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  style: 'BodyText',
  content: [{ kind: 'text', text, properties: {} }],
  ...more,
});
const marked = (bookmark: string, more: Partial<Paragraph> = {}): Paragraph =>
  paragraph(bookmark, { bookmark, ...more });
const lines = (count: number): Paragraph =>
  paragraph(Array.from({ length: count }, () => 'line').join('\n'), { spacing: { before: 0, after: 0 } });
/** 14.5 pt of a page of 705.8 pt. */
const linesOfAPage = 48;

const pageOfMark = (flow: Section): number | undefined =>
  countPages([flow], { page, ruler }).bookmarks.get('mark');

test('pages fill with lines; the last that fits stays', () => {
  expect(pageOfMark([lines(linesOfAPage - 1), marked('mark')])).toBe(1);
  expect(pageOfMark([lines(linesOfAPage), marked('mark')])).toBe(2);
  expect(pageOfMark([lines(3 * linesOfAPage - 1), marked('mark')])).toBe(3);
});

test('a heading moves on with its text, and no line stands alone', () => {
  const heading = marked('mark', { style: 'Heading2' });
  expect(pageOfMark([lines(linesOfAPage - 3), heading])).toBe(1);
  expect(pageOfMark([lines(linesOfAPage - 3), heading, lines(4)])).toBe(2);
  expect(pageOfMark([lines(linesOfAPage - 1), marked('mark', lines(4))])).toBe(2);
});

test('rows stay whole where they must, and leave room for the header on each page', () => {
  const row = (height: number, header = false): Table['rows'][number] => ({
    header,
    whole: true,
    least: height * 20,
    cells: [{ width: page.textWidth, content: [paragraph('')] }],
  });
  const table = (...rows: Table['rows']): Table => ({
    kind: 'table',
    style: 'SignatureTable',
    caption: 'Rows',
    indent: 0,
    widths: [page.textWidth],
    rows,
  });
  expect(pageOfMark([table(row(400), row(250)), marked('mark')])).toBe(1);
  expect(pageOfMark([table(row(400), row(350)), marked('mark')])).toBe(2);
  const long = [row(100, true), ...Array.from({ length: 9 }, () => row(200))];
  expect(countPages([[table(...long)]], { page, ruler }).count).toBe(3);
  const tall = { whole: true, cells: [{ width: page.textWidth, content: [lines(2 * linesOfAPage + 4)] }] };
  expect(countPages([[table(tall)]], { page, ruler }).count).toBe(3);
});

test('sections and what asks for it start a page', () => {
  const numbers = countPages([[lines(1), marked('a', { onNewPage: true })], [marked('b')]], { page, ruler });
  expect([...numbers.bookmarks]).toEqual([
    ['a', 2],
    ['b', 3],
  ]);
});

test('a document too long to be counted is left to Word, which is asked to fill the contents', async () => {
  const flow = Array.from({ length: mostCounted + 1 }, () => lines(1));
  const { sections, numbers } = layOut(() => [flow], { page, styles, metrics });
  expect(numbers).toBeNull();
  const bytes = writePackage({
    document: sample,
    page,
    sections: sections.map((section) => section.slice(0, 10)),
    stylesXml: stylesXml(styles, 'en-GB'),
    numberingXml: openLists().xml(),
    faces,
    numbers,
  });
  expect(part(bytes, 'word/settings.xml')).toContain('<w:updateFields w:val="1"/>');
  expect(part(bytes, 'docProps/app.xml')).not.toContain('<Pages>');
  expect(await ooxmlErrors(bytes)).toEqual([]);
});
