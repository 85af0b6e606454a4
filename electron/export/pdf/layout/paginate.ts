/** A vertical list as pages. */
import { moved } from './drawing.ts';
import type { Mark } from './drawing.ts';
import { fill } from './fill.ts';
import type { Item } from './item.ts';

/** Marks of one page, from the top left corner of its text area. */
export type Page = { readonly marks: readonly Mark[] };

export type PaginateOptions = {
  readonly height: number;
  /** Stop after so many pages: what is left then decides no more. */
  readonly atMost: number;
};

/** Rows higher than half a page are split rather than moved as a whole. */
const splitShare = 0.5;

const headerOf = (items: readonly Item[]) => {
  const first = items.find((item) => item.kind !== 'space');
  return first?.kind === 'row' ? first.header : null;
};

/** A header repeats only where the table goes on, not above the row right after the header itself. */
export const paginate = (items: readonly Item[], options: PaginateOptions): readonly Page[] => {
  const pages: Page[] = [];
  let rest = items;
  while (rest.some((item) => item.kind === 'box' || item.kind === 'row') && pages.length < options.atMost) {
    const header = headerOf(rest);
    const top = header?.height ?? 0;
    const filled = fill(rest, {
      available: options.height - top,
      splitAbove: options.height * splitShare,
      force: true,
    });
    pages.push({ marks: [...(header?.marks ?? []), ...moved(filled.marks, 0, top)] });
    rest = filled.rest;
  }
  return pages;
};
