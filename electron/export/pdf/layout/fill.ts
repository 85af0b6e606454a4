/** Fills one page, or the part of a cell that a page holds, from a vertical list. */
import { moved } from './drawing.ts';
import type { Mark } from './drawing.ts';
import { rowOf } from './item.ts';
import type { Item, Row } from './item.ts';

export type Filled = {
  readonly marks: readonly Mark[];
  readonly height: number;
  /** What did not fit. */
  readonly rest: readonly Item[];
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

type Taken = { readonly marks: readonly Mark[]; readonly end: number; readonly next: number };

const drawRow = (row: Row): readonly Mark[] => [
  ...row.backdrop(row.height),
  ...row.cells.flatMap((cell) =>
    moved(
      fill(cell.items, { available: Infinity, splitAbove: Infinity, force: true }).marks,
      cell.x,
      row.padding.top,
    ),
  ),
];

/** The part of a row that fits and the row that holds the rest; null where no part of use would fit. */
const splitRow = (
  row: Row,
  options: FillOptions,
): { marks: readonly Mark[]; height: number; rest: Row } | null => {
  const available = options.available - row.padding.top - row.padding.bottom;
  if (!options.force && available < leastPart) return null;
  const parts = row.cells.map((cell) => fill(cell.items, { ...options, available }));
  const height = Math.max(0, ...parts.map((part) => part.height));
  const moves = parts.some(
    (part, index) => part.rest.length < (row.cells[index]?.items.length ?? 0) || part.height > 0,
  );
  if (!moves || height <= 0) return null;
  const rest = rowOf({
    ...row,
    cells: row.cells.map((cell, index) => ({ x: cell.x, items: parts[index]?.rest ?? [] })),
  });
  const total = height + row.padding.top + row.padding.bottom;
  return {
    marks: [
      ...row.backdrop(total),
      ...parts.flatMap((part, index) => moved(part.marks, row.cells[index]?.x ?? 0, row.padding.top)),
    ],
    height: total,
    rest,
  };
};

const hasContent = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'box' || item.kind === 'row');

/**
 * Takes items from `start` until the height is used up or a page break asks for a new page. Breaks fall only where no
 * item is bound to the next, unless a bound group is higher than all the height there is.
 */
export const fill = (items: readonly Item[], options: FillOptions, start = 0): Filled => {
  const taken: Taken[] = [];
  let y = 0;
  let gap = 0;
  let index = start;
  let lastBreak = 0;

  for (; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) break;
    if (item.kind === 'pageBreak') {
      if (taken.length === 0) continue;
      index += 1;
      return finish(taken, items.slice(index));
    }
    if (item.kind === 'space') {
      gap = Math.max(gap, item.height);
      continue;
    }
    const lead = taken.length === 0 ? 0 : gap;
    const top = y + lead;
    if (top + item.height <= options.available + slack) {
      taken.push({
        marks: moved(item.kind === 'box' ? item.marks : drawRow(item), 0, top),
        end: top + item.height,
        next: index + 1,
      });
      y = top + item.height;
      gap = 0;
      if (!item.keep) lastBreak = taken.length;
      continue;
    }
    if (item.kind === 'row' && item.height > options.splitAbove) {
      const split = splitRow(item, {
        ...options,
        available: options.available - top,
        force: options.force && taken.length === 0,
      });
      if (split) {
        taken.push({ marks: moved(split.marks, 0, top), end: top + split.height, next: index + 1 });
        const rest = hasContent(split.rest.cells.flatMap((cell) => cell.items)) ? [split.rest] : [];
        return finish(taken, [...rest, ...items.slice(index + 1)]);
      }
    }
    if (lastBreak > 0) return cut(taken, lastBreak, items);
    if (!options.force) return { marks: [], height: 0, rest: items.slice(start) };
    // A bound group that no page holds is parted where the page ends.
    if (taken.length > 0) return cut(taken, taken.length, items);
    return finish(
      [{ marks: item.kind === 'box' ? item.marks : drawRow(item), end: item.height, next: index + 1 }],
      items.slice(index + 1),
    );
  }
  return finish(taken, []);
};

const finish = (taken: readonly Taken[], rest: readonly Item[]): Filled => ({
  marks: taken.flatMap((each) => each.marks),
  height: taken.at(-1)?.end ?? 0,
  rest,
});

const cut = (taken: readonly Taken[], count: number, items: readonly Item[]): Filled => {
  const kept = taken.slice(0, count);
  return finish(kept, items.slice(kept.at(-1)?.next ?? 0));
};
