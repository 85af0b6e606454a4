/** PDF syntax to values. */
import { endOfLiteral, hexString, literalString } from './strings.ts';
import { bufferOf, kinds } from './syntax.ts';
import { type Dict, dictOf, Name, PdfString, Ref, unreadable, type Value } from './value.ts';
import { keyWith, Vocabulary } from './vocabulary.ts';

/** A word that is no value: `obj`, `R`, an operator of a content stream. */
export class Keyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

export type Token = Value | Keyword | typeof END | typeof ARRAY_END | typeof DICT_END;
export const END = Symbol('end of the text');
const ARRAY_END = Symbol(']');
const DICT_END = Symbol('>>');

const names = new Vocabulary(
  (raw) =>
    new Name(
      raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ),
);
const keywords = new Vocabulary((word): Keyword | boolean | null => {
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'null' ? null : new Keyword(word);
});

/** Nesting beyond which a file is refused. */
const DEEPEST = 200;
/** References that are kept to be used again. */
const RECENT = 64;

export class Lexer {
  readonly bytes: Buffer;
  at: number;
  readonly #end: number;
  #depth = 0;
  /** What the arrays and dictionaries that are still open hold so far: the first `#count` of these. */
  readonly #held: Value[] = [];
  #count = 0;
  readonly #refs: (Ref | undefined)[] = [];

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bufferOf(bytes);
    this.at = at;
    this.#end = end;
  }

  skipSpace(): void {
    const { bytes } = this;
    const end = this.#end;
    let { at } = this;
    for (; at < end; at += 1) {
      const code = bytes[at] ?? 0;
      if (code === 0x25) {
        while (at < end && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
      } else if (kinds[code] !== 1) break;
    }
    this.at = at;
  }

  /** The next token; references are two numbers and the keyword R (`value` joins them). */
  token(): Token {
    this.skipSpace();
    const { bytes, at } = this;
    if (at >= this.#end) return END;
    const code = bytes[at] ?? 0;
    if (kinds[code] === 0) {
      return code <= 0x39 && (code >= 0x30 || code === 0x2b || code === 0x2d || code === 0x2e)
        ? this.number()
        : this.#regular(keywords);
    }
    switch (code) {
      case 0x2f:
        this.at += 1;
        return this.#regular(names);
      case 0x28:
        return this.#literal();
      case 0x3c:
        return bytes[at + 1] === 0x3c ? this.#dict() : this.#hex();
      case 0x3e:
        if (bytes[at + 1] !== 0x3e) return this.#fail('a single ">"');
        this.at += 2;
        return DICT_END;
      case 0x5b:
        return this.#array();
      case 0x5d:
        this.at += 1;
        return ARRAY_END;
      default:
        return this.#fail(`an unexpected "${String.fromCharCode(code)}"`);
    }
  }

  /** The next value; anything else is a fault. */
  value(): Value {
    const token = this.token();
    if (typeof token === 'symbol' || token instanceof Keyword) return this.#fail('a value is missing');
    return typeof token === 'number' ? this.#perhapsRef(token) : token;
  }

  expect(word: string): void {
    const token = this.token();
    if (!(token instanceof Keyword) || token.word !== word) this.#fail(`"${word}" is missing`);
  }

  #fail(what: string): never {
    return unreadable(`${what} at byte ${this.at}`);
  }

  /** Whether no word goes on at this place. */
  #isBreak(at: number): boolean {
    return at >= this.#end || kinds[this.bytes[at] ?? 0] !== 0;
  }

  #regular<T>(words: Vocabulary<T>): T {
    const { bytes } = this;
    const end = this.#end;
    const start = this.at;
    let at = start;
    let key = 0;
    for (; at < end; at += 1) {
      const code = bytes[at] ?? 0;
      if (kinds[code] !== 0) break;
      key = keyWith(key, code);
    }
    this.at = at;
    return words.at(bytes, start, at, key);
  }

  /** The number that begins at this very place. */
  number(): number {
    const { bytes } = this;
    const end = this.#end;
    let { at } = this;
    let code = bytes[at] ?? 0;
    const negative = code === 0x2d;
    if (negative || code === 0x2b) code = bytes[(at += 1)] ?? 0;
    let value = 0;
    let digits = 0;
    for (; at < end && code >= 0x30 && code <= 0x39; digits += 1) {
      value = value * 10 + code - 0x30;
      code = bytes[(at += 1)] ?? 0;
    }
    if (at < end && code === 0x2e) {
      code = bytes[(at += 1)] ?? 0;
      let scale = 0.1;
      for (; at < end && code >= 0x30 && code <= 0x39; digits += 1) {
        value += (code - 0x30) * scale;
        scale /= 10;
        code = bytes[(at += 1)] ?? 0;
      }
    }
    if (digits === 0 || !this.#isBreak(at)) this.#fail('a number that is none');
    this.at = at;
    return negative ? -value : value;
  }

  #perhapsRef(number: number): number | Ref {
    const { at } = this;
    if (!Number.isInteger(number) || number < 0) return number;
    this.skipSpace();
    const first = this.bytes[this.at] ?? 0;
    if (this.at < this.#end && first >= 0x30 && first <= 0x39) {
      const generation = this.number();
      this.skipSpace();
      if (this.at < this.#end && this.bytes[this.at] === 0x52 && this.#isBreak(this.at + 1)) {
        this.at += 1;
        return this.#ref(number, generation);
      }
    }
    this.at = at;
    return number;
  }

  /** The last reference of its kind, where it is the same: neighbouring tags lead to the same page and row. */
  #ref(number: number, generation: number): Ref {
    const place = number % RECENT;
    const recent = this.#refs[place];
    if (recent?.number === number && recent.generation === generation) return recent;
    return (this.#refs[place] = new Ref(number, generation));
  }

  #hex(): PdfString {
    const from = this.at + 1;
    const end = this.bytes.indexOf(0x3e, from);
    if (end < 0 || end >= this.#end) this.#fail('a string without an end');
    this.at = end + 1;
    return new PdfString(hexString(this.bytes, from, end));
  }

  #literal(): PdfString {
    const from = this.at + 1;
    const end = endOfLiteral(this.bytes, from, this.#end);
    if (end < 0) this.#fail('a string without an end');
    this.at = end + 1;
    return new PdfString(literalString(this.bytes, from, end));
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail('values nested too deeply');
  }

  #hold(value: Value): void {
    this.#held[this.#count++] = value;
  }

  /** What is held beyond the first `from`, which ends an array or a dictionary. */
  #release(from: number): Value[] {
    this.#depth -= 1;
    const values = this.#held.slice(from, this.#count);
    this.#count = from;
    return values;
  }

  #array(): Value[] {
    this.#deeper();
    this.at += 1;
    const from = this.#count;
    for (;;) {
      const token = this.token();
      if (token === ARRAY_END) return this.#release(from);
      if (typeof token === 'symbol' || token instanceof Keyword) this.#fail('an array that holds no value');
      else this.#hold(typeof token === 'number' ? this.#perhapsRef(token) : token);
    }
  }

  #dict(): Dict {
    this.#deeper();
    this.at += 2;
    const from = this.#count;
    for (;;) {
      const key = this.token();
      if (key === DICT_END) return dictOf(this.#release(from));
      if (!(key instanceof Name)) return this.#fail('a dictionary whose key is no name');
      this.#hold(key);
      this.#hold(this.value());
    }
  }
}
