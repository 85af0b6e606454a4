/** Lines of text as drawing operations. */
import type { TextStyle } from '../design.ts';
import type { FontLibrary } from '../fonts/library.ts';
import type { Shaped } from '../fonts/shape.ts';
import type { LineOp, LinkOp, Mark, Op, TextOp } from '../layout/drawing.ts';
import { mark } from '../layout/drawing.ts';
import { inlineTag } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { cleanLine } from './clean.ts';
import { linesOf } from './line.ts';
import type { Line } from './line.ts';
import { plainRun } from './run.ts';
import type { Run } from './run.ts';
import { widthOf } from './unit.ts';
import type { Piece, Typesetter, UnitText } from './unit.ts';
import { unitsOf } from './words.ts';

/** From the top of a line to its baseline. */
export const baselineOf = (style: TextStyle, fonts: FontLibrary): number => {
  const face = fonts.faceOf(style);
  const ascent = (face.ascender * style.size) / 1000;
  const descent = (-face.descender * style.size) / 1000;
  return (style.leading - ascent - descent) / 2 + ascent;
};

/** Pieces as they are read, each drawn where it stands. */
const textOps = (pieces: readonly Piece[], lefts: readonly number[] | null, x: number, y: number): Op[] => {
  const ops: Op[] = [];
  let words: Shaped[] = [];
  let first: Piece | undefined;
  let start = x;
  let pen = x;
  const flush = (): void => {
    if (first === undefined) return;
    const { style, strike } = first.run;
    const text: TextOp = { kind: 'text', x: start, y, size: style.size, colour: style.colour, words };
    ops.push(text);
    if (strike) {
      const level = y - style.size * 0.27;
      const line: LineOp = {
        kind: 'line',
        from: [start, level],
        to: [pen, level],
        width: 0.6,
        colour: style.colour,
      };
      ops.push(line);
    }
    words = [];
    first = undefined;
  };
  pieces.forEach((piece, index) => {
    const left = lefts === null ? pen : x + (lefts[index] ?? 0);
    const same =
      first !== undefined &&
      // Letters that run right to left are shown word by word.
      piece.level % 2 === 0 &&
      first.level % 2 === 0 &&
      left === pen &&
      first.shaped.face === piece.shaped.face &&
      first.run.style.size === piece.run.style.size &&
      first.run.style.colour === piece.run.style.colour &&
      first.run.strike === piece.run.strike;
    if (!same) {
      flush();
      first = piece;
      start = left;
      pen = left;
    }
    words.push(piece.shaped);
    pen += piece.width;
  });
  flush();
  return ops;
};

/** From the left edge of a paragraph to a line of it: text that runs right to left starts at the right. */
export const startOf = (text: UnitText, line: Line, width: number): number =>
  text.rightToLeft ? width - widthOf(line.pieces) : 0;

export type LinkTags = Map<Run, Tag>;

/**
 * The marks of one line. Links get a tag of their own inside `tag`, the same on every line that the link runs over.
 */
export const lineMarks = (
  line: Line,
  at: { readonly x: number; readonly top: number; readonly baseline: number; readonly leading: number },
  tag: Tag | null,
  links: LinkTags,
): readonly Mark[] => {
  const y = at.top + at.baseline;
  const { lefts } = line;
  if (tag === null || line.pieces.every((piece) => piece.run.link === '')) {
    return line.pieces.length === 0 ? [] : [mark(tag, textOps(line.pieces, lefts, at.x, y))];
  }
  const marks: Mark[] = [];
  let x = at.x;
  for (let start = 0; start < line.pieces.length;) {
    const run = line.pieces[start]?.run;
    let end = start + 1;
    while (end < line.pieces.length && (line.pieces[end]?.run.link ?? '') === (run?.link ?? '')) end += 1;
    const pieces = line.pieces.slice(start, end);
    const places = lefts?.slice(start, end) ?? null;
    const width = widthOf(pieces);
    const from = places === null ? x : at.x + Math.min(...places);
    if (run === undefined || run.link === '') {
      marks.push(mark(tag, textOps(pieces, places, places === null ? x : at.x, y)));
    } else {
      let linkTag = links.get(run);
      if (linkTag === undefined) links.set(run, (linkTag = inlineTag(tag, 'Link')));
      const area: LinkOp = {
        kind: 'link',
        x: from,
        y: at.top,
        width,
        height: at.leading,
        target: { url: run.link },
        says: run.link,
        tag: linkTag,
      };
      const underline: LineOp = {
        kind: 'line',
        from: [from, y + 1.6],
        to: [from + width, y + 1.6],
        width: 0.4,
        colour: run.style.colour,
      };
      marks.push(mark(linkTag, [...textOps(pieces, places, places === null ? x : at.x, y), underline, area]));
    }
    x += width;
    start = end;
  }
  return marks;
};

export type SetLines = { readonly marks: readonly Mark[]; readonly height: number; readonly lines: number };

/** Text of one style set at once, at (x, top): for covers, labels and page furniture. */
export const setText = (
  text: UnitText,
  style: TextStyle,
  width: number,
  place: { readonly x: number; readonly top: number; readonly align?: 'left' | 'centre' | 'right' },
  tag: Tag | null,
  fonts: FontLibrary,
): SetLines => {
  const baseline = baselineOf(style, fonts);
  const links: LinkTags = new Map();
  const lines = linesOf(text, width);
  const shift = { left: 0, centre: 0.5, right: 1 }[place.align ?? 'left'];
  const marks = lines.flatMap((line, index) =>
    lineMarks(
      line,
      {
        x: place.x + (width - line.width) * shift,
        top: place.top + index * style.leading,
        baseline,
        leading: style.leading,
      },
      tag,
      links,
    ),
  );
  return { marks, height: lines.length * style.leading, lines: lines.length };
};

export const plainUnits = (text: string, style: TextStyle, typesetter: Typesetter): UnitText =>
  unitsOf(plainRun(text, style), typesetter);

/** One line of plain text, never wrapped. `x` is its left edge, or its right edge or centre as `align` says. */
export const oneLine = (
  text: string,
  style: TextStyle,
  at: { readonly x: number; readonly baseline: number; readonly align?: 'left' | 'centre' | 'right' },
  typesetter: Typesetter,
): { readonly ops: readonly Op[]; readonly width: number } => {
  const [line] = linesOf(plainUnits(cleanLine(text), style, typesetter), Infinity);
  const width = line?.width ?? 0;
  const shift = { left: 0, centre: 0.5, right: 1 }[at.align ?? 'left'];
  return { ops: textOps(line?.pieces ?? [], line?.lefts ?? null, at.x - width * shift, at.baseline), width };
};
