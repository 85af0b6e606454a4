/** The objects of a PDF file, through its table of cross-references. */
import { unpack } from './filters.ts';
import { Keyword, Lexer } from './lexer.ts';
import { type Entry, readCrossReferences } from './xref.ts';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Ref,
  Stream,
  textOf,
  unreadable,
  type Value,
} from './value.ts';

/** Stands for an object that is being read. */
const opening = Symbol('being read');

/** Reads values through references, and says what was expected where something else stands. */
export class PdfObjects {
  readonly trailer: Dict;
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #entries: ReadonlyMap<number, Entry>;
  readonly #values = new Map<number, Value | typeof opening>();
  readonly #containers = new Map<
    number,
    { readonly lexer: Lexer; readonly offsets: ReadonlyMap<number, number> }
  >();
  readonly #unpacked = new Map<Stream, Uint8Array>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (!/^%PDF-(?:1\.[0-9]|2\.0)[\r\n]/.test(this.#text.slice(0, 16)))
      unreadable('it does not begin as a PDF');
    const { entries, trailer } = readCrossReferences(this.#text, bytes);
    this.#entries = entries;
    this.trailer = trailer;
    if (trailer.has('Encrypt')) unreadable('it is encrypted');
  }

  /** Numbers of all objects in use. */
  get numbers(): Iterable<number> {
    return this.#entries.keys();
  }

  /** The value itself, or what a reference leads to. */
  readonly resolve = (value: Value | undefined): Value => {
    let found = value ?? null;
    for (let steps = 0; found instanceof Ref; steps += 1) {
      if (steps > 20) unreadable('references that lead in a circle');
      found = this.object(found.number);
    }
    return found;
  };

  /** An object by its number; an object that is not there counts as null, as the standard says. */
  object(number: number): Value {
    const known = this.#values.get(number);
    if (known === opening) return unreadable(`object ${number} needs itself to be read`);
    if (known !== undefined) return known;
    const entry = this.#entries.get(number);
    if (entry === undefined) return null;
    this.#values.set(number, opening);
    const value =
      entry.kind === 'at' ? this.#objectAt(number, entry.offset) : this.#objectIn(number, entry.container);
    this.#values.set(number, value);
    return value;
  }

  /** The unpacked bytes of a stream. */
  data(stream: Stream): Uint8Array {
    let data = this.#unpacked.get(stream);
    if (data === undefined) this.#unpacked.set(stream, (data = unpack(stream, this.resolve)));
    return data;
  }

  dict(value: Value | undefined, what: string): Dict {
    const found = this.resolve(value);
    return isDict(found) ? found : unreadable(`${what} is missing or no dictionary`);
  }

  array(value: Value | undefined, what: string): readonly Value[] {
    const found = this.resolve(value);
    return isArray(found) ? found : unreadable(`${what} is missing or no array`);
  }

  stream(value: Value | undefined, what: string): Stream {
    const found = this.resolve(value);
    return found instanceof Stream ? found : unreadable(`${what} is missing or no stream`);
  }

  number(value: Value | undefined, what: string): number {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : unreadable(`${what} is missing or no number`);
  }

  name(value: Value | undefined, what: string): string {
    const found = this.resolve(value);
    return found instanceof Name ? found.text : unreadable(`${what} is missing or no name`);
  }

  /** '' where there is none. */
  text(value: Value | undefined, what: string): string {
    const found = this.resolve(value);
    if (found === null) return '';
    return found instanceof PdfString ? textOf(found) : unreadable(`${what} is no text`);
  }

  #objectAt(number: number, offset: number): Value {
    const lexer = new Lexer(this.#text, offset);
    if (lexer.token() !== number) unreadable(`object ${number} is not where the file says`);
    if (typeof lexer.token() !== 'number') unreadable(`object ${number} has no generation`);
    lexer.expect('obj');
    const value = lexer.value();
    const next = lexer.token();
    if (!(next instanceof Keyword)) return unreadable(`object ${number} has no end`);
    if (next.word === 'endobj') return value;
    if (next.word !== 'stream' || !isDict(value)) return unreadable(`object ${number} has no end`);
    const start = lexer.at + (this.#text.charAt(lexer.at) === '\r' ? 2 : 1);
    const length = this.number(value.get('Length'), `the length of stream ${number}`);
    if (length < 0 || start + length > this.#bytes.length) unreadable(`stream ${number} is cut off`);
    lexer.at = start + length;
    lexer.expect('endstream');
    lexer.expect('endobj');
    return new Stream(value, this.#bytes.subarray(start, start + length));
  }

  #objectIn(number: number, container: number): Value {
    let known = this.#containers.get(container);
    if (known === undefined) {
      const stream = this.stream(new Ref(container, 0), `object stream ${container}`);
      if (this.name(stream.dict.get('Type'), 'the type of an object stream') !== 'ObjStm') {
        unreadable(`object ${container} holds no objects`);
      }
      const first = this.number(stream.dict.get('First'), 'the start of an object stream');
      const count = this.number(stream.dict.get('N'), 'the length of an object stream');
      const text = Buffer.from(this.data(stream)).toString('latin1');
      const index = new Lexer(text, 0, first);
      const offsets = new Map<number, number>();
      for (let each = 0; each < count; each += 1) {
        const [held, offset] = [index.token(), index.token()];
        if (typeof held !== 'number' || typeof offset !== 'number')
          unreadable('an object stream without its index');
        else offsets.set(held, first + offset);
      }
      this.#containers.set(container, (known = { lexer: new Lexer(text), offsets }));
    }
    const offset = known.offsets.get(number);
    if (offset === undefined) return unreadable(`object ${number} is not in its object stream`);
    known.lexer.at = offset;
    return known.lexer.value();
  }
}
