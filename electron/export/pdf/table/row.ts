/** Rows of a table's body. A row that waits for its page keeps its own cells alive, and not the table as it was measured. */
import type { Mark } from '../layout/drawing.ts';
import { rule } from '../layout/drawing.ts';
import type { Row, RowCell } from '../layout/item.ts';
import type { Colour } from '../design.ts';
import { heightAt, placedCell } from './content.ts';
import type { CellContent, ColumnSetting } from './content.ts';

/** A column at its width. */
export type ColumnPlace = { readonly column: ColumnSetting; readonly x: number; readonly width: number };

/** What all rows of a table share. */
export type RowLook = Pick<Row, 'backdrop' | 'header'> & { readonly places: readonly ColumnPlace[] };

const padding = { top: 3.6, bottom: 3.6 };
/** Rows up to this height are kept in company at a page's end. */
const shortRow = 60;

/** A line below a row. */
export const underline =
  (width: number, weight: number, colour: Colour): ((height: number) => readonly Mark[]) =>
  (height) => [rule(width, height, weight, colour)];

const heightOf = (cells: readonly CellContent[], places: readonly ColumnPlace[]): number => {
  let most = 0;
  for (let index = 0; index < cells.length; index += 1) {
    const content = cells[index];
    const place = places[index];
    const height = content && place ? heightAt(content, place.width, place.column) : 0;
    if (height > most) most = height;
  }
  return padding.top + padding.bottom + most;
};

const placedCells = (cells: readonly CellContent[], places: readonly ColumnPlace[]): readonly RowCell[] =>
  places.flatMap(({ column, x, width }, index) => {
    const content = cells[index];
    return content ? [placedCell(content, x, width, column)] : [];
  });

/** A short row that is `paired` stays with the next. */
export const tableRow = (cells: readonly CellContent[], look: RowLook, paired: boolean): Row => {
  const { places, backdrop, header } = look;
  const height = heightOf(cells, places);
  return {
    kind: 'row',
    height,
    cells: () => placedCells(cells, places),
    padding,
    backdrop,
    keep: paired && height < shortRow,
    header,
  };
};
