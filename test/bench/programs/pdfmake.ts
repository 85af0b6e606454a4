/** pdfmake: the report as its document definition. */
import path from 'node:path';
import pdfmake from 'pdfmake';
import type { PdfmakeNode } from 'pdfmake';
import { columnWidths, fontFiles, page, type } from '../content/content.ts';
import type { ContentBlock } from '../content/content.ts';
import { runProgram } from './program.ts';

const { margin } = page;

/** Its line pitch is a factor on the font's own, which differs from font to font. */
const pitch = (style: { readonly size: number; readonly leading: number }, natural: number): number =>
  style.leading / (style.size * natural);
const SERIF = 1.253;
const SANS = 1.3;

const node = (block: ContentBlock): PdfmakeNode => {
  switch (block.kind) {
    case 'heading':
      return {
        text: block.text,
        style: `heading${block.level}`,
        headlineLevel: block.level,
        tocItem: false,
      };
    case 'paragraph':
      return { text: block.text, margin: [0, 0, 0, 7.5] };
    case 'table':
      return {
        style: 'table',
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          // The table draws 8 points of padding to the left of each column.
          widths: columnWidths(block).map((width) => width - 16),
          body: [block.columns.map(({ header }) => ({ text: header, style: 'tableHead' })), ...block.rows],
        },
      };
  }
};

await runProgram(({ content, fontsFolder }) => {
  const file = (name: string): string => path.join(fontsFolder, name);
  pdfmake.setFonts({
    Serif: { normal: file(fontFiles.serif) },
    Sans: { normal: file(fontFiles.sans), bold: file(fontFiles.sansBold) },
  });
  // All text is our own: no address is ever fetched, and only the fonts are read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((wanted) => path.dirname(wanted) === path.normalize(fontsFolder));
  const furniture = {
    font: 'Sans',
    fontSize: type.furniture.size,
    margin: [margin.left, 40, margin.right, 0],
  };
  const heading = (level: 1 | 2 | 3) => ({
    font: 'Sans',
    bold: true,
    fontSize: type.headings[level].size,
    lineHeight: pitch(type.headings[level], SANS),
    margin: [0, 10, 0, 4],
  });
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
      info: { title: content.title, author: content.author },
      lang: content.language,
      header: { text: content.header, ...furniture },
      footer: (current: number, total: number) => ({
        text: `Page ${current} of ${total}`,
        alignment: 'right',
        ...furniture,
        margin: [margin.left, 20, margin.right, 0],
      }),
      defaultStyle: { font: 'Serif', fontSize: type.body.size, lineHeight: pitch(type.body, SERIF) },
      styles: {
        title: { font: 'Sans', bold: true, fontSize: type.title.size, margin: [0, 0, 0, 12] },
        heading1: heading(1),
        heading2: heading(2),
        heading3: heading(3),
        table: { font: 'Sans', fontSize: type.table.size, lineHeight: pitch(type.table, SANS) },
        tableHead: { bold: true, fontSize: type.tableHead.size },
      },
      content: [{ text: content.title, style: 'title' }, ...content.blocks.map(node)],
    })
    .getBuffer();
});
