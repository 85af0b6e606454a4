/** A vertical list as pages. */
import { drawPlaced } from './draw.ts';
import type { Mark } from './drawing.ts';
import { fill, start } from './fill.ts';
import type { Place, Placed } from './fill.ts';
import type { Item, Row } from './item.ts';

export type Page = {
  /** Names of the anchors that stand on the page. */
  readonly anchors: readonly string[];
  /**
   * Makes its marks, seen from the top left corner of its text area. To be asked for once: what was drawn is forgotten,
   * so that the pages that are painted leave room for those that are to come.
   */
  readonly draw: () => readonly Mark[];
};

export type PaginateOptions = {
  readonly height: number;
  /** Stop after so many pages: what is left then decides no more. */
  readonly atMost: number;
};

/** Rows higher than half a page are split rather than moved as a whole. */
const splitShare = 0.5;

/** What a page that begins here draws again: the header of the table that goes on. */
const headerAt = (items: readonly Item[], { index, left }: Place): Row['header'] => {
  if (left) return left.header;
  let first = index;
  while (items[first]?.kind === 'space') first += 1;
  const item = items[first];
  return item?.kind === 'row' ? item.header : null;
};

/** Rows hold no headings, so only boxes are looked at. */
const anchorsIn = (placed: readonly Placed[]): readonly string[] => {
  const anchors: string[] = [];
  for (const { item } of placed) {
    if (item.kind !== 'box') continue;
    for (const { ops } of item.marks) {
      for (const op of ops) if (op.kind === 'anchor') anchors.push(op.name);
    }
  }
  return anchors;
};

const pageOf = (header: Row['header'], placed: readonly Placed[]): Page => {
  let waiting = placed;
  return {
    anchors: anchorsIn(placed),
    draw: () => {
      const marks = [...(header?.marks ?? [])];
      drawPlaced(waiting, 0, header?.height ?? 0, marks);
      waiting = [];
      return marks;
    },
  };
};

/** A header repeats only where the table goes on, not above the row right after the header itself. */
export const paginate = (items: readonly Item[], options: PaginateOptions): readonly Page[] => {
  const pages: Page[] = [];
  const last = items.findLastIndex((item) => item.kind === 'box' || item.kind === 'row');
  let place = start;
  while (place.index <= last && pages.length < options.atMost) {
    const header = headerAt(items, place);
    const filled = fill(
      items,
      {
        available: options.height - (header?.height ?? 0),
        splitAbove: options.height * splitShare,
        force: true,
      },
      place,
    );
    pages.push(pageOf(header, filled.placed));
    place = filled.rest;
  }
  return pages;
};
