/** Fills one page, or the part of a cell that a page holds, from a vertical list. */
import { rowOf } from './item.ts';
import type { Box, Item, Row } from './item.ts';

/** A place in a list: the first item that is not yet placed, or what is left of it. */
export type Place = { readonly index: number; readonly left: Row | null };

/** The part of a row that stands on one page. */
export type RowPart = Pick<Row, 'height' | 'padding' | 'backdrop'> & {
  readonly kind: 'part';
  readonly cells: readonly { readonly x: number; readonly placed: readonly Placed[] }[];
};

/** Something and the distance of its upper edge from where filling began. */
export type Placed = { readonly item: Box | Row | RowPart; readonly top: number };

export type Filled = {
  readonly placed: readonly Placed[];
  readonly height: number;
  /** Where to go on with what did not fit. */
  readonly rest: Place;
};

/** A row is split only where this much of it stays on the page, in points. */
const leastPart = 40;
/** Room for rounding errors. */
const slack = 0.01;

export type FillOptions = {
  /** Height to fill. */
  readonly available: number;
  /** Rows higher than this may be split. */
  readonly splitAbove: number;
  /** Take the first item even where it does not fit; else nothing may be taken. */
  readonly force: boolean;
};

export const start: Place = { index: 0, left: null };

const isContent = (item: Item): boolean => item.kind === 'box' || item.kind === 'row';

/** The part of a row that fits and the row that holds the rest, if any; null where no part of use would fit. */
const splitRow = (
  row: Row,
  options: FillOptions,
): { readonly part: RowPart; readonly rest: Row | null } | null => {
  const available = options.available - row.padding.top - row.padding.bottom;
  if (!options.force && available < leastPart) return null;
  const cells = row.cells().map(({ x, items }) => {
    const list = items();
    return { x, list, filled: fill(list, { ...options, available }) };
  });
  const height = Math.max(0, ...cells.map(({ filled }) => filled.height));
  const moves = cells.some(({ filled }) => filled.rest.index > 0 || filled.height > 0);
  if (!moves || height <= 0) return null;
  const rests = cells.map(({ x, list, filled: { rest } }) => ({
    x,
    items: rest.left ? [rest.left, ...list.slice(rest.index + 1)] : list.slice(rest.index),
  }));
  return {
    part: {
      kind: 'part',
      height: height + row.padding.top + row.padding.bottom,
      padding: row.padding,
      backdrop: row.backdrop,
      cells: cells.map(({ x, filled }) => ({ x, placed: filled.placed })),
    },
    rest: rests.some(({ items }) => items.some(isContent)) ? rowOf({ ...row, cells: rests }) : null,
  };
};

/**
 * Takes items from a place on until the height is used up or a page break asks for a new page. Breaks fall only where
 * no item is bound to the next, unless a bound group is higher than all the height there is.
 */
export const fill = (items: readonly Item[], options: FillOptions, from: Place = start): Filled => {
  const placed: Placed[] = [];
  let y = 0;
  let gap = 0;
  /** How many of the placed may stay when the page ends here, and where the next page then goes on. */
  let unbound = { count: 0, index: from.index };
  const ended = (index: number, left: Row | null = null): Filled => ({
    placed,
    height: y,
    rest: { index, left },
  });

  for (let { index } = from; index < items.length; index += 1) {
    const item = (index === from.index ? from.left : null) ?? items[index];
    if (item === undefined) break;
    if (item.kind === 'pageBreak') {
      if (placed.length === 0) continue;
      return ended(index + 1);
    }
    if (item.kind === 'space') {
      gap = Math.max(gap, item.height);
      continue;
    }
    const top = y + (placed.length === 0 ? 0 : gap);
    if (top + item.height <= options.available + slack) {
      placed.push({ item, top });
      y = top + item.height;
      gap = 0;
      if (!item.keep) unbound = { count: placed.length, index: index + 1 };
      continue;
    }
    if (item.kind === 'row' && item.height > options.splitAbove) {
      const split = splitRow(item, {
        ...options,
        available: options.available - top,
        force: options.force && placed.length === 0,
      });
      if (split) {
        placed.push({ item: split.part, top });
        y = top + split.part.height;
        return split.rest ? ended(index, split.rest) : ended(index + 1);
      }
    }
    if (unbound.count > 0) return cut(placed, unbound.count, unbound.index);
    if (!options.force) return { placed: [], height: 0, rest: from };
    // A bound group that no page holds is parted where the page ends.
    if (placed.length > 0) return ended(index);
    placed.push({ item, top: 0 });
    y = item.height;
    return ended(index + 1);
  }
  return ended(items.length);
};

const cut = (placed: readonly Placed[], count: number, index: number): Filled => {
  const kept = placed.slice(0, count);
  const last = kept.at(-1);
  return { placed: kept, height: last ? last.top + last.item.height : 0, rest: { index, left: null } };
};
