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

const names = new Map<string, Name>();
const nameOf = (raw: string): Name => {
  let name = names.get(raw);
  if (name === undefined) {
    name = new Name(
      raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
    // A hostile file must not fill the memory with names.
    if (names.size < 4096) names.set(raw, name);
  }
  return name;
};

const keywords = new Map<string, Keyword>();
const keywordOf = (word: string): Keyword => {
  let keyword = keywords.get(word);
  if (keyword === undefined) {
    keyword = new Keyword(word);
    if (keywords.size < 4096) keywords.set(word, keyword);
  }
  return keyword;
};

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
    for (; this.at < this.#end; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x25) {
        while (this.at < this.#end && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
      } else if (kinds[code] !== 1) return;
    }
  }

  /** The next token; references are two numbers and the keyword R (`value` joins them). */
  token(): Token {
    this.skipSpace();
    if (this.at >= this.#end) return END;
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case 0x2f:
        this.at += 1;
        return nameOf(this.#regular());
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
        return this.#word();
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

  #regular(): string {
    const start = this.at;
    while (this.at < this.#end && kinds[this.text.charCodeAt(this.at)] === 0) this.at += 1;
    return this.text.slice(start, this.at);
  }

  #word(): Token {
    const word = this.#regular();
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : keywordOf(word);
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
    for (;;) {
      const key = this.token();
      if (key === DICT_END) break;
      if (!(key instanceof Name)) return this.#fail('a dictionary whose key is no name');
      if (dict.has(key.text)) this.#fail(`a dictionary with two entries /${key.text}`);
      dict.set(key.text, this.value());
    }
    this.#depth -= 1;
    return dict;
  }
}
