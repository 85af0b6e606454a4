/** What a page is made of: drawing operations in points from the top left corner of the box they belong to. */
import type { Colour } from '../design.ts';
import type { Shaped } from '../fonts/shape.ts';
import type { Picture } from '../image/picture.ts';
import type { Tag } from './tag.ts';

/** Words of one face, size and colour, on the baseline `y`. */
export type TextOp = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: Colour;
  readonly words: readonly Shaped[];
  /** Degrees, counter-clockwise about (x, y). */
  readonly angle?: number;
};

export type LineOp = {
  readonly kind: 'line';
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly width: number;
  readonly colour: Colour;
  /** Round dots as wide as the line in place of a stroke, this far from one another, the first where it begins. */
  readonly dotted?: number;
};

export type ShapeOp = {
  readonly kind: 'rectangle' | 'circle' | 'tick';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: Colour;
  readonly stroke?: Colour;
  readonly strokeWidth?: number;
  readonly radius?: number;
};

export type ImageOp = {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Picture;
};

/** An area that can be clicked; `tag` is the Link it belongs to. */
export type LinkOp = {
  readonly kind: 'link';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly target: { readonly url: string } | { readonly anchor: string };
  readonly says: string;
  readonly tag: Tag;
};

/** An empty signature field. */
export type FieldOp = {
  readonly kind: 'signatureField';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly says: string;
  readonly tag: Tag;
};

/** A place that links, contents and bookmarks lead to. */
export type AnchorOp = {
  readonly kind: 'anchor';
  readonly name: string;
  readonly y: number;
  readonly bookmark: { readonly level: number; readonly title: string };
};

/** The number of the page on which an anchor stands, known when all pages are. `x` is its right edge. */
export type PageNumberOp = {
  readonly kind: 'pageNumber';
  readonly anchor: string;
  readonly draw: (pageNumber: number) => readonly DrawnOp[];
};

export type DrawnOp = TextOp | LineOp | ShapeOp | ImageOp;
export type Op = DrawnOp | LinkOp | FieldOp | AnchorOp | PageNumberOp;

/** Operations that belong to one tag; null for what is decoration (an artifact). */
export type Mark = {
  readonly tag: Tag | null;
  readonly x: number;
  readonly y: number;
  readonly ops: readonly Op[];
  /** Width and height of a figure, which its tag has to state; null elsewhere. */
  readonly extent: readonly [width: number, height: number] | null;
};

export const mark = (tag: Tag | null, ops: readonly Op[], extent: Mark['extent'] = null): Mark => ({
  tag,
  x: 0,
  y: 0,
  ops,
  extent,
});

export const moved = (marks: readonly Mark[], x: number, y: number): readonly Mark[] =>
  x === 0 && y === 0
    ? marks
    : marks.map(({ tag, ops, extent, x: left, y: top }) => ({ tag, ops, extent, x: left + x, y: top + y }));

/** Adds marks to others, seen from (x, y). */
export const addMoved = (marks: readonly Mark[], x: number, y: number, into: Mark[]): void => {
  for (const { tag, ops, extent, x: left, y: top } of marks) {
    into.push({ tag, ops, extent, x: x + left, y: y + top });
  }
};

/** A horizontal rule, as decoration. */
export const rule = (width: number, y: number, weight: number, colour: Colour): Mark =>
  mark(null, [{ kind: 'line', from: [0, y], to: [width, y], width: weight, colour }]);
