/** The values a PDF is made of. */

/** A name such as /Type; without its slash, escapes undone. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A string as its bytes, one character for each (U+0000 to U+00FF). */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** A reference to an object of the file. */
export class Ref {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

export type Dict = ReadonlyMap<string, Value>;

/** A stream: its dictionary and its bytes as they stand in the file. */
export class Stream {
  readonly dict: Dict;
  readonly raw: Uint8Array;
  constructor(dict: Dict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

export type Value = null | boolean | number | Name | PdfString | Ref | Stream | Dict | readonly Value[];

/** What the reader does not understand or what contradicts itself. It is never passed over. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

export const unreadable = (what: string): never => {
  throw new UnreadablePdf(what);
};

export const isDict = (value: unknown): value is Dict => value instanceof Map;
export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

const utf16 = new TextDecoder('utf-16be', { fatal: true });

/** The characters of a text string: UTF-16 with its mark, or PDFDocEncoding where that equals ASCII. */
export const textOf = ({ bytes }: PdfString): string => {
  if (bytes.startsWith('\u00fe\u00ff')) {
    try {
      return utf16.decode(Buffer.from(bytes.slice(2), 'latin1'));
    } catch {
      return unreadable('a text string is no UTF-16');
    }
  }
  // oxlint-disable-next-line no-control-regex -- beyond ASCII the two encodings differ
  return /^[\t\n\r\x20-\x7e]*$/.test(bytes) ? bytes : unreadable('a text string is neither UTF-16 nor ASCII');
};
