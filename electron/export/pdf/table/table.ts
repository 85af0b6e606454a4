/** Tables: header rows repeated on every page, hairlines between rows, rows that split rather than lose text. */
import type { Column, TableBlock } from '../../../../shared/document/blocks.ts';
import { colours, strokes, type } from '../design.ts';
import type { Mark } from '../layout/drawing.ts';
import { drawItems } from '../layout/draw.ts';
import { keepingAll, rowOf, space } from '../layout/item.ts';
import type { Item, Row } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { measuredText } from '../blocks/paragraph.ts';
import { cellContent, columnSetting, emptyCell, narrowestOf, naturalOf } from './content.ts';
import type { CellContent } from './content.ts';
import { tableRow, underline } from './row.ts';
import type { ColumnPlace, RowLook } from './row.ts';
import { columnWidths } from '../../column-widths.ts';
import type { ColumnNeed } from '../../column-widths.ts';

/** White space between columns. */
const gutter = 9;
const headPadding = { top: 2, bottom: 3.4 };

/** The header as it is repeated: drawn as content once, then as decoration. */
const headerMarks = (head: Row): readonly Mark[] => {
  const marks: Mark[] = [];
  drawItems([head], 0, 0, marks);
  return marks.map((each) => ({ ...each, tag: null }));
};

const needOf = (
  column: Column,
  head: Measured | undefined,
  rows: readonly (readonly CellContent[])[],
  index: number,
): ColumnNeed => {
  let min = Math.max(column.minWidth ?? 0, head?.min ?? 0);
  const widths = [gutter + (head?.natural ?? 0)];
  for (const row of rows) {
    const content = row[index];
    min = Math.max(min, content ? narrowestOf(content) : 0);
    widths.push(gutter + (content ? naturalOf(content) : 0));
  }
  return { weight: column.weight, min: gutter + min, natural: widths };
};

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
  const columns = block.columns.map((column) => columnSetting(column, setting));
  const rows = block.rows.map((row) => {
    const rowTag = tagIn(bodyTag, 'TR');
    return columns.map((column, index) => cellContent(row[index] ?? emptyCell, rowTag, column));
  });
  const needs = block.columns.map((column, index) => needOf(column, heads[index], rows, index));

  const items = (width: number): readonly Item[] => {
    // The last column needs no gutter: it ends with the table's edge.
    const widths = columnWidths(needs, width + gutter);
    const places = columns.map((column, index): ColumnPlace => ({
      column,
      x: widths.slice(0, index).reduce((total, each) => total + each, 0),
      width: (widths[index] ?? 0) - gutter,
    }));
    const head = rowOf({
      cells: places.map(({ x, width: own }, index) => ({ x, items: heads[index]?.items(own) ?? [] })),
      padding: headPadding,
      backdrop: underline(width, strokes.rule, colours.ink),
      keep: true,
      header: null,
    });
    const look: RowLook = {
      places,
      backdrop: underline(width, strokes.hair, colours.hairline),
      header: { height: head.height, marks: headerMarks(head) },
    };
    return [
      space(setting.paragraphGap * 0.5),
      ...keepingAll([...caption.items(width), space(2), head]).map(bound),
      // A short row does not stand alone before or after a page's end.
      ...rows.map((cells, index) =>
        tableRow(cells, look, rows.length > 1 && (index === 0 || index === rows.length - 2)),
      ),
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
