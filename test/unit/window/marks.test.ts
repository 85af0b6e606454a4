import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertLink, type Selected, toggleList, toggleMark } from '../../../renderer/ui/markdown/marks.ts';

/** A text with its selection between bars: "one |two| three". */
const select = (drawn: string): Selected => {
  const [before = '', inside = '', after = ''] = drawn.split('|');
  return { text: before + inside + after, start: before.length, end: before.length + inside.length };
};
const draw = ({ text, start, end }: Selected): string =>
  `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;

describe('toggleMark', () => {
  it.each([
    ['one |two| three', '**', 'one **|two|** three'],
    ['one **|two|** three', '**', 'one |two| three'],
    ['one |**two**| three', '**', 'one |two| three'],
    ['one |two |three', '**', 'one **|two|** three'],
    ['one ||', '**', 'one **||**'],
    ['**|two|**', '*', '***|two|***'],
    ['|**two**|', '*', '*|**two**|*'],
    ['use |EMFILE| here', '`', 'use `|EMFILE|` here'],
  ])('%s with %s gives %s', (before, mark, after) => {
    expect(draw(toggleMark(select(before), mark))).toBe(after);
  });

  it('takes away what it has put there', () => {
    const word = fc.stringMatching(/^[a-z]([a-z ]*[a-z])?$/);
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('**', '*', '`'), (before, inside, after, mark) => {
        const start = select(`${before} |${inside}| ${after}`);
        expect(toggleMark(toggleMark(start, mark), mark)).toEqual(start);
      }),
    );
  });
});

describe('toggleList', () => {
  it.each([
    ['|one|', '|- one|'],
    ['one\nt|w|o\nthree', 'one\n|- two|\nthree'],
    ['|one\n\ntwo|', '|- one\n\n- two|'],
    ['|- one\n- two|', '|one\ntwo|'],
    ['|- one\ntwo|', '|- - one\n- two|'],
    ['||', '|- |'],
  ])('%j gives %j', (before, after) => {
    expect(draw(toggleList(select(before)))).toBe(after);
  });
});

describe('insertLink', () => {
  it('selects the address where there are words, and the words where there are none', () => {
    expect(draw(insertLink(select('see |the log|')))).toBe('see [the log](|https://|)');
    expect(draw(insertLink(select('see ||')))).toBe('see [||](https://)');
  });
});
