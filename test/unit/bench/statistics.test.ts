/** The arithmetic on which the claims of docs/performance.md rest. */
import { describe, expect, it } from 'vitest';
import { median, medianOfKnown, pairedRatio } from '../../bench/outcome/statistics.ts';

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
    [[2, 2, 2, 8], 2],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('leaves its input as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('does not exist for nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  it('of known values passes over the unknown ones', () => {
    expect(medianOfKnown([null, 4, null, 2])).toBe(3);
    expect(medianOfKnown([null])).toBeNull();
    expect(medianOfKnown([])).toBeNull();
  });
});

describe('the ratio', () => {
  it('is taken round by round, so that a machine that slows down changes nothing', () => {
    // Half of the other's time in each round, while both become ten times slower.
    expect(pairedRatio([1, 1, 10, 10, 10], [2, 2, 20, 20, 20])).toBe(0.5);
    // One disturbed round of five does not move it.
    expect(pairedRatio([1, 1, 9, 1, 1], [2, 2, 2, 2, 2])).toBe(0.5);
  });

  it('counts only rounds in which both are known', () => {
    expect(pairedRatio([1, null, 3], [2, 2, null])).toBe(0.5);
    expect(pairedRatio([1, 1], [4])).toBe(0.25);
    expect(pairedRatio([1], [0])).toBeNull();
    expect(pairedRatio([], [1])).toBeNull();
  });
});
