import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../shared/document/blocks.ts';
import { parseInline, parseProse } from '../../../shared/document/prose.ts';

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
