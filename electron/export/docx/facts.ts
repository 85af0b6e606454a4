/** Terms and values, and the band of key figures: tables without lines between their cells. */
import { Paragraph, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { FactList, KeyFigures } from '../../../shared/document/blocks.ts';
import { fixedTable } from './captioned-table.ts';
import { cellContent, emptyCell } from './cells.ts';
import { hairline, line, mm, noLine, noLines } from './design.ts';
import { textRuns } from './inline.ts';
import { gap, placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

type Fact = FactList['items'][number];

const gutter = mm(4);
const factMargins = { top: mm(0.7), bottom: 0, left: 0, right: gutter };
const termShare = { 1: 0.31, 2: 0.2 } as const;
const mostFiguresInARow = 4;

/** The items in rows of `count`. */
const chunks = <T>(items: readonly T[], count: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / count) }, (_, row) =>
    items.slice(row * count, (row + 1) * count),
  );

const inside = (setting: Setting, width: number): Setting => ({
  ...setting,
  text: 'table',
  indent: 0,
  listLevel: 0,
  width: width - gutter,
});

const factCells = (fact: Fact, widths: readonly [number, number], setting: Setting, session: Session) => [
  new TableCell({
    width: { size: widths[0], type: WidthType.DXA },
    children: [
      new Paragraph({
        style: 'FactTerm',
        ...placed(inside(setting, widths[0]), fact.term),
        children: textRuns(fact.term),
      }),
    ],
  }),
  new TableCell({
    width: { size: widths[1], type: WidthType.DXA },
    children: cellContent(fact, inside(setting, widths[1]), session),
  }),
];

/** Terms with their values; `caption` names the table for assistive technology. */
export const facts = (block: FactList, setting: Setting, session: Session, caption = 'Facts'): Flow[] => {
  if (block.items.length === 0) return [];
  const pair = Math.floor(setting.width / block.columns);
  const term = Math.round(setting.width * termShare[block.columns]);
  const widths = [term, pair - term] as const;
  const rows = chunks(block.items, block.columns).map(
    (items) =>
      new TableRow({
        cantSplit: true,
        children: [
          ...items.flatMap((fact) => factCells(fact, widths, setting, session)),
          ...Array.from({ length: block.columns - items.length }, () =>
            widths.map(
              (width) =>
                new TableCell({ width: { size: width, type: WidthType.DXA }, children: emptyCell() }),
            ),
          ).flat(),
        ],
      }),
  );
  const table = fixedTable(Array.from({ length: block.columns }, () => widths).flat(), caption, {
    ...(setting.indent > 0 ? { indent: { size: setting.indent, type: WidthType.DXA } } : {}),
    margins: factMargins,
    borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine },
    rows,
  });
  return [table, gap(setting, 'WideGap')];
};

const figureCell = (
  figure: KeyFigures['items'][number] | undefined,
  index: number,
  width: number,
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: mm(2.4), bottom: mm(2.4), left: index === 0 ? 0 : mm(3.5), right: mm(2) },
    borders: { left: index === 0 || figure === undefined ? noLine : line(0.25, hairline) },
    children:
      figure === undefined
        ? emptyCell()
        : [
            new Paragraph({ style: 'KeyFigure', children: textRuns(figure.value) }),
            new Paragraph({ style: 'KeyLabel', children: textRuns(figure.label) }),
            ...(figure.note === ''
              ? []
              : [new Paragraph({ style: 'KeyNote', children: textRuns(figure.note) })]),
          ],
  });

/** The key figures, at most four beside each other, between two hairlines. */
export const keyFigures = (block: KeyFigures, setting: Setting): Flow[] => {
  if (block.items.length === 0) return [];
  const rowCount = Math.ceil(block.items.length / mostFiguresInARow);
  const columns = Math.ceil(block.items.length / rowCount);
  const width = Math.floor(setting.width / columns);
  const widths = Array.from({ length: columns }, () => width);
  const table = fixedTable(widths, 'Key figures', {
    ...(setting.indent > 0 ? { indent: { size: setting.indent, type: WidthType.DXA } } : {}),
    borders: {
      ...noLines,
      top: line(0.5, hairline),
      bottom: line(0.5, hairline),
      insideHorizontal: line(0.25, hairline),
      insideVertical: noLine,
    },
    rows: chunks(block.items, columns).map(
      (items) =>
        new TableRow({
          cantSplit: true,
          children: widths.map((cellWidth, index) => figureCell(items[index], index, cellWidth)),
        }),
    ),
  });
  return [table, gap(setting, 'WideGap')];
};
