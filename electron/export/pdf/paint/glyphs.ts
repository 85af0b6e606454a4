/** Shaped words as PDF text operators, with the fonts they need embedded once. */
import type { Face } from '../fonts/library.ts';
import type { Shaped } from '../fonts/shape.ts';
import type { EmbeddedFont, PdfFile } from './file.ts';

export type GlyphPainter = {
  /** Embeds the face if need be and makes it known to the current page; gives its resource name. */
  use(face: Face): string;
  /** The operators that show words of one face after the font and position are set. */
  show(words: readonly Shaped[], size: number): string;
};

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** White space of every width reads as a space, and a glyph that stands for nothing as a replacement sign. */
const meaningOf = (codePoints: readonly number[]): readonly number[] => {
  const [first] = codePoints;
  if (first === undefined || first === 0) return [0xfffd];
  return first === 0xa0 ? [0x20] : codePoints;
};

/** Inside the brackets of TJ; rises and their ends break out of them. */
const encode = (word: Shaped, font: EmbeddedFont, size: number): string => {
  let out = '<';
  let said = '';
  for (const glyph of word.glyphs) {
    const code = font.subset.includeGlyph(glyph.id);
    font.widths[code] ??= glyph.width;
    said += String.fromCodePoint(...(font.unicode[code] ??= meaningOf(glyph.codePoints)));
    const hex = code.toString(16).padStart(4, '0');
    const after = glyph.width - glyph.advance + glyph.dx;
    if (Math.abs(glyph.dx) > 0.01) out += `>${number(-glyph.dx)}<`;
    out +=
      Math.abs(glyph.dy) > 0.01 ? `>] TJ ${number((glyph.dy * size) / 1000)} Ts [<${hex}>] TJ 0 Ts [<` : hex;
    if (Math.abs(after) > 0.01) out += `>${number(after)}<`;
  }
  out += '>';
  // Text that runs right to left is stored as it is drawn; readers turn it round.
  if (word.rightToLeft || said === word.text.replaceAll('\u00a0', ' ')) return out;
  // Where glyphs change places, stand for parts of letters or for several, the text is told beside them.
  return `] TJ /Span <</ActualText <${utf16(word.text)}>>> BDC [${out}] TJ EMC [`;
};

const utf16 = (text: string): string =>
  `FEFF${Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('')}`.toUpperCase();

export const glyphPainter = (file: PdfFile): GlyphPainter => {
  const fonts = new Map<Face, EmbeddedFont>();
  const encoded = new Map<Shaped, string>();
  const embedded = (face: Face): EmbeddedFont => {
    let font = fonts.get(face);
    if (font === undefined) {
      fonts.set(face, (font = file.embed(face.font)));
    }
    return font;
  };
  return {
    use: (face) => {
      const font = embedded(face);
      file.sheet.fonts[font.id] ??= font.ref();
      return font.id;
    },
    show: (words, size) => {
      const parts = words.map((word) => {
        let text = encoded.get(word);
        if (text === undefined) {
          text = encode(word, embedded(word.face), size);
          // A raised glyph depends on the size; everything else is the same at each.
          if (!text.includes('Ts')) encoded.set(word, text);
        }
        return text;
      });
      return `[${parts.join('').replaceAll('><', '')}] TJ`.replaceAll('[] TJ ', '').replaceAll(' [] TJ', '');
    },
  };
};
