/** Where each object of a PDF file lies: tables and streams of cross-references, the newest first. */
import { unpack } from './filters.ts';
import { Keyword, Lexer } from './lexer.ts';
import { type Dict, isArray, isDict, Stream, unreadable, type Value } from './value.ts';

/**
 * Where objects lie, by their numbers: the offset in the file; below zero, the object stream of that number with its sign
 * turned; FREE for a number that is not in use.
 */
export type Places = readonly (number | undefined)[];
/** Where a file begins there is no object. */
export const FREE = 0;

type Section = { readonly places: Places; readonly trailer: Dict };

/** The highest number that an object may have (ISO 32000-1, Annex C). */
const HIGHEST = 8_388_607;

/** The table of one section, in which each object has one place. */
class Table {
  readonly places: number[] = [];

  set(number: number, place: number): void {
    if (!(Number.isInteger(number) && number >= 0 && number <= HIGHEST))
      unreadable('a number that no object can have');
    if (this.places[number] !== undefined) unreadable(`a table of objects that has object ${number} twice`);
    this.places[number] = place;
  }
}

const direct = (value: Value): Value => value;

/** A number of so many digits. */
const digitsAt = (bytes: Uint8Array, from: number, count: number): number => {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (!(digit >= 0 && digit <= 9)) unreadable('a damaged row in the table of objects');
    value = value * 10 + digit;
  }
  return value;
};

const IN_USE = 0x6e;
const UNUSED = 0x66;

/** A table in the form `xref` … `trailer`: 20 bytes for each object. */
const readTable = (lexer: Lexer): Section => {
  const { bytes } = lexer;
  const table = new Table();
  for (;;) {
    const first = lexer.token();
    if (first instanceof Keyword && first.word === 'trailer') break;
    const count = lexer.token();
    if (typeof first !== 'number' || typeof count !== 'number')
      return unreadable('a table of objects that is none');
    lexer.skipSpace();
    for (let index = 0; index < count; index += 1) {
      const place = digitsAt(bytes, lexer.at, 10);
      const state = bytes[lexer.at + 17];
      if (state === IN_USE && place !== FREE) table.set(first + index, place);
      else if (state === UNUSED) table.set(first + index, FREE);
      else unreadable('a damaged row in the table of objects');
      lexer.at += 20;
    }
  }
  const trailer = lexer.value();
  return isDict(trailer) ? { places: table.places, trailer } : unreadable('the trailer is missing');
};

const integers = (value: Value | undefined, what: string): readonly number[] => {
  if (!isArray(value)) return unreadable(`${what} is missing`);
  return value.map((each) => (typeof each === 'number' ? each : unreadable(`${what} holds no numbers`)));
};

/** The same as a stream of binary columns. */
const readStream = (lexer: Lexer): Section => {
  const { bytes } = lexer;
  const dict = lexer.value();
  lexer.expect('stream');
  const length = isDict(dict) ? dict.get('Length') : undefined;
  if (!isDict(dict) || typeof length !== 'number') return unreadable('the table of objects has no length');
  const start = lexer.at + (bytes[lexer.at] === 0x0d ? 2 : 1);
  const data = unpack(new Stream(dict, bytes.subarray(start, start + length)), direct);
  const widths = integers(dict.get('W'), 'the columns of the table of objects');
  const size = dict.get('Size');
  const index = dict.has('Index')
    ? integers(dict.get('Index'), 'the index of the table of objects')
    : [0, Number(size)];
  const table = new Table();
  let at = 0;
  const column = (number: number, otherwise: number): number => {
    const width = widths[number] ?? 0;
    let value = width === 0 ? otherwise : 0;
    for (let count = 0; count < width; count += 1)
      value = value * 256 + (data[at++] ?? unreadable('the table of objects is cut off'));
    return value;
  };
  for (let part = 0; part < index.length; part += 2) {
    for (let each = 0; each < (index[part + 1] ?? 0); each += 1) {
      const kind = column(0, 1);
      const second = column(1, 0);
      column(2, 0);
      if (kind > 2 || (kind > 0 && second === 0)) unreadable('a kind of object that is not known');
      table.set((index[part] ?? 0) + each, kind === 0 ? FREE : kind === 1 ? second : -second);
    }
  }
  return { places: table.places, trailer: dict };
};

/** The end of the file, which says where its newest table lies. */
const startOf = (bytes: Buffer): number => {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024), bytes.length);
  return Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? unreadable('its end is missing'));
};

/** The places of all objects, and the newest trailer. */
export const readCrossReferences = (bytes: Buffer): { readonly places: Places; readonly trailer: Dict } => {
  const places: (number | undefined)[] = [];
  const seen = new Set<number>();
  let newest: Dict | null = null;
  let next: Value | undefined = startOf(bytes);
  while (typeof next === 'number') {
    if (seen.has(next) || next >= bytes.length) return unreadable('tables of objects that lead nowhere');
    seen.add(next);
    const lexer = new Lexer(bytes, next);
    const first = lexer.token();
    let section: Section;
    if (first instanceof Keyword && first.word === 'xref') section = readTable(lexer);
    else {
      if (typeof first !== 'number' || typeof lexer.token() !== 'number')
        return unreadable('its table of objects is missing');
      lexer.expect('obj');
      section = readStream(lexer);
    }
    if (section.trailer.has('XRefStm')) return unreadable('a table of objects of two kinds');
    newest ??= section.trailer;
    section.places.forEach((place, number) => (places[number] ??= place));
    next = section.trailer.get('Prev');
  }
  return newest === null ? unreadable('the trailer is missing') : { places, trailer: newest };
};
