/** Column widths from what the columns hold. */

export type ColumnNeed = {
  /** Share of the width that the author of the table thought of. */
  readonly weight: number;
  /** Narrowest width without cutting words. */
  readonly min: number;
  /** Width with nothing wrapped. */
  readonly natural: number;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A long unbroken word may claim at most this share of the table before it is cut. */
const largestMin = 0.4;

/**
 * Widths that add up to `total`: shares by weight, at least each column's minimum; room that a column cannot use goes to
 * those whose text wraps. Where even the minimums do not fit, all shrink alike and words are cut.
 */
export const columnWidths = (needs: readonly ColumnNeed[], total: number): readonly number[] => {
  const mins = needs.map((need) => Math.min(need.min, total * largestMin));
  if (sum(mins) > total) return mins.map((min) => (min / sum(mins)) * total);

  const weights = sum(needs.map((need) => need.weight)) || 1;
  const shares = needs.map((need, index) => Math.max((need.weight / weights) * total, mins[index] ?? 0));
  const over = sum(shares) - total;
  const surplus = shares.map((share, index) => share - (mins[index] ?? 0));
  const widths = shares.map((share, index) =>
    over > 0 ? share - (over * (surplus[index] ?? 0)) / (sum(surplus) || 1) : share,
  );

  const spare = needs.map((need, index) =>
    Math.max(0, (widths[index] ?? 0) - Math.max(need.natural, need.min)),
  );
  const wanted = needs.map((need, index) => Math.max(0, need.natural - (widths[index] ?? 0)));
  const given = Math.min(sum(spare), sum(wanted));
  if (given <= 0) return widths;
  return widths.map(
    (width, index) =>
      width -
      (given * (spare[index] ?? 0)) / (sum(spare) || 1) +
      (given * (wanted[index] ?? 0)) / (sum(wanted) || 1),
  );
};
