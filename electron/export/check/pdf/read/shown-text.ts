/** Strings of a content stream as characters and width, decoded straight from the stream's text. */
import type { Font } from './font.ts';
import { hexDigits } from './lexer.ts';
import { unreadable } from './value.ts';

/** What the strings of one operator show, gathered piece by piece. */
export class Shown {
  text = '';
  /** Thousandths of the type size, without spacing. */
  width = 0;
  glyphs = 0;

  /** Adds the hexadecimal digits between `from` and `to`, the ">". */
  addHex(source: string, from: number, to: number, font: Font): void {
    const { characters, widths, defaultWidth } = font;
    let code = 0;
    let digits = 0;
    for (let at = from; at < to; at += 1) {
      const digit = hexDigits[source.charCodeAt(at)] ?? 255;
      if (digit > 15) {
        if (source.charCodeAt(at) <= 32) continue;
        unreadable('text with signs that are no hexadecimal digits');
      }
      code = code * 16 + digit;
      digits += 1;
      if (digits < 4) continue;
      this.text += characters[code] ?? noCharacter(code);
      this.width += widths[code] ?? defaultWidth;
      this.glyphs += 1;
      code = 0;
      digits = 0;
    }
    if (digits !== 0) unreadable('text that ends within a glyph');
  }

  /** Adds a string whose bytes are known. */
  addBytes(bytes: string, font: Font): void {
    if (bytes.length % 2 !== 0) unreadable('text that ends within a glyph');
    for (let at = 0; at < bytes.length; at += 2) {
      const code = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
      this.text += font.characters[code] ?? noCharacter(code);
      this.width += font.widths[code] ?? font.defaultWidth;
    }
    this.glyphs += bytes.length / 2;
  }
}

const noCharacter = (code: number): never =>
  unreadable(`a glyph (code ${code}) that stands for no character`);
