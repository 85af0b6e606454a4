/** Characters to positioned glyphs, word by word, each word shaped once per face. */
import type { Face } from './library.ts';

/** Lengths in thousandths of the type size. */
export type ShapedGlyph = {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** The glyph's own width, as the font states it. */
  readonly width: number;
  /** How far the pen moves: the width with kerning. */
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
};

export type Shaped = {
  readonly face: Face;
  readonly text: string;
  readonly width: number;
  readonly glyphs: readonly ShapedGlyph[];
  readonly rightToLeft: boolean;
};

const shapeNow = (face: Face, text: string, rightToLeft: boolean): Shaped => {
  const plain = rightToLeft ? undefined : face.pairs?.(text);
  if (plain) {
    const width = plain.reduce((sum, glyph) => sum + glyph.advance, 0);
    return { face, text, width, glyphs: plain, rightToLeft };
  }
  const run = face.font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    const advance = (position?.xAdvance ?? glyph.advanceWidth) * face.scale;
    width += advance;
    return {
      id: glyph.id,
      codePoints: glyph.codePoints,
      width: glyph.advanceWidth * face.scale,
      advance,
      dx: (position?.xOffset ?? 0) * face.scale,
      dy: (position?.yOffset ?? 0) * face.scale,
    };
  });
  return { face, text, width, glyphs, rightToLeft };
};

/** Glyphs in the order in which they are drawn, left to right. */
export const shape = (face: Face, text: string, rightToLeft = false): Shaped => {
  const key = rightToLeft ? `\u200f${text}` : text;
  let shaped = face.shapes.get(key);
  if (shaped === undefined) face.shapes.set(key, (shaped = shapeNow(face, text, rightToLeft)));
  return shaped;
};
