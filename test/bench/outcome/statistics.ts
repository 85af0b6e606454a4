/** The arithmetic of the bench. */

/** The middle value, or the mean of the two in the middle. Throws where there is none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('there is no median of nothing');
  return (lower + upper) / 2;
};

/** The median of the values that are known; null where none is. */
export const medianOfKnown = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
};

/**
 * How `ours` compares with `theirs`: the median of the ratios round by round, so that a machine that slows down halfway
 * changes nothing. Rounds in which either is unknown do not count; null where none is left.
 */
export const pairedRatio = (
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
): number | null => {
  const ratios = ours.map((own, round) => {
    const other = theirs[round] ?? null;
    return own === null || other === null || other === 0 ? null : own / other;
  });
  return medianOfKnown(ratios);
};

/** Smallest and largest of the known values, as parts of their median: 0.95 and 1.1; null where none is known. */
export const spread = (values: readonly (number | null)[]): readonly [number, number] | null => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const middle = median(known);
  return [Math.min(...known) / middle, Math.max(...known) / middle];
};
