/** Widths of characters and heights of lines in the embedded faces. */
import type { Font } from 'fontkit';
import type { FontName } from '../model.ts';
import type { Typefaces } from '../typefaces.ts';

export type Letters = { readonly font: FontName; readonly bold: boolean; readonly italic: boolean };

export type Metrics = {
  /** Width of a character in ems. Word sets these faces without kerning. */
  readonly advance: (codePoint: number) => number;
  /** Height of a line of its own in ems. */
  readonly line: number;
};

/** Scripts set in squares, and pictures. */
const square =
  /[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF00-\uFF60]/u;
const combining = /[\p{M}\p{Cf}]/u;
/** Average width of a letter in a face that is not ours. */
const unknownWidth = 0.55;

const widthOf = (font: Font, codePoint: number): number => {
  const character = String.fromCodePoint(codePoint);
  if (font.hasGlyphForCodePoint(codePoint)) {
    // From the table: a glyph's own width would be worked out from its outline, which a space may not have.
    const { metrics } = font.hmtx;
    const glyph = font.glyphForCodePoint(codePoint).id;
    return metrics.get(Math.min(glyph, metrics.length - 1)).advance / font.unitsPerEm;
  }
  if (combining.test(character)) return 0;
  return square.test(character) ? 1 : unknownWidth;
};

const metricsOf = (font: Font): Metrics => {
  const widths = new Map<number, number>();
  return {
    advance: (codePoint) => {
      const known = widths.get(codePoint);
      if (known !== undefined) return known;
      const width = widthOf(font, codePoint);
      widths.set(codePoint, width);
      return width;
    },
    line: (font.ascent - font.descent + font.lineGap) / font.unitsPerEm,
  };
};

/** Metrics of each face, read when first asked for. */
export const openMetrics = (typefaces: Typefaces): ((letters: Letters) => Metrics) => {
  const known = new Map<Font, Metrics>();
  return ({ font, bold, italic }) => {
    const face = typefaces(font, bold ? 'Bold' : italic ? 'Italic' : 'Regular');
    const metrics = known.get(face) ?? metricsOf(face);
    known.set(face, metrics);
    return metrics;
  };
};
