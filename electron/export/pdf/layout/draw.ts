/** What was placed as marks, each made where it stands. */
import { addMoved } from './drawing.ts';
import type { Mark } from './drawing.ts';
import { fill } from './fill.ts';
import type { Placed, RowPart } from './fill.ts';
import type { Item, Row } from './item.ts';

const drawRow = (row: Row, x: number, y: number, into: Mark[]): void => {
  addMoved(row.backdrop(row.height), x, y, into);
  const top = y + row.padding.top;
  for (const cell of row.cells()) {
    if (cell.draw) cell.draw(x + cell.x, top, into);
    else drawItems(cell.items(), x + cell.x, top, into);
  }
};

const drawPart = (part: RowPart, x: number, y: number, into: Mark[]): void => {
  addMoved(part.backdrop(part.height), x, y, into);
  for (const cell of part.cells) drawPlaced(cell.placed, x + cell.x, y + part.padding.top, into);
};

/** Adds the marks of what was placed, seen from (x, y). */
export const drawPlaced = (placed: readonly Placed[], x: number, y: number, into: Mark[]): void => {
  for (const { item, top } of placed) {
    if (item.kind === 'box') addMoved(item.marks, x, y + top, into);
    else if (item.kind === 'row') drawRow(item, x, y + top, into);
    else drawPart(item, x, y + top, into);
  }
};

/** Adds the marks of a whole list, set one below the other. */
export const drawItems = (items: readonly Item[], x: number, y: number, into: Mark[]): void =>
  drawPlaced(fill(items, { available: Infinity, splitAbove: Infinity, force: true }).placed, x, y, into);
