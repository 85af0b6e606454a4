/** Strings of a content stream as characters and width, decoded straight from the stream's text. */
import type { Font } from './font.ts';
import { hexDigits } from './lexer.ts';
import { unreadable } from './value.ts';

/** What a string shows. `width` is in thousandths of the type size, without spacing. */
export type Shown = { readonly text: string; readonly width: number; readonly glyphs: number };

/** Decodes the hexadecimal digits between `from` and `to`, the ">". */
export const shownHex = (source: string, from: number, to: number, font: Font): Shown => {
  const { characters, widths, defaultWidth } = font;
  let text = '';
  let width = 0;
  let code = 0;
  let digits = 0;
  let glyphs = 0;
  for (let at = from; at < to; at += 1) {
    const digit = hexDigits[source.charCodeAt(at)] ?? 255;
    if (digit > 15) {
      if (source.charCodeAt(at) <= 32) continue;
      return unreadable('text with signs that are no hexadecimal digits');
    }
    code = code * 16 + digit;
    digits += 1;
    if (digits < 4) continue;
    const character = characters[code];
    if (character === undefined) return unreadable(`a glyph (code ${code}) that stands for no character`);
    text += character;
    width += widths[code] ?? defaultWidth;
    glyphs += 1;
    code = 0;
    digits = 0;
  }
  if (digits !== 0) return unreadable('text that ends within a glyph');
  return { text, width, glyphs };
};

/** The same for a string whose bytes are known. */
export const shownBytes = (bytes: string, font: Font): Shown => {
  let text = '';
  let width = 0;
  if (bytes.length % 2 !== 0) return unreadable('text that ends within a glyph');
  for (let at = 0; at < bytes.length; at += 2) {
    const code = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
    const character = font.characters[code];
    if (character === undefined) return unreadable(`a glyph (code ${code}) that stands for no character`);
    text += character;
    width += font.widths[code] ?? font.defaultWidth;
  }
  return { text, width, glyphs: bytes.length / 2 };
};
