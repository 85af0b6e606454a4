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

type ParagraphItem = Measured & { readonly kind: 'paragraph'; readonly bookmark: string };
type RowItem = MeasuredRow & { readonly kind: 'row'; /** Height of the rows repeated above it. */ readonly headers: number };
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

/** Least height of an item at the end of a page. */
const leastOf = (item: Item): number => {
  if (item.kind === 'row') return item.whole ? item.height : Math.min(item.height, item.padding + 25);
  const lines = item.keepLines || item.lines < 2 * fewestLines ? item.lines : fewestLines;
  return item.before + lines * item.line;
};

const heightOf = (item: Item): number =>
  item.kind === 'row' ? item.height : item.before + item.lines * item.line + item.after;

export type CountOptions = { readonly page: Page; readonly ruler: Ruler; /** Stop there. */ readonly atMost?: number };

/** Lays out the sections page by page. */
export const countPages = (sections: readonly Section[], options: CountOptions): PageNumbers => {
  const { ruler, atMost = Infinity } = options;
  const width = options.page.textWidth * pointsPerTwip;
  const full = options.page.textHeight * pointsPerTwip;
  const bookmarks = new Map<string, number>();
  let page = 1;
  let y = 0;
  const turn = (): void => {
    page += 1;
    y = 0;
  };

  const placeParagraph = (item: ParagraphItem): void => {
    let left = item.lines;
    const fitting = Math.floor((full - y - item.before + slack) / item.line);
    const least = item.keepLines ? left : Math.min(left, left < 2 * fewestLines ? left : fewestLines);
    if (y > 0 && fitting < least) turn();
    if (item.bookmark !== '') bookmarks.set(item.bookmark, page);
    y += item.before;
    for (;;) {
      const room = Math.max(1, Math.floor((full - y + slack) / item.line));
      if (left <= room) break;
      left -= left - room < fewestLines ? Math.max(1, room - 1) : room;
      turn();
    }
    y += left * item.line + item.after;
  };

  const placeRow = (row: RowItem): void => {
    let rest: MeasuredRow = row;
    const { headers } = row;
    const turnUnderHeader = (): void => {
      turn();
      if (!row.header) y = headers;
    };
    while (y + rest.height > full + slack) {
      const atTop = y <= (row.header ? 0 : headers);
      const next = rest.whole && rest.height <= full - headers ? null : restOfRow(rest, full - y);
      if (next === null && atTop) break;
      if (next !== null) rest = next;
      turnUnderHeader();
    }
    y += rest.height;
  };

  for (const [index, section] of sections.entries()) {
    if (index > 0) turn();
    const waiting: Item[] = [];
    let after: ParagraphItem | null = null;
    const place = (item: Item): void => {
      if (item.kind === 'row') {
        placeRow(item);
        after = null;
        return;
      }
      if (item.onNewPage && y > 0) turn();
      // Neighbours of one such style stand without room between.
      if (y > 0 && after !== null && item.closesUpIn !== '' && after.closesUpIn === item.closesUpIn) {
        y -= after.after;
      }
      placeParagraph(item);
      after = item;
    };
    const flush = (next: Item | null): void => {
      const group = waiting.reduce((sum, item) => sum + heightOf(item), 0) + (next === null ? 0 : leastOf(next));
      const opens = waiting[0]?.kind === 'paragraph' && waiting[0].onNewPage;
      if (!opens && y > 0 && y + group > full + slack && group <= full) turn();
      for (const item of waiting) place(item);
      waiting.length = 0;
      if (next !== null) place(next);
    };
    for (const each of section) {
      for (const item of itemsOf(each, width, ruler)) {
        if (item.keepNext) waiting.push(item);
        else flush(item);
        if (page > atMost) return { bookmarks, count: page };
      }
    }
    flush(null);
  }
  return { bookmarks, count: page };
};
