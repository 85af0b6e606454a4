/** Where pages lie, what the scroll position holds on to, how large they are, and which words are a heading. */
import { describe, expect, test } from 'vitest';
import { headingBox, type TextPiece } from '../../../renderer/features/preview/heading-box.ts';
import {
  columnHeight,
  columnLayout,
  GAP,
  type Landmark,
  pageAt,
  pagesInView,
  placeAt,
  scrollTopOf,
  START,
  topOf,
} from '../../../renderer/features/preview/page-layout.ts';
import { percentOf, scaleOf, zoomStep } from '../../../renderer/features/preview/zoom.ts';

const paper = { count: 10, width: 600, height: 800 };
/** One pixel for a point. */
const layout = columnLayout(paper, 'fit', 600 + 2 * GAP);

describe('pages', () => {
  test('lie under each other with room between them', () => {
    expect(layout.scale).toBe(1);
    expect([0, 1, 9].map((page) => topOf(layout, page))).toEqual([16, 832, 7360]);
    expect(columnHeight(layout)).toBe(7360 + 800 + GAP);
  });

  test('in sight are those of the window and half a window around it', () => {
    expect(pagesInView(layout, 0, 400)).toEqual({ first: 0, last: 0 });
    expect(pagesInView(layout, 832, 800)).toEqual({ first: 0, last: 2 });
    expect(pagesInView(layout, 1e9, 800)).toEqual({ first: 9, last: 9 });
    expect(pageAt({ ...layout, count: 0 }, 500)).toBe(0);
  });
});

const before: readonly Landmark[] = [
  { anchor: 'summary', page: 1, top: 100 },
  { anchor: 'timeline', page: 3, top: 50 },
];

describe('the place in the document', () => {
  test('stays with its heading when pages come in above', () => {
    const scrollTop = topOf(layout, 3, 50) + 123;
    const place = placeAt(layout, before, scrollTop);
    expect(place.anchor).toBe('timeline');
    const after: readonly Landmark[] = [
      { anchor: 'summary', page: 1, top: 100 },
      { anchor: 'timeline', page: 5, top: 400 },
    ];
    expect(scrollTopOf({ ...layout, count: 12 }, after, place)).toBe(topOf(layout, 5, 400) + 123);
  });

  test('is the same words when the pages change their size', () => {
    const place = placeAt(layout, before, topOf(layout, 1, 100) + 200);
    const larger = { ...layout, scale: 2 };
    expect(scrollTopOf(larger, before, place)).toBe(topOf(larger, 1, 100) + 400);
  });

  test('is held above the first heading, and where a heading is gone', () => {
    expect(scrollTopOf(layout, before, START)).toBe(0);
    expect(scrollTopOf(layout, before, placeAt(layout, before, 300))).toBe(300);
    const place = placeAt(layout, before, topOf(layout, 3, 50));
    expect(scrollTopOf(layout, [], place)).toBe(topOf(layout, 3));
    expect(scrollTopOf({ ...layout, count: 2 }, [], place)).toBe(topOf(layout, 1));
  });
});

test('zoom fits the pane, or goes in steps that include the size on paper', () => {
  expect(scaleOf('fit', 600, 300)).toBe(0.5);
  expect(percentOf(scaleOf(100, 600, 300))).toBe(100);
  expect([zoomStep(67, 1), zoomStep(68, -1), zoomStep(300, 1), zoomStep(40, -1)]).toEqual([80, 67, 300, 40]);
});

/** A piece at a distance from the page's upper edge to its baseline. */
const piece = (str: string, left: number, baseline: number, height = 14): TextPiece => ({
  str,
  height,
  width: str.length * 6,
  transform: [height, 0, 0, height, left, 800 - baseline],
});

describe('a heading', () => {
  const pieces = [
    piece('4 ', 40, 110),
    piece('Root', 70, 110),
    piece(' ', 94, 110, 0),
    piece('Cause', 100, 110),
    piece('Root cause is prose here', 70, 140, 10),
  ];

  test('is boxed with its number, without the text below', () => {
    expect(headingBox(pieces, '4 Root Cause', 90, 800)).toEqual({
      left: 40,
      top: 96,
      width: 90,
      height: 14 * 1.28,
    });
  });

  test('of two lines is boxed whole', () => {
    const long = [piece('5 Containment', 40, 110), piece('and Resolution', 70, 130)];
    expect(headingBox(long, '5 Containment and Resolution', 90, 800)?.height).toBeCloseTo(20 + 14 * 1.28);
  });

  test('that is not there is no box', () => {
    expect(headingBox(pieces, '5 Detection', 90, 800)).toBeNull();
    expect(headingBox(pieces, '4 Root Cause', 300, 800)).toBeNull();
    expect(headingBox([], '4 Root Cause', 90, 800)).toBeNull();
  });
});
