/** The reader's grasp of PDF syntax: what each way of writing means, and what is refused. */
import { describe, expect, test } from 'vitest';
import { PdfObjects } from '../../../electron/export/check/pdf/read/file.ts';
import { Lexer } from '../../../electron/export/check/pdf/read/lexer.ts';
import {
  type Dict,
  isDict,
  Name,
  PdfString,
  Ref,
  type Value,
} from '../../../electron/export/check/pdf/read/value.ts';

const valueOf = (text: string): Value => new Lexer(Buffer.from(text, 'latin1')).value();

const dictOf = (text: string): Dict => {
  const value = valueOf(text);
  if (!isDict(value)) throw new Error('That is no dictionary.');
  return value;
};

const entries = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `/K${index} ${index}`);

describe('values', () => {
  test.each<[string, Value]>([
    ['12', 12],
    ['-1.25', -1.25],
    ['+.5', 0.5],
    ['12 0 R', new Ref(12, 0)],
    ['12 0 Rx', 12],
    ['12 0', 12],
    ['[1 2 0 R 3 4]', [1, new Ref(2, 0), 3, 4]],
    ['% said\r/Name', new Name('Name')],
    ['/A#20B', new Name('A B')],
    ['/BDC', new Name('BDC')],
    ['/CropBox', new Name('CropBox')],
    ['true', true],
    ['null', null],
    ['<48 6F7>', new PdfString('Hop')],
    ['(a(b)c)', new PdfString('a(b)c')],
    ['(\\(\\)\\\\)', new PdfString('()\\')],
    ['(\\1012\\7x\\n)', new PdfString('A2\u0007x\n')],
    ['(one\\\r\ntwo\r\nthree\rfour)', new PdfString('onetwo\nthree\nfour')],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  test.each([
    '(open',
    '(open\\)',
    '<4',
    '<4G>',
    '1.2.3',
    '--1',
    '12a',
    '[1',
    '<</A>>',
    '<<1 2>>',
    '>',
    '{',
    '['.repeat(300),
  ])('%s is refused', (text) => {
    expect(() => valueOf(text)).toThrow(/at byte|no name/);
  });

  test('words of the same length, and those that share a place, are told apart', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `W${index}`);
    const value = valueOf(`[${words.map((word) => `/${word}`).join(' ')}]`);
    expect(value).toEqual(words.map((word) => new Name(word)));
  });
});

describe.each([3, 16, 17, 200])('a dictionary of %i entries', (count) => {
  const last = count - 1;

  test('gives its values, in their order', () => {
    const dict = dictOf(`<<${entries(count).join(' ')}>>`);
    expect([...dict]).toEqual(Array.from({ length: count }, (_, index) => [`K${index}`, index]));
    expect([dict.get(`K${last}`), dict.get(`K${count}`), dict.has('K0'), dict.has('K')]).toEqual([
      last,
      undefined,
      true,
      false,
    ]);
  });

  test('has each name once', () => {
    const twice = [...entries(last), '/K0 7'];
    expect(() => dictOf(`<<${twice.join(' ')}>>`)).toThrow('a dictionary with two entries /K0');
  });
});

describe('a table of objects', () => {
  const row = (offset: number, state = 'n'): string =>
    `${String(offset).padStart(10, '0')} 00000 ${state} \n`;
  const body = '%PDF-1.7\n1 0 obj\n(one)\nendobj\n';
  const withTable = (table: string): PdfObjects =>
    new PdfObjects(
      Buffer.from(`${body}xref\n${table}trailer\n<</Size 2>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1'),
    );

  test('leads to its objects', () => {
    const file = withTable(`0 2\n${row(0, 'f')}${row(9)}`);
    expect([file.numbers, file.object(1), file.object(0), file.object(2)]).toEqual([
      [1],
      new PdfString('one'),
      null,
      null,
    ]);
  });

  test.each([
    ['an object that stands in it twice', `1 1\n${row(9)}1 1\n${row(9)}`, 'twice'],
    ['a number beyond all that objects have', `9999999 1\n${row(9)}`, 'no object can have'],
    ['a number that is no whole one', `0.5 1\n${row(9)}`, 'no object can have'],
    ['an object in place of the header', `1 1\n${row(0)}`, 'damaged row'],
    ['a row that is cut', `1 2\n${row(9)}`, 'damaged row'],
    ['letters in place of digits', `1 1\n${row(9).replace('9', 'x')}`, 'damaged row'],
  ])('refuses %s', (_name, table, reason) => {
    expect(() => withTable(table)).toThrow(reason);
  });
});
