/** A shaped word as the codes of an embedded font. */
import bidiFactory from 'bidi-js';
import type { Shaped, ShapedGlyph } from '../fonts/shape.ts';
import type { EmbeddedFont } from './file.ts';
import { textString } from './syntax.ts';

/** An embedded font in which a glyph has a code for each meaning, so that every code reads back as what was meant. */
export type CodedFont = { readonly font: EmbeddedFont; readonly codes: Map<string, number> };

const bidi = bidiFactory();
const number = (value: number): string => String(Math.round(value * 100) / 100);

/** White space of every width reads as a space, and a glyph that stands for nothing as a replacement sign. */
const meaningOf = (glyph: ShapedGlyph, rightToLeft: boolean): string => {
  const [first] = glyph.codePoints;
  if (first === undefined || first === 0) return '\ufffd';
  const text = String.fromCodePoint(...glyph.codePoints).replaceAll('\u00a0', ' ');
  // A bracket in text that runs right to left is drawn as its mirror image and means itself.
  return rightToLeft ? Array.from(text, (each) => bidi.getMirroredCharacter(each) ?? each).join('') : text;
};

const codeOf = (glyph: ShapedGlyph, meaning: string, { font, codes }: CodedFont): string => {
  const key = `${glyph.id} ${meaning}`;
  let code = codes.get(key);
  if (code === undefined) {
    code = font.subset.includeGlyph(glyph.id);
    // The first meaning has the glyph's own code, each other one a copy of the glyph.
    if (font.unicode[code] !== undefined) code = font.subset.glyphs.push(glyph.id) - 1;
    font.widths[code] = glyph.width;
    font.unicode[code] = Array.from(meaning, (each) => each.codePointAt(0) ?? 0);
    codes.set(key, code);
  }
  return code.toString(16).padStart(4, '0');
};

/** From the word's left edge to each glyph's, in thousandths. */
const placesOf = (glyphs: readonly ShapedGlyph[]): readonly number[] => {
  let pen = 0;
  return glyphs.map((glyph) => {
    // A letter that is drawn into the next is put a hair before it: readers order letters by place.
    const place = pen + glyph.dx - (glyph.width === 0 && glyph.dx === 0 ? 1 : 0);
    pen += glyph.advance;
    return place;
  });
};

/** Inside the brackets of TJ, in the order of reading; rises and their ends break out of them. */
export const encode = (word: Shaped, font: CodedFont, size: number): string => {
  const places = placesOf(word.glyphs);
  let out = '<';
  let said = '';
  let at = 0;
  const add = (glyph: ShapedGlyph, index: number): void => {
    const meaning = meaningOf(glyph, word.rightToLeft);
    said += meaning;
    const back = at - (places[index] ?? at);
    if (Math.abs(back) > 0.01) out += `>${number(back)}<`;
    const hex = codeOf(glyph, meaning, font);
    out +=
      Math.abs(glyph.dy) > 0.01 ? `>] TJ ${number((glyph.dy * size) / 1000)} Ts [<${hex}>] TJ 0 Ts [<` : hex;
    at = (places[index] ?? at) + glyph.width;
  };
  if (word.rightToLeft) {
    for (let index = word.glyphs.length - 1; index >= 0; index -= 1) {
      const glyph = word.glyphs[index];
      if (glyph) add(glyph, index);
    }
  } else word.glyphs.forEach(add);
  if (Math.abs(at - word.width) > 0.01) out += `>${number(at - word.width)}<`;
  out += '>';
  const meant = word.text.replaceAll('\u00a0', ' ');
  if (said === (word.rightToLeft ? unmirrored(meant) : meant)) return out;
  // Where glyphs change places or stand for parts of letters, the text is told beside them.
  const told = textString(word.rightToLeft ? unmirrored(meant) : meant);
  return `] TJ /Span <</ActualText ${told}>> BDC [${out}] TJ EMC [`;
};

const unmirrored = (text: string): string =>
  Array.from(text, (each) => bidi.getMirroredCharacter(each) ?? each).join('');
