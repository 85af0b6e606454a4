/** Bytes in the making: words and numbers of PDF syntax, put down one after the other without a string in between. */

/** Shorter words are copied letter by letter, which is less work than a call that leaves JavaScript. */
const shortWord = 48;

export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  /** `room` is the space to begin with, in bytes; more is made when it is used up. */
  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafeSlow(room);
  }

  get length(): number {
    return this.#length;
  }

  /** What was written so far; good until more is written or the writer cleared. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins anew in the same space. */
  clear(): void {
    this.#length = 0;
  }

  /** One byte for each character, U+0000 to U+00FF. */
  text(text: string): void {
    const count = text.length;
    this.#reserve(count);
    if (count > shortWord) {
      this.#length += this.#bytes.write(text, this.#length, 'latin1');
      return;
    }
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < count; index += 1) bytes[at++] = text.charCodeAt(index);
    this.#length = at;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A number given in thousandths, which is as fine as a printer draws. Whole thousandths only. */
  thousandths(value: number): void {
    if (!(value > -1e12 && value < 1e12)) {
      this.text(String(value / 1000));
      return;
    }
    this.#reserve(20);
    const bytes = this.#bytes;
    let rest = value;
    if (rest < 0) {
      bytes[this.#length++] = 0x2d;
      rest = -rest;
    }
    const fraction = rest % 1000;
    this.#digits((rest - fraction) / 1000, 1);
    if (fraction === 0) return;
    bytes[this.#length++] = 0x2e;
    if (fraction % 100 === 0) this.#digits(fraction / 100, 1);
    else if (fraction % 10 === 0) this.#digits(fraction / 10, 2);
    else this.#digits(fraction, 3);
  }

  /** Rounded to thousandths. */
  number(value: number): void {
    this.thousandths(Math.round(value * 1000));
  }

  /** A whole number of zero or more, with leading zeros up to so many digits. */
  whole(value: number, atLeast = 1): void {
    this.#reserve(atLeast + 20);
    this.#digits(value, atLeast);
  }

  #digits(value: number, atLeast: number): void {
    let count = 1;
    for (let bound = 10; value >= bound; bound *= 10) count += 1;
    if (count < atLeast) count = atLeast;
    const bytes = this.#bytes;
    let rest = value;
    for (let at = this.#length + count - 1; at >= this.#length; at -= 1) {
      const tenth = Math.floor(rest / 10);
      bytes[at] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    this.#length += count;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}
