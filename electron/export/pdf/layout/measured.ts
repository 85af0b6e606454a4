/** What measuring a block gives: how narrow and how wide it can be, and its items at a given width. */
import type { Block } from '../../../../shared/document/blocks.ts';
import type { Geometry, TextStyle } from '../design.ts';
import type { FontLibrary } from '../fonts/library.ts';
import type { PictureResult } from '../image/picture.ts';
import type { Typesetter } from '../text/unit.ts';
import type { Box, Item, Row } from './item.ts';
import { box } from './item.ts';
import { moved } from './drawing.ts';
import type { Mark } from './drawing.ts';
import type { Tag } from './tag.ts';

export type Measured = {
  /** Narrowest width in points without cutting words. */
  readonly min: number;
  /** Width with every paragraph on one line. */
  readonly natural: number;
  readonly items: (width: number) => readonly Item[];
};

/** Where a block stands: what it needs to know of its surroundings. */
export type Setting = {
  readonly fonts: FontLibrary;
  readonly geometry: Geometry;
  /** Style of running text here. */
  readonly text: TextStyle;
  /** Space after a paragraph here. */
  readonly paragraphGap: number;
  /** Takes the tags of what is set. */
  readonly tag: Tag;
  /** Sets text that came from the given report field, so that a warning can name it. */
  readonly typesetter: (source: string) => Typesetter;
  /** Sets the blocks of a cell, a list item or a quote. */
  readonly flow: (blocks: readonly Block[], setting: Setting) => Measured;
  readonly picture: (sha256: string) => PictureResult;
  readonly warn: (path: string, message: string) => void;
};

/** Moves items to the right. */
export const indented = (items: readonly Item[], x: number): readonly Item[] =>
  items.map((item): Item => {
    if (item.kind === 'box') return { ...item, marks: moved(item.marks, x, 0) };
    if (item.kind === 'row') return indentedRow(item, x);
    return item;
  });

const indentedRow = (row: Row, x: number): Row => ({
  ...row,
  cells: () => row.cells().map((cell) => ({ ...cell, x: cell.x + x })),
  backdrop: (height) => moved(row.backdrop(height), x, 0),
  header: row.header && { ...row.header, marks: moved(row.header.marks, x, 0) },
});

/** Draws a list's marker, a box or the like beside the first line. */
export const besideFirst = (
  items: readonly Item[],
  marks: readonly Mark[],
  least: number,
): readonly Item[] => {
  const at = items.findIndex((item) => item.kind === 'box' || item.kind === 'row');
  const first = items[at];
  if (first === undefined) return [box(least, marks)];
  if (first.kind !== 'box') return [box(0, marks, true), ...items];
  const joined: Box = {
    ...first,
    height: Math.max(first.height, least),
    marks: [...marks, ...first.marks],
  };
  return items.map((item, index) => (index === at ? joined : item));
};
