/** Strings of a content stream as characters and width, decoded straight from the stream. */
import type { Font } from './font.ts';
import { escapedBytes, hexDigits } from './syntax.ts';
import { unreadable } from './value.ts';

/** What the strings of one operator show, gathered piece by piece. One object serves a whole page, operator by operator. */
export class Shown {
  /** Thousandths of the type size, without spacing. */
  width = 0;
  glyphs = 0;
  #units = new Uint16Array(512);
  #bytes = Buffer.alloc(512);
  #length = 0;
  /** All units, put together by "or": below 256 where each is. */
  #union = 0;

  /** Begins with nothing shown. */
  start(): void {
    this.width = 0;
    this.glyphs = 0;
    this.#length = 0;
    this.#union = 0;
  }

  get text(): string {
    const length = this.#length;
    if (this.#union > 0xff) return Buffer.from(this.#units.buffer).toString('utf16le', 0, length * 2);
    for (let at = 0; at < length; at += 1) this.#bytes[at] = this.#units[at] ?? 0;
    return this.#bytes.toString('latin1', 0, length);
  }

  /** Adds the hexadecimal digits between `from` and `to`, the ">". */
  addHex(source: Uint8Array, from: number, to: number, font: Font): void {
    let code = 0;
    let digits = 0;
    for (let at = from; at < to; at += 1) {
      const sign = source[at] ?? 0;
      const digit = hexDigits[sign] ?? 255;
      if (digit > 15) {
        if (sign <= 32) continue;
        unreadable('text with signs that are no hexadecimal digits');
      }
      code = code * 16 + digit;
      digits += 1;
      if (digits < 4) continue;
      this.#add(code, font);
      code = 0;
      digits = 0;
    }
    if (digits !== 0) unreadable('text that ends within a glyph');
  }

  /**
   * Adds the string that begins at `from`, behind its "(". Gives the place behind its end; -1, with nothing added, where
   * it is written in an unusual way.
   */
  addLiteral(source: Uint8Array, from: number, font: Font): number {
    const { width, glyphs } = this;
    const length = this.#length;
    let high = -1;
    for (let at = from; ; at += 1) {
      let byte = source[at] ?? -1;
      if (byte === 0x29) {
        if (high >= 0) unreadable('text that ends within a glyph');
        return at + 1;
      }
      if (byte === 0x5c) byte = escapedBytes.get(source[(at += 1)] ?? -1) ?? -1;
      else if (byte === 0x28 || byte === 0x0d) byte = -1;
      if (!(byte >= 0)) {
        this.width = width;
        this.glyphs = glyphs;
        this.#length = length;
        return -1;
      }
      if (high < 0) high = byte;
      else {
        this.#add(high * 256 + byte, font);
        high = -1;
      }
    }
  }

  /** Adds a string whose bytes are known. */
  addBytes(bytes: string, font: Font): void {
    if (bytes.length % 2 !== 0) unreadable('text that ends within a glyph');
    for (let at = 0; at < bytes.length; at += 2) {
      this.#add(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1), font);
    }
  }

  #add(code: number, { units, characters, widths, defaultWidth }: Font): void {
    const unit = units[code] ?? 0;
    if (unit > 0) this.#put(unit);
    else {
      const text = characters[code] ?? noCharacter(code);
      for (let at = 0; at < text.length; at += 1) this.#put(text.charCodeAt(at));
    }
    this.width += widths[code] ?? defaultWidth;
    this.glyphs += 1;
  }

  #put(unit: number): void {
    if (this.#length === this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
      this.#bytes = Buffer.alloc(larger.length);
    }
    this.#units[this.#length++] = unit;
    this.#union |= unit;
  }
}

const noCharacter = (code: number): never =>
  unreadable(`a glyph (code ${code}) that stands for no character`);
