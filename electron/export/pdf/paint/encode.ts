/** A shaped word as the codes of an embedded font. */
import bidiFactory from 'bidi-js';
import type { Shaped, ShapedGlyph } from '../fonts/shape.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import { literalBytes } from './syntax.ts';

/** A glyph that stands for one thing: its code as it stands in a literal string, and what it means. */
type Coded = { readonly code: string; readonly meaning: string };

/** An embedded font in which a glyph has a code for each meaning, so that every code reads back as what was meant. */
export type CodedFont = {
  readonly font: EmbeddedFont;
  readonly codes: Map<string, Coded>;
  /** The same for glyphs that stand for one ordinary character, by glyph and character in one number. */
  readonly plain: Map<number, Coded>;
};

export const codedFont = (font: EmbeddedFont): CodedFont => ({ font, codes: new Map(), plain: new Map() });

/** A stretch of a word on one level. */
export type Part = {
  /** What stands inside the round brackets of TJ's array; distances break out of them. */
  readonly inside: string;
  /** Above the baseline, in thousandths. */
  readonly rise: number;
};

/** A word in the order of reading. */
export type Encoded = {
  readonly parts: readonly Part[];
  /** What it says, where glyphs change places or stand for parts of letters; null where the codes say it. */
  readonly told: string | null;
};

const bidi = bidiFactory();
const hundredths = (value: number): string => String(Math.round(value * 100) / 100);

const mirrored = (text: string): string =>
  Array.from(text, (each) => bidi.getMirroredCharacter(each) ?? each).join('');

/** White space of every width reads as a space, and a glyph that stands for nothing as a replacement sign. */
const meaningOf = (glyph: ShapedGlyph, rightToLeft: boolean): string => {
  const [first] = glyph.codePoints;
  if (first === undefined || first === 0) return '\ufffd';
  const text = String.fromCodePoint(...glyph.codePoints).replaceAll('\u00a0', ' ');
  // A bracket in text that runs right to left is drawn as its mirror image and means itself.
  return rightToLeft ? mirrored(text) : text;
};

const newCode = (glyph: ShapedGlyph, meaning: string, { font, codes }: CodedFont): Coded => {
  const key = `${glyph.id} ${meaning}`;
  let coded = codes.get(key);
  if (coded === undefined) {
    coded = { code: literalBytes(font.add(glyph.id, meaning, glyph.width)), meaning };
    codes.set(key, coded);
  }
  return coded;
};

const codeOf = (glyph: ShapedGlyph, rightToLeft: boolean, font: CodedFont): Coded => {
  const character = glyph.codePoints.length === 1 ? (glyph.codePoints[0] ?? 0) : 0;
  if (character === 0 || character >= 0x8000 || rightToLeft) {
    return newCode(glyph, meaningOf(glyph, rightToLeft), font);
  }
  const key = glyph.id * 0x8000 + character;
  let coded = font.plain.get(key);
  if (coded === undefined) font.plain.set(key, (coded = newCode(glyph, meaningOf(glyph, false), font)));
  return coded;
};

export const encode = ({ glyphs, text, width, rightToLeft }: Shaped, font: CodedFont): Encoded => {
  const parts: Part[] = [];
  let inside = '';
  let said = '';
  /** From the word's left edge to where the next glyph would stand by itself, in thousandths. */
  let at = 0;
  let pen = rightToLeft ? glyphs.reduce((sum, { advance }) => sum + advance, 0) : 0;
  const step = rightToLeft ? -1 : 1;
  for (let index = rightToLeft ? glyphs.length - 1 : 0; ; index += step) {
    const glyph = glyphs[index];
    if (glyph === undefined) break;
    const { code, meaning } = codeOf(glyph, rightToLeft, font);
    said += meaning;
    if (rightToLeft) pen -= glyph.advance;
    // A letter that is drawn into the next is put a hair before it: readers order letters by place.
    const place = pen + glyph.dx - (glyph.width === 0 && glyph.dx === 0 ? 1 : 0);
    if (!rightToLeft) pen += glyph.advance;
    if (Math.abs(at - place) > 0.01) inside += `)${hundredths(at - place)}(`;
    if (Math.abs(glyph.dy) > 0.01) {
      parts.push({ inside, rise: 0 }, { inside: code, rise: glyph.dy });
      inside = '';
    } else inside += code;
    at = place + glyph.width;
  }
  if (Math.abs(at - width) > 0.01) inside += `)${hundredths(at - width)}(`;
  parts.push({ inside, rise: 0 });
  const meant = text.replaceAll('\u00a0', ' ');
  const toSay = rightToLeft ? mirrored(meant) : meant;
  return { parts, told: said === toSay ? null : toSay };
};
