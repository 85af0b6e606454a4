/** Tables of the report: header repeated on each page, rows kept whole unless too tall, hairlines between rows. */
import { Paragraph, TableCell, TableRow, WidthType } from 'docx';
import type { Cell, Column, TableBlock } from '../../../shared/document/blocks.ts';
import { fixedTable } from './captioned-table.ts';
import { cellContent, emptyCell, textOf } from './cells.ts';
import { columnWidths, longestWord } from './column-widths.ts';
import { hairline, ink, line, mm, noLine, noLines, pt } from './design.ts';
import { textRuns } from './inline.ts';
import { gap, placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

/** Room right of a cell's text, twips. */
const gutter = mm(2.5);
const margins = { top: mm(1.2), bottom: pt(1.4), left: 0, right: gutter };
/** A row of more lines than this may break across pages; about a third of a page. */
const tallestWholeRow = 20;
/** Average width of a letter of table text, twips. */
const letterWidth = pt(4.6);

const lineCount = (cell: Cell, width: number): number =>
  textOf(cell.content)
    .split('\n')
    .reduce((lines, text) => lines + Math.max(1, Math.ceil((text.length * letterWidth) / width)), 0);

const headerRow = (columns: readonly Column[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins,
          borders: { top: noLine, bottom: line(0.75, ink) },
          children: [
            new Paragraph({
              style: 'TableHead',
              ...placedHead(column.header),
              children: textRuns(column.header),
            }),
          ],
        }),
    ),
  });

const placedHead = (text: string) =>
  placed({ width: 0, indent: 0, text: 'table', listLevel: 0, keepTogether: true }, text);

/** The row with exactly one cell a column; surplus cells join the last, so that no text is lost. */
const fitted = (row: readonly Cell[], columns: number): readonly (Cell | null)[] => {
  const kept = row.slice(0, columns);
  const last = kept.at(-1);
  const surplus = row.slice(columns).flatMap((cell) => cell.content);
  const merged =
    last === undefined || surplus.length === 0
      ? kept
      : [...kept.slice(0, -1), { ...last, content: [...last.content, ...surplus] }];
  return [...merged, ...Array.from({ length: columns - merged.length }, () => null)];
};

/** Columns wide enough for their words, where the table has the room. */
const wishesOf = (block: TableBlock, total: number) =>
  block.columns.map((column, index) => {
    const texts = block.rows.map((row) => textOf(row[index]?.content ?? []));
    const word = longestWord([column.header, ...texts], total, column.style !== 'text');
    return { weight: column.weight, narrowest: Math.max(word, pt(column.minWidth ?? 0)) + gutter };
  });

/** A table under its caption. */
export const table = (block: TableBlock, setting: Setting, session: Session): Flow[] => {
  const caption = new Paragraph({
    style: 'Caption',
    ...placed(setting, block.caption),
    keepNext: true,
    children: textRuns(block.caption),
  });
  if (block.columns.length === 0) return [caption];
  const widths = columnWidths(wishesOf(block, setting.width), setting.width);
  const inside = (width: number): Setting => ({
    ...setting,
    text: 'table',
    indent: 0,
    listLevel: 0,
    width: width - gutter,
  });
  const rows = block.rows.map((row) => {
    const cells = fitted(row, block.columns.length);
    const lines = Math.max(
      ...cells.map((cell, index) => (cell === null ? 1 : lineCount(cell, (widths[index] ?? 1) - gutter))),
    );
    return new TableRow({
      cantSplit: lines <= tallestWholeRow,
      children: cells.map((cell, index) => {
        const width = widths[index] ?? 0;
        const style = block.columns[index]?.style ?? 'text';
        return new TableCell({
          width: { size: width, type: WidthType.DXA },
          children: cell === null ? emptyCell() : cellContent({ ...cell, style }, inside(width), session),
        });
      }),
    });
  });
  return [
    caption,
    fixedTable(widths, block.caption, {
      ...(setting.indent > 0 ? { indent: { size: setting.indent, type: WidthType.DXA } } : {}),
      margins,
      borders: {
        ...noLines,
        bottom: line(0.25, hairline),
        insideHorizontal: line(0.25, hairline),
        insideVertical: noLine,
      },
      rows: [headerRow(block.columns, widths), ...rows],
    }),
    gap(setting, 'WideGap'),
  ];
};
