/** Units to lines of a given width. */
import { cutUnit } from './cut.ts';
import type { Piece, Unit, UnitText } from './unit.ts';

/** Pieces in the order in which they are read. */
export type Line = {
  readonly pieces: readonly Piece[];
  /** From the line's left edge to that of each piece; null where they stand one after the other, left to right. */
  readonly lefts: readonly number[] | null;
  readonly width: number;
};

/** Rule L1 of the bidi algorithm: white space at a line's end takes the paragraph's direction. */
const levelsOf = (pieces: readonly Piece[], paragraphLevel: number): readonly number[] => {
  const levels = pieces.map((piece) => piece.level);
  for (let at = pieces.length - 1; at >= 0 && pieces[at]?.shaped.text.trim() === ''; at -= 1) {
    levels[at] = paragraphLevel;
  }
  return levels;
};

/** Rule L2 of the bidi algorithm: where each piece of a line stands; null where all run left to right. */
const leftsOf = (pieces: readonly Piece[], paragraphLevel: number): readonly number[] | null => {
  if (pieces.every((piece) => piece.level === 0)) return null;
  const levels = levelsOf(pieces, paragraphLevel);
  const order = pieces.map((_, index) => index);
  for (let level = Math.max(...levels); level > 0; level -= 1) {
    const isWithin = (at: number): boolean => (levels[order[at] ?? -1] ?? -1) >= level;
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (isWithin(end)) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = end;
    }
  }
  const lefts: number[] = [];
  let pen = 0;
  for (const index of order) {
    lefts[index] = pen;
    pen += pieces[index]?.width ?? 0;
  }
  return lefts;
};

/** A text as it falls into lines. */
export type Broken = {
  /** The units of the text, those that are wider than a line cut. */
  readonly units: readonly Unit[];
  /** For each line, the place behind its last unit. */
  readonly ends: readonly number[];
};

const isWider = (unit: Unit, width: number): boolean => unit.width > width + 0.01;

/** Units of which none is wider than a line. */
const fitted = (units: readonly Unit[], width: number): readonly Unit[] => {
  for (const unit of units) {
    if (isWider(unit, width))
      return units.flatMap((each) => (isWider(each, width) ? cutUnit(each, width) : each));
  }
  return units;
};

/** Greedy lines. Units are cut only where one alone is wider than the line. */
export const broken = (text: UnitText, width: number): Broken => {
  const units = fitted(text.units, width);
  const ends: number[] = [];
  let isEmpty = true;
  let used = 0;
  let gap = 0;
  let at = 0;
  for (const unit of units) {
    if (!isEmpty && used + gap + unit.width > width + 0.01) {
      ends.push(at);
      isEmpty = true;
      used = gap = 0;
    }
    if (unit.pieces.length > 0 || unit.spaces.length > 0) isEmpty = false;
    used += gap + unit.width;
    gap = unit.spaceWidth;
    at += 1;
    if (unit.hard) {
      ends.push(at);
      isEmpty = true;
      used = gap = 0;
    }
  }
  if (!isEmpty || ends.length === 0) ends.push(at);
  return { units, ends };
};

/** How many lines the text takes. */
export const lineCount = (text: UnitText, width: number): number => broken(text, width).ends.length;

const lineOf = (units: readonly Unit[], rightToLeft: boolean): Line => {
  const pieces: Piece[] = [];
  let width = 0;
  let gap = 0;
  for (const unit of units) {
    pieces.push(...unit.pieces, ...unit.spaces);
    width += gap + unit.width;
    gap = unit.spaceWidth;
  }
  return { pieces, lefts: leftsOf(pieces, rightToLeft ? 1 : 0), width };
};

export const linesOf = (text: UnitText, width: number): readonly Line[] => {
  const { units, ends } = broken(text, width);
  return ends.map((end, line) => lineOf(units.slice(ends[line - 1] ?? 0, end), text.rightToLeft));
};

/** Width of the longest unit: below it words are cut. */
export const narrowest = (text: UnitText): number => {
  let most = 0;
  for (const { width } of text.units) if (width > most) most = width;
  return most;
};

/** Width of the text set on one line (per hard line). */
export const natural = (text: UnitText): number => {
  let most = 0;
  let line = 0;
  let gap = 0;
  for (const unit of text.units) {
    line += gap + unit.width;
    gap = unit.spaceWidth;
    if (line > most) most = line;
    if (unit.hard) {
      line = 0;
      gap = 0;
    }
  }
  return most;
};
