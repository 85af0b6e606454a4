/** Fonts as a reader of text needs them: which characters a code stands for, and how wide it is. */
import type { PdfObjects } from './file.ts';
import { Keyword, Lexer, END } from './lexer.ts';
import { type Dict, isArray, PdfString, unreadable, type Value } from './value.ts';

/** A composite font with codes of two bytes. */
export type Font = {
  /** Characters by code; a code without any is not in the list. */
  readonly characters: readonly (string | undefined)[];
  /** The same where it is one UTF-16 code unit; 0 for any other. */
  readonly units: Uint16Array;
  /** Widths by code in thousandths of the type size. */
  readonly widths: readonly (number | undefined)[];
  readonly defaultWidth: number;
};

const codeOf = (value: Value): number =>
  value instanceof PdfString && value.bytes.length === 2
    ? value.bytes.charCodeAt(0) * 256 + value.bytes.charCodeAt(1)
    : unreadable('a table of characters whose codes are not of two bytes');

const charactersOf = (value: Value): string => {
  if (!(value instanceof PdfString) || value.bytes.length % 2 !== 0) {
    return unreadable('a table of characters without characters');
  }
  let text = '';
  for (let at = 0; at < value.bytes.length; at += 2) {
    text += String.fromCharCode(value.bytes.charCodeAt(at) * 256 + value.bytes.charCodeAt(at + 1));
  }
  return text;
};

/** The text `distance` code points after `first`, as a range of the table counts them. */
const later = (first: string, distance: number): string => {
  const last = first.charCodeAt(first.length - 1) + distance;
  if (Number.isNaN(last) || (last & 0xff) < distance)
    return unreadable('a range of characters that runs over');
  return first.slice(0, -1) + String.fromCharCode(last);
};

/** Reads a ToUnicode table. */
export const readCharacters = (bytes: Uint8Array): readonly (string | undefined)[] => {
  const characters: (string | undefined)[] = [];
  const lexer = new Lexer(bytes);
  for (;;) {
    const token = lexer.token();
    if (token === END) break;
    if (!(token instanceof Keyword)) continue;
    if (token.word === 'beginbfchar') {
      for (let entry = lexer.token(); !(entry instanceof Keyword); entry = lexer.token()) {
        if (typeof entry === 'symbol') return unreadable('a table of characters without its end');
        characters[codeOf(entry)] = charactersOf(lexer.value());
      }
    } else if (token.word === 'beginbfrange') {
      for (let entry = lexer.token(); !(entry instanceof Keyword); entry = lexer.token()) {
        if (typeof entry === 'symbol') return unreadable('a table of characters without its end');
        const [from, to] = [codeOf(entry), codeOf(lexer.value())];
        const target = lexer.value();
        for (let code = from; code <= to; code += 1) {
          characters[code] = isArray(target)
            ? charactersOf(target[code - from] ?? null)
            : later(charactersOf(target), code - from);
        }
      }
    }
  }
  return characters;
};

const readWidths = (list: readonly Value[], file: PdfObjects): readonly (number | undefined)[] => {
  const widths: (number | undefined)[] = [];
  for (let at = 0; at < list.length;) {
    const first = file.number(list[at], 'a first code of widths');
    const next = file.resolve(list[at + 1]);
    if (isArray(next)) {
      next.forEach((width, index) => (widths[first + index] = file.number(width, 'a width')));
      at += 2;
    } else {
      const last = file.number(next, 'a last code of widths');
      if (last > 0xffff) unreadable('widths of codes that do not exist');
      const width = file.number(list[at + 2], 'a width');
      for (let code = first; code <= last; code += 1) widths[code] = width;
      at += 3;
    }
  }
  return widths;
};

export const readFont = (dict: Dict, file: PdfObjects): Font => {
  const kind = file.name(dict.get('Subtype'), 'the kind of a font');
  const encoding = file.name(dict.get('Encoding'), 'the encoding of a font');
  if (kind !== 'Type0' || encoding !== 'Identity-H')
    return unreadable(`a font ${kind} with the encoding ${encoding}`);
  const table = file.data(file.stream(dict.get('ToUnicode'), 'the table of characters of a font'));
  const [descendant] = file.array(dict.get('DescendantFonts'), 'the glyphs of a font');
  const glyphs = file.dict(descendant, 'the glyphs of a font');
  const descriptor = file.dict(glyphs.get('FontDescriptor'), 'the description of a font');
  const program = descriptor.get('FontFile2') ?? descriptor.get('FontFile3');
  if (file.data(file.stream(program, 'the program of a font')).length === 0)
    unreadable('a font without a program');
  const characters = readCharacters(table);
  return {
    characters,
    units: Uint16Array.from(characters, (each) => (each?.length === 1 ? each.charCodeAt(0) : 0)),
    widths: glyphs.has('W') ? readWidths(file.array(glyphs.get('W'), 'the widths of a font'), file) : [],
    defaultWidth: glyphs.has('DW') ? file.number(glyphs.get('DW'), 'the default width of a font') : 1000,
  };
};
