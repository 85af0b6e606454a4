/** Values in the syntax of PDF, for what is written without pdfkit's help. */

/** A reference to the object of that number. */
export const refTo = (id: number): string => `${id} 0 R`;

/** UTF-16 code units as hexadecimal digits. */
export const hexUnits = (text: string): string => {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  }
  return hex;
};

/** Hexadecimal UTF-16 with its mark, which every text string may be. */
export const textString = (text: string): string => `<FEFF${hexUnits(text)}>`;

const escaped: ReadonlyMap<number, string> = new Map([
  [0x28, '\\('],
  [0x29, '\\)'],
  [0x5c, '\\\\'],
  // As a byte of its own a line end would count as a line feed.
  [0x0d, '\\r'],
]);
const literalByte = (byte: number): string => escaped.get(byte) ?? String.fromCharCode(byte);

/** The two bytes of a glyph's code as they stand inside round brackets, one character for each byte. */
export const literalBytes = (code: number): string => literalByte(code >> 8) + literalByte(code & 0xff);
