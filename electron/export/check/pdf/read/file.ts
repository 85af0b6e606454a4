/** The objects of a PDF file, through its table of cross-references. */
import { unpack } from './filters.ts';
import { Keyword, Lexer } from './lexer.ts';
import { bufferOf } from './syntax.ts';
import { FREE, type Places, readCrossReferences } from './xref.ts';
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
  /** Numbers of all objects in use. */
  readonly numbers: readonly number[];
  readonly #bytes: Buffer;
  readonly #lexer: Lexer;
  readonly #places: Places;
  readonly #values: (Value | typeof opening | undefined)[] = [];
  readonly #containers = new Map<
    number,
    { readonly lexer: Lexer; readonly offsets: ReadonlyMap<number, number> }
  >();
  readonly #unpacked = new Map<Stream, Uint8Array>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bufferOf(bytes);
    this.#lexer = new Lexer(bytes);
    if (!/^%PDF-(?:1\.[0-9]|2\.0)[\r\n]/.test(this.#bytes.toString('latin1', 0, 16)))
      unreadable('it does not begin as a PDF');
    const { places, trailer } = readCrossReferences(this.#bytes);
    this.#places = places;
    const numbers: number[] = [];
    places.forEach((place, number) => {
      if (place !== FREE) numbers.push(number);
    });
    this.numbers = numbers;
    this.trailer = trailer;
    if (trailer.has('Encrypt')) unreadable('it is encrypted');
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
    const known = this.#values[number];
    if (known === opening) return unreadable(`object ${number} needs itself to be read`);
    if (known !== undefined) return known;
    const place = this.#places[number] ?? FREE;
    if (place === FREE) return null;
    this.#values[number] = opening;
    const value = place > 0 ? this.#objectAt(number, place) : this.#objectIn(number, -place);
    this.#values[number] = value;
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
    const lexer = this.#lexer;
    lexer.at = offset;
    if (lexer.token() !== number) unreadable(`object ${number} is not where the file says`);
    if (typeof lexer.token() !== 'number') unreadable(`object ${number} has no generation`);
    lexer.expect('obj');
    const value = lexer.value();
    const next = lexer.token();
    if (!(next instanceof Keyword)) return unreadable(`object ${number} has no end`);
    if (next.word === 'endobj') return value;
    if (next.word !== 'stream' || !isDict(value)) return unreadable(`object ${number} has no end`);
    const start = lexer.at + (this.#bytes[lexer.at] === 0x0d ? 2 : 1);
    // May read another object, and so move the lexer.
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
      const data = this.data(stream);
      const index = new Lexer(data, 0, first);
      const offsets = new Map<number, number>();
      for (let each = 0; each < count; each += 1) {
        const [held, offset] = [index.token(), index.token()];
        if (typeof held !== 'number' || typeof offset !== 'number')
          unreadable('an object stream without its index');
        else offsets.set(held, first + offset);
      }
      this.#containers.set(container, (known = { lexer: new Lexer(data), offsets }));
    }
    const offset = known.offsets.get(number);
    if (offset === undefined) return unreadable(`object ${number} is not in its object stream`);
    known.lexer.at = offset;
    return known.lexer.value();
  }
}
