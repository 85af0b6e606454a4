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

/** Characters of alphabets and of punctuation, whose widths are kept in a row. */
const commonCharacters = 0x2100;

/** Width of a character in ems. */
export const widthOf = (font: Font, codePoint: number): number => {
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
  const common = new Float64Array(commonCharacters).fill(Number.NaN);
  const others = new Map<number, number>();
  const look = (codePoint: number): number => {
    const width = widthOf(font, codePoint);
    if (codePoint < commonCharacters) common[codePoint] = width;
    else others.set(codePoint, width);
    return width;
  };
  return {
    advance: (codePoint) => {
      const known = codePoint < commonCharacters ? common[codePoint] : others.get(codePoint);
      return known === undefined || Number.isNaN(known) ? look(codePoint) : known;
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

export type TextWidths = {
  /** Of the longest line, nothing wrapped. */
  readonly natural: number;
  /** Of the longest piece that a line does not break: a word, or what stands between its hyphens. */
  readonly longest: number;
};

/** Hyphens, dashes and the slash: a line may end after them. */
export const isHyphen = (code: number): boolean =>
  code === 0x2d || code === 0x2f || code === 0x2010 || code === 0x2013 || code === 0x2014;
const isGap = (code: number): boolean => code === space || code === lineEnd || code === tab;
const lineEnd = 0x0a;
const space = 0x20;
const tab = 0x09;

/** Widths of a text at `size` points, in points. `whole`: hyphens do not part words, as in dates and numbers of parts. */
export const widthsOf = (text: string, metrics: Metrics, size: number, whole = false): TextWidths => {
  let [natural, longest, line, word] = [0, 0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    const width = code === lineEnd ? 0 : metrics.advance(code) * size;
    line = code === lineEnd ? 0 : line + width;
    word += code === space ? 0 : width;
    natural = Math.max(natural, line);
    longest = Math.max(longest, word);
    if (isGap(code) || (!whole && isHyphen(code))) word = 0;
  }
  return { natural, longest };
};
