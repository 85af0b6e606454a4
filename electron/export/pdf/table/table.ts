/** Tables: header rows repeated on every page, hairlines between rows, rows that split rather than lose text. */
import type { Cell, TableBlock } from '../../../../shared/document/blocks.ts';
import { colours, strokes, type } from '../design.ts';
import type { Colour } from '../design.ts';
import { rule } from '../layout/drawing.ts';
import type { Mark } from '../layout/drawing.ts';
import { drawItems } from '../layout/draw.ts';
import { keepingAll, rowOf, space } from '../layout/item.ts';
import type { Item, Row, RowParts } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { measuredText } from '../blocks/paragraph.ts';
import { cell } from './cell.ts';
import { columnWidths } from '../../column-widths.ts';
import type { ColumnNeed } from '../../column-widths.ts';

/** White space between columns. */
const gutter = 9;
const rowPadding = { top: 3.6, bottom: 3.6 };
/** Rows up to this height are kept in company at a page's end. */
const shortRow = 60;
const headPadding = { top: 2, bottom: 3.4 };

const emptyCell = (source: string): Cell => ({ content: [], source });

/** What every kind of cell must know to draw a header twice: once as content, then as decoration. */
const withoutTags = (marks: readonly Mark[]): readonly Mark[] =>
  marks.map((each) => ({ ...each, tag: null }));

/**
 * A line below a row. Made out here, so that a row that waits for its page keeps a width alive and not the whole
 * table as it was measured.
 */
const underline =
  (width: number, weight: number, colour: Colour): Row['backdrop'] =>
  (height) => [rule(width, height, weight, colour)];

export const table = (block: TableBlock, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'Table');
  const caption = measuredText(
    [{ kind: 'text', text: block.caption }],
    type.caption,
    '',
    tagIn(tag, 'Caption'),
    setting,
  );
  // A header without rows is a row like others: a head must be followed by a body.
  const headTag = tagIn(block.rows.length > 0 ? tagIn(tag, 'THead') : tag, 'TR');
  const heads = block.columns.map((column) =>
    measuredText(
      [{ kind: 'text', text: column.header }],
      type.tableHead,
      '',
      tagIn(headTag, 'TH', { scope: 'Column' }),
      setting,
    ),
  );
  const bodyTag = block.rows.length > 0 ? tagIn(tag, 'TBody') : tag;
  const rows = block.rows.map((row) => {
    const rowTag = tagIn(bodyTag, 'TR');
    return block.columns.map((column, index) =>
      cell(row[index] ?? emptyCell(''), column.style, { ...setting, tag: tagIn(rowTag, 'TD') }),
    );
  });

  const needs = block.columns.map((column, index): ColumnNeed => {
    const cells = [heads[index], ...rows.map((row) => row[index])];
    return {
      weight: column.weight,
      min: gutter + cells.reduce((most, each) => Math.max(most, each?.min ?? 0), column.minWidth ?? 0),
      natural: cells.map((each) => gutter + (each?.natural ?? 0)),
    };
  });

  const items = (width: number): readonly Item[] => {
    // The last column needs no gutter: it ends with the table's edge.
    const widths = columnWidths(needs, width + gutter);
    const lefts = widths.map((_, index) => widths.slice(0, index).reduce((total, each) => total + each, 0));
    const cellsOf = (cells: readonly Measured[]): RowParts['cells'] =>
      cells.map((each, index) => ({
        x: lefts[index] ?? 0,
        items: each.items((widths[index] ?? 0) - gutter),
      }));
    const head = rowOf({
      cells: cellsOf(heads),
      padding: headPadding,
      backdrop: underline(width, strokes.rule, colours.ink),
      keep: true,
      header: null,
    });
    const rowLine = underline(width, strokes.hair, colours.hairline);
    const drawn: Mark[] = [];
    drawItems([head], 0, 0, drawn);
    const header = { height: head.height, marks: withoutTags(drawn) };
    return [
      space(setting.paragraphGap * 0.5),
      ...keepingAll([...caption.items(width), space(2), head]).map(bound),
      ...rows.map((row, index): Item => {
        const set = rowOf({
          cells: cellsOf(row),
          padding: rowPadding,
          backdrop: rowLine,
          keep: false,
          header,
        });
        // A short row does not stand alone before or after a page's end.
        const paired = rows.length > 1 && (index === 0 || index === rows.length - 2);
        return paired && set.height < shortRow ? { ...set, keep: true } : set;
      }),
      space(setting.paragraphGap * 1.4),
    ];
  };
  return {
    min: Math.min(
      needs.reduce((total, need) => total + need.min, 0),
      200,
    ),
    natural: Infinity,
    items,
  };
};

const bound = (item: Item): Item => (item.kind === 'row' ? { ...item, keep: true } : item);
