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

/** A dictionary. A Map is one as well. */
export type Dict = Pick<ReadonlyMap<string, Value>, 'get' | 'has' | typeof Symbol.iterator>;

/**
 * A dictionary of few entries, as nearly all are. A tagged file has tens of thousands of them, and a Map takes several
 * times as much time and memory as a list that is looked through.
 */
class SmallDict implements Dict {
  /** Names and their values in turn. */
  readonly #entries: readonly Value[];

  constructor(entries: readonly Value[]) {
    this.#entries = entries;
  }

  get(key: string): Value | undefined {
    const entries = this.#entries;
    for (let at = 0; at < entries.length; at += 2) {
      const name = entries[at];
      if (name instanceof Name && name.text === key) return entries[at + 1];
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *[Symbol.iterator](): MapIterator<[string, Value]> {
    const entries = this.#entries;
    for (let at = 0; at < entries.length; at += 2) {
      const name = entries[at];
      if (name instanceof Name) yield [name.text, entries[at + 1] ?? null];
    }
  }
}

const FEW = 16;

/** The dictionary of these names and values in turn. Two entries of one name are a fault. */
export const dictOf = (entries: readonly Value[]): Dict => {
  const all = entries.length > 2 * FEW ? new Map<string, Value>() : null;
  for (let at = 0; at < entries.length; at += 2) {
    const name = entries[at];
    if (!(name instanceof Name)) return unreadable('a dictionary whose key is no name');
    if (all?.has(name.text) ?? isAmong(name.text, entries, at)) {
      return unreadable(`a dictionary with two entries /${name.text}`);
    }
    all?.set(name.text, entries[at + 1] ?? null);
  }
  return all ?? new SmallDict(entries);
};

/** Whether the text is that of a name before `end`. */
const isAmong = (text: string, entries: readonly Value[], end: number): boolean => {
  for (let at = 0; at < end; at += 2) {
    const name = entries[at];
    if (name instanceof Name && name.text === text) return true;
  }
  return false;
};

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

export const isDict = (value: unknown): value is Dict => value instanceof SmallDict || value instanceof Map;
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
