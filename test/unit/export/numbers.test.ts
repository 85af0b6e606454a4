import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number } from '../../../electron/export/pdf/paint/shapes.ts';

/** What the shortcut stands for. */
const slowly = (value: number): string => String(Math.round(value * 1000) / 1000);

describe('numbers in the syntax of PDF', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.0004, '0'],
    [0.1, '0.1'],
    [12.34, '12.34'],
    [841.8895, '841.89'],
    [0.9996, '1'],
    [-0.5, '-0.5'],
    [999_999.9996, '1000000'],
    [1_234_567.25, '1234567.25'],
  ])('writes %d as %s', (value, text) => {
    expect(number(value)).toBe(text);
  });

  it('writes every number as the rounded number reads', () => {
    const anyNumber = fc.oneof(
      fc.double({ min: -2000, max: 2000, noNaN: true }),
      fc.integer({ min: -2_000_000, max: 2_000_000 }).map((thousandths) => thousandths / 1000),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(number(value)).toBe(slowly(value));
      }),
      { numRuns: 5000 },
    );
  });
});
