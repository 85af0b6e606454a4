/**
 * The page each bookmark stands on. The document is laid out as Word lays it out: same faces, widths and room, headings
 * with their text, no lonely lines, rows whole where they must be, header rows again on each page. Lengths are points.
 */
import type { Page } from '../design.ts';
import type { PageNumbers } from '../markup/sheet.ts';
import type { ContentsField, Flow, Paragraph, Section } from '../model.ts';
import { measureParagraph } from './paragraph.ts';
import type { Measured, Ruler } from './paragraph.ts';
import { measureRow, restOfRow } from './table.ts';
import type { MeasuredRow } from './table.ts';

const pointsPerTwip = 1 / 20;
const slack = 0.01;
/** Word leaves no fewer lines of a paragraph alone on a page. */
const fewestLines = 2;
/** Least part of a row that may break, with its padding. */
const leastPart = 30;

type ParagraphItem = Measured & { readonly kind: 'paragraph'; readonly bookmark: string };
type RowItem = MeasuredRow & {
  readonly kind: 'row';
  /** Height of the rows repeated above it. */ readonly headers: number;
};
type Item = ParagraphItem | RowItem;

const paragraphItem = (paragraph: Paragraph, width: number, ruler: Ruler): Item => ({
  kind: 'paragraph',
  bookmark: paragraph.bookmark ?? '',
  ...measureParagraph(paragraph, width, ruler),
});

/** One after the other, each measured when its turn comes. */
function* itemsOf(each: Flow | ContentsField, width: number, ruler: Ruler): Generator<Item> {
  if (each.kind === 'paragraph') yield paragraphItem(each, width, ruler);
  else if (each.kind === 'contents') {
    for (const entry of each.entries) yield paragraphItem(entry, width, ruler);
  } else {
    let headers = 0;
    for (const row of each.rows) {
      const measured = measureRow(row, each, ruler);
      if (measured.header) headers += measured.height;
      yield { kind: 'row', headers, ...measured };
    }
  }
}

/** How many lines of a paragraph may stand alone at the end of a page. */
const leastLines = ({ keepLines, lines }: ParagraphItem): number =>
  keepLines || lines < 2 * fewestLines ? lines : fewestLines;

/** Least height of an item at the end of a page, without the room around it. */
const leastOf = (item: Item): number =>
  item.kind === 'row'
    ? item.whole
      ? item.height
      : Math.min(item.height, leastPart)
    : leastLines(item) * item.line + item.border;

const heightOf = (item: Item): number =>
  item.kind === 'row' ? item.height : item.lines * item.line + item.border;

/** What of an item's surroundings decides the room between it and the next. */
type Edge = { readonly after: number; readonly closesUpIn: string };
const flat: Edge = { after: 0, closesUpIn: '' };
/** The top of a page on which the text goes on: what would stand above the first paragraph is left out. */
const pageTop: Edge = { after: 0, closesUpIn: 'page top' };

/** Of the room below one and above the other the larger counts; some styles stand close with their like. */
const roomBetween = (upper: Edge, lower: Item): number => {
  if (lower.kind === 'row') return upper.after;
  if (upper === pageTop) return 0;
  if (lower.closesUpIn !== '' && lower.closesUpIn === upper.closesUpIn) return 0;
  return Math.max(upper.after, lower.before);
};

const edgeOf = (item: Item): Edge => (item.kind === 'row' ? flat : item);

export type CountOptions = {
  readonly page: Page;
  readonly ruler: Ruler;
  /** Where the count may stop; it then says one more. */
  readonly atMost?: number;
};

/** Where an item stands on a page that opens with it. */
const topFor = (item: Item): number => (item.kind === 'row' && !item.header ? item.headers : 0);

/** A column of text that goes on from page to page. */
const openColumn = (full: number) => {
  const bookmarks = new Map<string, number>();
  let page = 1;
  let y = 0;
  let last: Edge = flat;

  /** A new page; one that goes on with a table repeats its header rows. */
  const turn = (top = 0): void => {
    page += 1;
    y = top;
    last = pageTop;
  };

  const placeParagraph = (item: ParagraphItem): void => {
    if (item.onNewPage && y > 0) turn();
    const fits = (lines: number): boolean =>
      y + roomBetween(last, item) + lines * item.line + item.border <= full + slack;
    if (y > 0 && !fits(leastLines(item))) turn();
    if (item.bookmark !== '') bookmarks.set(item.bookmark, page);
    y += roomBetween(last, item) + item.border;
    let left = item.lines;
    for (;;) {
      const room = Math.max(1, Math.floor((full - y + slack) / item.line));
      if (left <= room) break;
      left -= left - room < fewestLines ? Math.max(1, room - 1) : room;
      turn();
    }
    y += left * item.line;
  };

  const placeRow = (row: RowItem): void => {
    const top = topFor(row);
    let rest: MeasuredRow = row;
    y += last.after;
    while (y + rest.height > full + slack) {
      const fitsAPage = rest.whole && rest.height <= full - top;
      const next = fitsAPage ? null : restOfRow(rest, full - y);
      if (next === null && y <= top) break;
      rest = next ?? rest;
      turn(top);
    }
    y += rest.height;
  };

  /** Places items that must not be parted, as far as a page can hold them together. */
  const place = (items: readonly Item[]): void => {
    const [first] = items;
    if (first === undefined) return;
    let height = 0;
    let edge = last;
    items.forEach((item, index) => {
      height += roomBetween(edge, item) + (index === items.length - 1 ? leastOf(item) : heightOf(item));
      edge = edgeOf(item);
    });
    const top = topFor(first);
    if (y > top && y + height > full + slack && top + height <= full) turn(top);
    for (const item of items) {
      if (item.kind === 'row') placeRow(item);
      else placeParagraph(item);
      last = edgeOf(item);
    }
  };

  return { place, turn, numbers: (): PageNumbers => ({ bookmarks, count: page }) };
};

/** Lays out the sections page by page. */
export const countPages = (sections: readonly Section[], options: CountOptions): PageNumbers => {
  const { ruler, atMost = Infinity } = options;
  const width = options.page.textWidth * pointsPerTwip;
  const column = openColumn(options.page.textHeight * pointsPerTwip);
  for (const [index, section] of sections.entries()) {
    if (index > 0) column.turn();
    let together: Item[] = [];
    for (const each of section) {
      for (const item of itemsOf(each, width, ruler)) {
        together.push(item);
        if (item.keepNext) continue;
        column.place(together);
        together = [];
        if (column.numbers().count > atMost) return column.numbers();
      }
    }
    column.place(together);
  }
  return column.numbers();
};
