/** A plain program on the docx library: the report as headings, paragraphs and tables. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { columnWidths, fontFiles, page, type } from '../content/content.ts';
import type { ContentBlock } from '../content/content.ts';
import { runProgram } from './program.ts';

/** Word counts sizes in half points and lengths in twentieths of a point. */
const half = (points: number): number => Math.round(points * 2);
const twips = (points: number): number => Math.round(points * 20);

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

const cell = (text: string, width: number, style: string): TableCell =>
  new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    children: text.split('\n').map((line) => new Paragraph({ text: line, style })),
  });

const child = (block: ContentBlock): Paragraph | Table => {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({ text: block.text, heading: headings[block.level] });
    case 'paragraph': {
      const lines = block.text.split('\n');
      return new Paragraph({
        children: lines.map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) })),
      });
    }
    case 'table': {
      const widths = columnWidths(block);
      const row = (texts: readonly string[], style: string): TableCell[] =>
        texts.map((text, index) => cell(text, widths[index] ?? 0, style));
      return new Table({
        layout: TableLayoutType.FIXED,
        columnWidths: widths.map(twips),
        rows: [
          new TableRow({
            tableHeader: true,
            children: row(
              block.columns.map(({ header }) => header),
              'TableHead',
            ),
          }),
          ...block.rows.map((texts) => new TableRow({ children: row(texts, 'TableText') })),
        ],
      });
    }
  }
};

const { margin } = page;

const paragraphStyle = (
  id: string,
  style: { readonly size: number; readonly leading: number },
  bold = false,
) => ({
  id,
  name: id,
  run: { font: 'IBM Plex Sans', size: half(style.size), bold },
  paragraph: { spacing: { line: twips(style.leading), after: 0 } },
});

await runProgram(async ({ content, fontsFolder }) => {
  const font = (name: string, file: string) => ({ name, data: readFileSync(path.join(fontsFolder, file)) });
  const small = (children: ConstructorParameters<typeof TextRun>[0][]) =>
    children.map((options) => new TextRun(options));
  const document = new Document({
    title: content.title,
    creator: content.author,
    fonts: [font('Source Serif 4', fontFiles.serif), font('IBM Plex Sans', fontFiles.sans)],
    styles: {
      default: {
        document: {
          run: { font: 'Source Serif 4', size: half(type.body.size), language: { value: content.language } },
          paragraph: { spacing: { line: twips(type.body.leading), after: 150 } },
        },
        title: { run: { font: 'IBM Plex Sans', bold: true, size: half(type.title.size) } },
        heading1: { run: { font: 'IBM Plex Sans', bold: true, size: half(type.headings[1].size) } },
        heading2: { run: { font: 'IBM Plex Sans', bold: true, size: half(type.headings[2].size) } },
        heading3: { run: { font: 'IBM Plex Sans', bold: true, size: half(type.headings[3].size) } },
      },
      paragraphStyles: [
        paragraphStyle('TableText', type.table),
        paragraphStyle('TableHead', type.tableHead, true),
        paragraphStyle('Furniture', type.furniture),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(margin.top),
              right: twips(margin.right),
              bottom: twips(margin.bottom),
              left: twips(margin.left),
            },
          },
        },
        headers: {
          default: new Header({ children: [new Paragraph({ text: content.header, style: 'Furniture' })] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Furniture',
                alignment: AlignmentType.RIGHT,
                children: small([
                  { children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] },
                ]),
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: content.title, heading: HeadingLevel.TITLE }),
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
          ...content.blocks.map(child),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
});
