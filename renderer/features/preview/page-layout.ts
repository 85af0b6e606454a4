/** Where pages and headings lie in the preview, and what a scroll position holds on to when they move. Pure. */

import { scaleOf, type Zoom } from './zoom.ts';

/** Pixels between pages and around them. */
export const GAP = 16;

/** Pages under each other, all of one size. */
export type PageLayout = {
  readonly count: number;
  /** Points. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  /** Pixels for a point. */
  readonly scale: number;
};

/** The layout of pages of this size in a pane that is `room` pixels wide. */
export const columnLayout = (
  { count, width, height }: Omit<PageLayout, 'scale'>,
  zoom: Zoom,
  room: number,
): PageLayout => ({ count, width, height, scale: scaleOf(zoom, width, room - 2 * GAP) });

/** A heading on its page; `top` in points from the page's upper edge. */
export type Landmark = { readonly anchor: string; readonly page: number; readonly top: number };

/** A place in the document: so many points below a heading, or below a page's upper edge where no heading is above. */
export type Place = { readonly anchor: string; readonly page: number; readonly offset: number };

export const START: Place = { anchor: '', page: 0, offset: -GAP };

/** Pixels from one page's upper edge to the next one's. */
const pitch = ({ height, scale }: PageLayout): number => height * scale + GAP;

/** Pixels from the top of the whole column to a point of a page. */
export const topOf = (layout: PageLayout, page: number, top = 0): number =>
  GAP + page * pitch(layout) + top * layout.scale;

/** Height of the whole column in pixels. */
export const columnHeight = (layout: PageLayout): number => GAP + layout.count * pitch(layout);

/** The page at a distance from the top of the column, in pixels. */
export const pageAt = (layout: PageLayout, distance: number): number =>
  Math.min(Math.max(Math.floor((distance - GAP) / pitch(layout)), 0), Math.max(layout.count - 1, 0));

/** First and last page that a window of `height` pixels shows, and half a window around it. */
export const pagesInView = (
  layout: PageLayout,
  scrollTop: number,
  height: number,
): { readonly first: number; readonly last: number } => ({
  first: pageAt(layout, scrollTop - height / 2),
  last: pageAt(layout, scrollTop + height * 1.5),
});

/** What stands at the upper edge of the window, in terms that outlive the pages. */
export const placeAt = (layout: PageLayout, landmarks: readonly Landmark[], scrollTop: number): Place => {
  const above = landmarks.findLast(({ page, top }) => topOf(layout, page, top) <= scrollTop);
  const { anchor, page, top } = above ?? { anchor: '', page: 0, top: 0 };
  return { anchor, page, offset: (scrollTop - topOf(layout, page, top)) / layout.scale };
};

/** The scroll position that shows a place. Where its heading is gone, the same distance into its page. */
export const scrollTopOf = (layout: PageLayout, landmarks: readonly Landmark[], place: Place): number => {
  const landmark = landmarks.find(({ anchor }) => anchor === place.anchor);
  const { page, top } = landmark ?? { page: Math.min(place.page, layout.count - 1), top: 0 };
  return Math.max(0, topOf(layout, page, top) + place.offset * layout.scale);
};
