/** PDF syntax to values. The source is text with one character for each byte. */
import { type Dict, Name, PdfString, Ref, unreadable, type Value } from './value.ts';

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

/** Kinds of characters: 0 regular, 1 white space, 2 delimiter. */
const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = 1;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = 2;

/** Value of a hexadecimal digit by its code, or 255. */
export const hexDigits = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1) {
  hexDigits[digit.toString(16).charCodeAt(0)] = digit;
  hexDigits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Up to three characters as one number, which finds short words without a string of their own. */
const packed = (text: string, from: number, to: number): number => {
  let key = 0;
  for (let at = from; at < to; at += 1) key = key * 256 + text.charCodeAt(at);
  return key;
};
const shortest = 3;

/** Words that were met before. A hostile file must not fill the memory with them. */
class Vocabulary<T> {
  readonly #make: (word: string) => T;
  readonly #short = new Map<number, T>();
  readonly #long = new Map<string, T>();

  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What stands in the text between the two places. */
  at(text: string, from: number, to: number): T {
    const isShort = to - from <= shortest;
    const key = isShort ? packed(text, from, to) : 0;
    const word = isShort ? '' : text.slice(from, to);
    const known = isShort ? this.#short.get(key) : this.#long.get(word);
    if (known !== undefined) return known;
    const made = this.#make(text.slice(from, to));
    if (this.#short.size + this.#long.size < 4096) {
      if (isShort) this.#short.set(key, made);
      else this.#long.set(word, made);
    }
    return made;
  }
}

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

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Nesting beyond which a file is refused. */
const DEEPEST = 200;

export class Lexer {
  readonly text: string;
  at: number;
  readonly #end: number;
  #depth = 0;

  constructor(text: string, at = 0, end = text.length) {
    this.text = text;
    this.at = at;
    this.#end = end;
  }

  skipSpace(): void {
    const { text } = this;
    let { at } = this;
    for (; at < this.#end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x25) {
        while (at < this.#end && !/[\r\n]/.test(text.charAt(at))) at += 1;
      } else if (kinds[code] !== 1) break;
    }
    this.at = at;
  }

  /** The next token; references are two numbers and the keyword R (`value` joins them). */
  token(): Token {
    this.skipSpace();
    if (this.at >= this.#end) return END;
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case 0x2f:
        this.at += 1;
        return this.#regular(names);
      case 0x28:
        return this.#literal();
      case 0x3c:
        return this.text.charCodeAt(this.at + 1) === 0x3c ? this.#dict() : this.#hex();
      case 0x3e:
        if (this.text.charCodeAt(this.at + 1) !== 0x3e) return this.#fail('a single ">"');
        this.at += 2;
        return DICT_END;
      case 0x5b:
        return this.#array();
      case 0x5d:
        this.at += 1;
        return ARRAY_END;
      default:
        if (code === 0x2b || code === 0x2d || code === 0x2e || (code >= 0x30 && code <= 0x39)) {
          return this.#number();
        }
        if (kinds[code] !== 0) return this.#fail(`an unexpected "${this.text.charAt(this.at)}"`);
        return this.#regular(keywords);
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

  #regular<T>(words: Vocabulary<T>): T {
    const { text } = this;
    const start = this.at;
    let at = start;
    while (at < this.#end && kinds[text.charCodeAt(at)] === 0) at += 1;
    this.at = at;
    return words.at(text, start, at);
  }

  #number(): number {
    const { text } = this;
    const end = this.#end;
    let { at } = this;
    let code = text.charCodeAt(at);
    const negative = code === 0x2d;
    if (negative || code === 0x2b) code = text.charCodeAt((at += 1));
    let value = 0;
    let digits = 0;
    for (; at < end && code >= 0x30 && code <= 0x39; digits += 1) {
      value = value * 10 + code - 0x30;
      code = text.charCodeAt((at += 1));
    }
    if (at < end && code === 0x2e) {
      code = text.charCodeAt((at += 1));
      let scale = 0.1;
      for (; at < end && code >= 0x30 && code <= 0x39; digits += 1) {
        value += (code - 0x30) * scale;
        scale /= 10;
        code = text.charCodeAt((at += 1));
      }
    }
    if (digits === 0 || (at < end && kinds[code] === 0)) this.#fail('a number that is none');
    this.at = at;
    return negative ? -value : value;
  }

  #perhapsRef(number: number): number | Ref {
    const { at } = this;
    if (!Number.isInteger(number) || number < 0) return number;
    this.skipSpace();
    const first = this.text.charCodeAt(this.at);
    if (first >= 0x30 && first <= 0x39) {
      const generation = this.#number();
      this.skipSpace();
      if (this.text.charCodeAt(this.at) === 0x52 && kinds[this.text.charCodeAt(this.at + 1)] !== 0) {
        this.at += 1;
        return new Ref(number, generation);
      }
    }
    this.at = at;
    return number;
  }

  /** A string in angle brackets. */
  #hex(): PdfString {
    const end = this.text.indexOf('>', this.at);
    if (end < 0 || end >= this.#end) this.#fail('a string without an end');
    let bytes = '';
    let high = -1;
    for (let at = this.at + 1; at < end; at += 1) {
      const code = this.text.charCodeAt(at);
      const digit = hexDigits[code] ?? 255;
      if (digit === 255) {
        if (kinds[code] !== 1) this.#fail('a hexadecimal string with other signs');
      } else if (high < 0) high = digit;
      else {
        bytes += String.fromCharCode(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) bytes += String.fromCharCode(high * 16);
    this.at = end + 1;
    return new PdfString(bytes);
  }

  /** A string in round brackets. */
  #literal(): PdfString {
    const { text } = this;
    let bytes = '';
    let open = 1;
    let at = this.at + 1;
    let start = at;
    for (; at < this.#end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x28) open += 1;
      else if (code === 0x29) {
        open -= 1;
        if (open === 0) {
          this.at = at + 1;
          return new PdfString(bytes + text.slice(start, at));
        }
      } else if (code === 0x5c) {
        bytes += text.slice(start, at);
        const next = text.charAt(at + 1);
        const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
        if (octal !== undefined) {
          bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
          at += octal.length;
        } else if (next === '\r' || next === '\n') {
          at += next === '\r' && text.charAt(at + 2) === '\n' ? 2 : 1;
        } else {
          bytes += escapes[next] ?? next;
          at += 1;
        }
        start = at + 1;
      } else if (code === 0x0d) {
        // A line end in a string counts as one line feed, however it is written.
        bytes += `${text.slice(start, at)}\n`;
        if (text.charCodeAt(at + 1) === 0x0a) at += 1;
        start = at + 1;
      }
    }
    return this.#fail('a string without an end');
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail('values nested too deeply');
  }

  #array(): Value[] {
    this.#deeper();
    this.at += 1;
    const values: Value[] = [];
    for (;;) {
      const token = this.token();
      if (token === ARRAY_END) break;
      if (typeof token === 'symbol' || token instanceof Keyword) this.#fail('an array that holds no value');
      else values.push(typeof token === 'number' ? this.#perhapsRef(token) : token);
    }
    this.#depth -= 1;
    return values;
  }

  #dict(): Dict {
    this.#deeper();
    this.at += 2;
    const dict = new Map<string, Value>();
    for (let count = 1; ; count += 1) {
      const key = this.token();
      if (key === DICT_END) break;
      if (!(key instanceof Name)) return this.#fail('a dictionary whose key is no name');
      dict.set(key.text, this.value());
      if (dict.size < count) this.#fail(`a dictionary with two entries /${key.text}`);
    }
    this.#depth -= 1;
    return dict;
  }
}
