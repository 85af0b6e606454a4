import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLines } from '../../../shared/history/merge-lines.ts';
import { proseText } from '../../arbitrary/text.ts';
import { runs } from '../../setup/runs.ts';

const base = 'one\ntwo\nthree';

describe('merging by line', () => {
  test.each<[string, string, string, string | null]>([
    ['different lines', 'ONE\ntwo\nthree', 'one\ntwo\nTHREE', 'ONE\ntwo\nTHREE'],
    ['neighbouring lines', 'ONE\ntwo\nthree', 'one\nTWO\nthree', 'ONE\nTWO\nthree'],
    [
      'an addition at each end',
      'zero\none\ntwo\nthree',
      'one\ntwo\nthree\nfour',
      'zero\none\ntwo\nthree\nfour',
    ],
    ['a line taken out and another changed', 'two\nthree', 'one\ntwo\nTHREE', 'two\nTHREE'],
    ['the same change', 'ONE\ntwo\nthree', 'ONE\ntwo\nthree', 'ONE\ntwo\nthree'],
    ['the same change and another', 'ONE\ntwo\nthree', 'ONE\ntwo\nTHREE', 'ONE\ntwo\nTHREE'],
    ['the same line, each otherwise', 'ONE\ntwo\nthree', 'first\ntwo\nthree', null],
    ['a line changed and taken out', 'ONE\ntwo\nthree', 'two\nthree', null],
    ['additions at one place', 'one\na\ntwo\nthree', 'one\nb\ntwo\nthree', null],
    ['an addition beside a changed line', 'one\na\ntwo\nthree', 'one\nTWO\nthree', null],
    [
      'more lines than are compared',
      Array.from({ length: 2500 }, (_, n) => `m${n}`).join('\n'),
      'one\ntwo\n3',
      null,
    ],
  ])('%s', (_what, mine, theirs, expected) => {
    expect(mergeLines(base, mine, theirs)).toBe(expected);
    expect(mergeLines(base, theirs, mine)).toBe(expected);
  });

  test('takes a change of a text of a million lines', () => {
    const long = 'x\n'.repeat(500_000);
    expect(mergeLines(long, `a\n${long}`, `${long}b`)).toBe(`a\n${long}b`);
  });
});

test('a change on one side is taken exactly, and who is called mine makes no difference', () => {
  fc.assert(
    fc.property(proseText, proseText, proseText, (text, mine, theirs) => {
      expect(mergeLines(text, mine, text)).toBe(mine);
      expect(mergeLines(text, text, theirs)).toBe(theirs);
      expect(mergeLines(text, mine, mine)).toBe(mine);
      expect(mergeLines(text, mine, theirs)).toBe(mergeLines(text, theirs, mine));
    }),
    runs(300),
  );
});

test('lines that either added to different paragraphs are all there', () => {
  const paragraph = fc.stringMatching(/^[a-z]{1,8}$/);
  const texts = fc.tuple(
    fc.uniqueArray(paragraph, { minLength: 2, maxLength: 8 }),
    fc.array(fc.constantFrom('mine', 'theirs', 'nobody'), { minLength: 8, maxLength: 8 }),
  );
  fc.assert(
    fc.property(texts, ([paragraphs, editors]) => {
      const by = (who: readonly string[]) =>
        paragraphs
          .map((text, index) => (who.includes(editors[index] ?? '') ? `${text} (${editors[index]})` : text))
          .join('\n\n');
      expect(mergeLines(by([]), by(['mine']), by(['theirs']))).toBe(by(['mine', 'theirs']));
    }),
    runs(300),
  );
});
