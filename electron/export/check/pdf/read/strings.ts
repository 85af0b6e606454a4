/** Strings of PDF syntax as their bytes, one character for each. */
import { escapedBytes, hexDigits, kinds } from './syntax.ts';
import { unreadable } from './value.ts';

/** The string in angle brackets whose digits stand between the two places. */
export const hexString = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  let high = -1;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    const digit = hexDigits[code] ?? 255;
    if (digit === 255) {
      if (kinds[code] !== 1) unreadable(`a hexadecimal string with other signs at byte ${at}`);
    } else if (high < 0) high = digit;
    else {
      text += String.fromCharCode(high * 16 + digit);
      high = -1;
    }
  }
  return high < 0 ? text : text + String.fromCharCode(high * 16);
};

/** The place of the bracket that closes a string in round brackets which begins at `from`; -1 where it has no end. */
export const endOfLiteral = (bytes: Uint8Array, from: number, end: number): number => {
  let open = 1;
  for (let at = from; at < end; at += 1) {
    const code = bytes[at];
    if (code === 0x28) open += 1;
    else if (code === 0x5c) at += 1;
    else if (code === 0x29) {
      open -= 1;
      if (open === 0) return at;
    }
  }
  return -1;
};

/** Up to three octal digits: their value and how many there are. */
const octal = (bytes: Uint8Array, from: number): readonly [value: number, digits: number] => {
  let value = 0;
  let digits = 0;
  for (; digits < 3; digits += 1) {
    const digit = (bytes[from + digits] ?? 0) - 0x30;
    if (!(digit >= 0 && digit <= 7)) break;
    value = value * 8 + digit;
  }
  return [value & 0xff, digits];
};

/** The string in round brackets between them, its escapes undone. */
export const literalString = (bytes: Buffer, from: number, to: number): string => {
  let text = '';
  let start = from;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at];
    // A line end in a string counts as one line feed, however it is written.
    if (code === 0x0d) {
      text += `${bytes.toString('latin1', start, at)}\n`;
      if (bytes[at + 1] === 0x0a) at += 1;
      start = at + 1;
    } else if (code === 0x5c) {
      text += bytes.toString('latin1', start, at);
      const next = bytes[at + 1] ?? 0;
      const [value, digits] = octal(bytes, at + 1);
      if (digits > 0) {
        text += String.fromCharCode(value);
        at += digits;
      } else {
        // An escaped line end is none.
        if (next === 0x0d && bytes[at + 2] === 0x0a) at += 1;
        else if (next !== 0x0d && next !== 0x0a) text += String.fromCharCode(escapedBytes.get(next) ?? next);
        at += 1;
      }
      start = at + 1;
    }
  }
  return text + bytes.toString('latin1', start, to);
};
