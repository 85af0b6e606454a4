/** The characters of PDF syntax, as bytes. */

/** Kinds of characters: 0 regular, 1 white space, 2 delimiter. */
export const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = 1;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = 2;

/** Value of a hexadecimal digit by its code, or 255. */
export const hexDigits = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1) {
  hexDigits[digit.toString(16).charCodeAt(0)] = digit;
  hexDigits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** What an escaped sign in a string stands for, by its code, where that is one other byte. */
export const escapedBytes: ReadonlyMap<number, number> = new Map(
  Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12, '(': 0x28, ')': 0x29, '\\': 0x5c }).map(
    ([sign, byte]) => [sign.charCodeAt(0), byte],
  ),
);

/** The same memory as a Buffer, which makes strings of its parts. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
