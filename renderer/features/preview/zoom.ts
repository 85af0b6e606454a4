/** How large the pages of the preview are. Pure. */

/** 'fit': as wide as the pane; otherwise percent of the size on paper. */
export type Zoom = 'fit' | number;

const steps = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** CSS pixels of a point at 100 %. */
const ACTUAL = 96 / 72;

/** Pixels for a point; `room` is the pane's width in pixels, `width` the page's in points. */
export const scaleOf = (zoom: Zoom, width: number, room: number): number =>
  zoom === 'fit' ? Math.max(room, 120) / width : (zoom / 100) * ACTUAL;

/** Percent of the size on paper that a scale comes to. */
export const percentOf = (scale: number): number => Math.round((scale / ACTUAL) * 100);

/** The next step up or down from a percentage; the same where there is none. */
export const zoomStep = (percent: number, direction: 1 | -1): number =>
  (direction === 1 ? steps.find((step) => step > percent) : steps.findLast((step) => step < percent)) ??
  percent;
