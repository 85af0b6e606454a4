import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../shared/document/blocks.ts';
import { parseInline, parseProse } from '../../../shared/document/prose.ts';
import { lineText } from '../../arbitrary/text.ts';
import { runs } from '../../setup/runs.ts';

const words = (value: readonly (Block | Inline)[]): string => JSON.stringify(value);

test('marks nest and breaks stay', () => {
  expect(parseInline('a **b *c*** `d` ~~e~~', 'x')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'text', text: 'b ', bold: true },
    { kind: 'text', text: 'c', bold: true, italic: true },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: 'd', code: true },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: 'e', strike: true },
  ]);
  expect(words(parseProse('one\\\ntwo', 'x'))).toContain('break');
});

test('lists, boxes, quotes and code become blocks', () => {
  const kinds = parseProse('- a\n- b\n\n1. c\n\n- [x] d\n- [ ] e\n\n> f\n\n```\ng\n```\n\n---\n', 'x').map(
    (b) => b.kind,
  );
  expect(kinds).toEqual(['list', 'list', 'checklist', 'quote', 'code', 'rule']);
});

test('only safe addresses become links; others stay readable as text', () => {
  expect(parseInline('[site](https://example.org)', 'x')).toEqual([
    { kind: 'text', text: 'site', link: 'https://example.org' },
  ]);
  expect(words(parseInline('[run](javascript:alert(1))', 'x'))).toContain('[run](javascript:alert(1))');
});

test('what lies outside the subset is kept as its source', () => {
  for (const source of [
    '| a | b |\n|---|---|\n| c | d |',
    '<div>kept</div>',
    '![alt words](picture.png)',
    '[^1]: note',
  ]) {
    const printed = words(parseProse(source, 'x'));
    for (const word of source.match(/[a-z]{3,}/g) ?? []) expect(printed, source).toContain(word);
  }
});

/** Words and signs. A line end behind them changes nothing for Markdown, but makes the line no plain one. */
const someWords = ['queue', 'É', 'e\u0301', 'über', '数据', 'www', 'http', 'xmpp', '1', '42'];
const spaces = [' ', '  ', '\u00a0', '\u200b'];
const signs = [',', '.', ';', ':', '(', ')', "'", '"', '“', '’', '–', '—', '/', '%', '?', '+', '-'];
const pieces = [...someWords, ...spaces, ...signs, '://', 'www.', '1.', '- ', '+ ', '---', 'a.b'];
const plainLine = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
const startsWithLetter = lineText.map((line) => line.replace(/^\P{L}+/u, ''));

test('an address among plain words is a link', () => {
  for (const [line, link] of [
    ['See https://example.org', 'https://example.org'],
    ['See www.example.org', 'http://www.example.org'],
  ] as const) {
    expect(parseInline(line, 'x')).toContainEqual(expect.objectContaining({ link }));
  }
});

test('a plain line is read as the parser reads it', () => {
  fc.assert(
    fc.property(fc.oneof(plainLine, startsWithLetter), (line) => {
      expect(parseProse(line, 'x')).toEqual(parseProse(`${line}\n`, 'x'));
    }),
    runs(500),
  );
});

test('plain paragraphs are read as the parser reads them', () => {
  const paragraphs = fc.array(fc.oneof(plainLine, startsWithLetter), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(paragraphs, fc.constantFrom('\n\n', '\n\n\n', '\n'), (lines, between) => {
      const prose = lines.join(between);
      expect(parseProse(prose, 'x')).toEqual(parseProse(`${prose}\n`, 'x'));
    }),
    runs(500),
  );
});
