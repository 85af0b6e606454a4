import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readablePieces } from '../../../shared/history/readable-pieces.ts';

const text = fc.array(fc.constantFrom('one', 'two', 'a', ' ', ', ', '\n', 'pool'), { maxLength: 25 });

const without = (pieces: ReturnType<typeof readablePieces>, kind: 'added' | 'removed') =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('');

describe('readablePieces', () => {
  it('hold both texts exactly', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [before, after] = [one.join(''), two.join('')];
        const pieces = readablePieces(before, after);
        expect(without(pieces, 'added')).toBe(before);
        expect(without(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('tell neighbouring words that changed as one change', () => {
    expect(readablePieces('The quick brown fox jumps high', 'The slow red fox jumps high')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'quick brown' },
      { kind: 'added', text: 'slow red' },
      { kind: 'same', text: ' fox jumps high' },
    ]);
  });

  it('tell a line that is another line as replaced', () => {
    expect(readablePieces('Bookings after an internal fault', 'Outage after a pool was full')).toHaveLength(
      2,
    );
  });
});
