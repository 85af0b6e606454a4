/** Where each object of a PDF file lies: tables and streams of cross-references, the newest first. */
import { unpack } from './filters.ts';
import { Keyword, Lexer } from './lexer.ts';
import { type Dict, isArray, isDict, Stream, unreadable, type Value } from './value.ts';

export type Entry =
  { readonly kind: 'at'; readonly offset: number } | { readonly kind: 'in'; readonly container: number };

type Section = { readonly entries: ReadonlyMap<number, Entry | null>; readonly trailer: Dict };

const direct = (value: Value): Value => value;

/** A number of so many digits. */
const digitsAt = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) unreadable('a damaged row in the table of objects');
    value = value * 10 + digit;
  }
  return value;
};

/** A table in the form `xref` … `trailer`: 20 bytes for each object. */
const readTable = (text: string, lexer: Lexer): Section => {
  const entries = new Map<number, Entry | null>();
  for (;;) {
    const first = lexer.token();
    if (first instanceof Keyword && first.word === 'trailer') break;
    const count = lexer.token();
    if (typeof first !== 'number' || typeof count !== 'number')
      return unreadable('a table of objects that is none');
    lexer.skipSpace();
    for (let index = 0; index < count; index += 1) {
      const state = text.charAt(lexer.at + 17);
      const offset = digitsAt(text, lexer.at, 10);
      if (state !== 'n' && state !== 'f') unreadable('a damaged row in the table of objects');
      entries.set(first + index, state === 'n' ? { kind: 'at', offset } : null);
      lexer.at += 20;
    }
  }
  const trailer = lexer.value();
  return isDict(trailer) ? { entries, trailer } : unreadable('the trailer is missing');
};

const integers = (value: Value | undefined, what: string): readonly number[] => {
  if (!isArray(value)) return unreadable(`${what} is missing`);
  return value.map((each) => (typeof each === 'number' ? each : unreadable(`${what} holds no numbers`)));
};

/** The same as a stream of binary columns. */
const readStream = (lexer: Lexer, bytes: Uint8Array): Section => {
  const dict = lexer.value();
  lexer.expect('stream');
  const length = isDict(dict) ? dict.get('Length') : undefined;
  if (!isDict(dict) || typeof length !== 'number') return unreadable('the table of objects has no length');
  const start = lexer.at + (lexer.text.charAt(lexer.at) === '\r' ? 2 : 1);
  const data = unpack(new Stream(dict, bytes.subarray(start, start + length)), direct);
  const widths = integers(dict.get('W'), 'the columns of the table of objects');
  const size = dict.get('Size');
  const index = dict.has('Index')
    ? integers(dict.get('Index'), 'the index of the table of objects')
    : [0, Number(size)];
  const entries = new Map<number, Entry | null>();
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
      const number = (index[part] ?? 0) + each;
      if (kind > 2) unreadable('a kind of object that is not known');
      entries.set(
        number,
        kind === 0 ? null : kind === 1 ? { kind: 'at', offset: second } : { kind: 'in', container: second },
      );
    }
  }
  return { entries, trailer: dict };
};

/** All objects in use, and the newest trailer. */
export const readCrossReferences = (
  text: string,
  bytes: Uint8Array,
): { readonly entries: ReadonlyMap<number, Entry>; readonly trailer: Dict } => {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024));
  if (end === null) return unreadable('its end is missing');
  const known = new Map<number, Entry | null>();
  const seen = new Set<number>();
  let newest: Dict | null = null;
  let next: Value | undefined = Number(end[1]);
  while (typeof next === 'number') {
    if (seen.has(next) || next >= text.length) return unreadable('tables of objects that lead nowhere');
    seen.add(next);
    const lexer = new Lexer(text, next);
    const first = lexer.token();
    let section: Section;
    if (first instanceof Keyword && first.word === 'xref') section = readTable(text, lexer);
    else {
      if (typeof first !== 'number' || typeof lexer.token() !== 'number')
        return unreadable('its table of objects is missing');
      lexer.expect('obj');
      section = readStream(lexer, bytes);
    }
    newest ??= section.trailer;
    for (const [number, entry] of section.entries) if (!known.has(number)) known.set(number, entry);
    if (section.trailer.has('XRefStm')) return unreadable('a table of objects of two kinds');
    next = section.trailer.get('Prev');
  }
  const entries = new Map<number, Entry>();
  for (const [number, entry] of known) if (entry !== null) entries.set(number, entry);
  return newest === null ? unreadable('the trailer is missing') : { entries, trailer: newest };
};
