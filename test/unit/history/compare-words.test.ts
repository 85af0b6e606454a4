import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWords } from '../../../shared/history/compare-words.ts';
import { proseText } from '../../arbitrary/text.ts';
import { runs } from '../../setup/runs.ts';

/** "The [-old-]{+new+} words". */
const shown = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('comparing words', () => {
  test.each([
    [
      'a word',
      'The pool ran dry at 14:32.',
      'The queue ran dry at 14:32.',
      'The [-pool-]{+queue+} ran dry at 14:32.',
    ],
    ['words put in', 'The pool ran dry.', 'The pool slowly ran dry.', 'The pool {+slowly +}ran dry.'],
    ['a paragraph put in', 'One.\n\nThree.', 'One.\n\nTwo.\n\nThree.', 'One.\n\n{+Two.\n\n+}Three.'],
    ['Cyrillic', 'База данных упала', 'База очередей упала', 'База [-данных-]{+очередей+} упала'],
    ['Arabic', 'تم اكتشاف الحادث', 'تم احتواء الحادث', 'تم [-اكتشاف-]{+احتواء+} الحادث'],
    ['a character of several parts', 'on call 👩‍💻', 'on call 👩‍🚒', 'on call [-👩‍💻-]{+👩‍🚒+}'],
    ['nothing', 'Same.', 'Same.', 'Same.'],
    ['a first text', '', 'New.', '{+New.+}'],
    ['a text taken away', 'Old.', '', '[-Old.-]'],
  ])('shows %s', (_what, before, after, expected) => expect(shown(before, after)).toBe(expected));

  test('compares texts of a million characters in moments', () => {
    const long = 'The pool ran dry at 14:32 and the queue behind it grew.\n'.repeat(20_000);
    const other = long.replaceAll('dry', 'low');
    const start = performance.now();
    expect(compareWords(long, `${long}End.`).at(-1)).toEqual({ kind: 'added', text: 'End.' });
    expect(compareWords(long, other).length).toBeGreaterThan(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test('holds both texts, whatever they are', () => {
  fc.assert(
    fc.property(proseText, proseText, (before, after) => {
      const pieces = compareWords(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
      expect(pieces.every(({ kind, text }, index) => text !== '' && kind !== pieces[index + 1]?.kind)).toBe(
        true,
      );
    }),
    runs(300),
  );
});
