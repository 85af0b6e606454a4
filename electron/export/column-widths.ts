/** Column widths from what the columns hold, the same in every format. Lengths are points. */

export type ColumnNeed = {
  /** Share of the width that the author of the table thought of. */
  readonly weight: number;
  /** Narrowest width without cutting words. */
  readonly min: number;
  /** Widths of the column's cells, row by row, with nothing wrapped. */
  readonly natural: readonly number[];
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A long unbroken word may claim at most this share of the table before it is cut. */
const largestMin = 0.4;
/** Rows looked at for the height of the whole table. */
const sampleSize = 60;
/** Width moved from one column to another in one step, as a share of the table. */
const step = 0.015;
/** Cells no wider than this, in points, read best on one line ("On-call", "In progress"). */
const shortCell = 72;
/** Share of the table up to which columns may claim their short cells' width. */
const comfortableShare = 0.85;
const mostSteps = 60;

/** Shares by weight, alike where no column has any, but no column below its minimum. The minimums fit. */
const byWeight = (needs: readonly ColumnNeed[], mins: readonly number[], total: number): number[] => {
  const weights = sum(needs.map((need) => need.weight));
  const shares = needs.map(({ weight }, index) =>
    Math.max((weights > 0 ? weight / weights : 1 / needs.length) * total, mins[index] ?? 0),
  );
  const surplus = shares.map((share, index) => share - (mins[index] ?? 0));
  const over = sum(shares) - total;
  return shares.map((share, index) => share - (over * (surplus[index] ?? 0)) / (sum(surplus) || 1));
};

/** Every n-th row, so that long tables cost no more than short ones. */
const sampleRows = (needs: readonly ColumnNeed[]): readonly (readonly number[])[] => {
  const rows = needs[0]?.natural.length ?? 0;
  const stride = Math.max(1, Math.ceil(rows / sampleSize));
  return Array.from({ length: Math.ceil(rows / stride) }, (_, row) =>
    needs.map((need) => need.natural[row * stride] ?? 0),
  );
};

/** What a wrapped line leaves unused, in points: half a word, and the white space beside the column. */
const unusedPerLine = 27;

/** Lines that the rows take at these widths, roughly. In a narrow column half a word is much of a line. */
const linesAt = (rows: readonly (readonly number[])[], widths: readonly number[]): number => {
  let lines = 0;
  for (const row of rows) {
    let most = 1;
    for (let column = 0; column < row.length; column += 1) {
      const natural = row[column] ?? 0;
      const width = widths[column] ?? 1;
      if (natural > width) most = Math.max(most, natural / Math.max(width - unusedPerLine, width / 2));
    }
    lines += most;
  }
  return lines;
};

/**
 * Widths that add up to `total`. They start as the author's shares and are then moved, a little at a time, to where the
 * table becomes shortest. Where even the minimums do not fit, all columns shrink alike and words are cut.
 */
export const columnWidths = (needs: readonly ColumnNeed[], total: number): readonly number[] => {
  const hard = needs.map((need) => Math.min(need.min, total * largestMin));
  const soft = needs.map((need, index) =>
    need.natural.reduce(
      (most, width) => (width <= shortCell ? Math.max(most, width) : most),
      hard[index] ?? 0,
    ),
  );
  const mins = sum(soft) <= total * comfortableShare ? soft : hard;
  if (sum(mins) > total) return mins.map((min) => (min / sum(mins)) * total);

  let widths = byWeight(needs, mins, total);
  const rows = sampleRows(needs);
  let lines = linesAt(rows, widths);
  const move = total * step;
  for (let turn = 0; turn < mostSteps; turn += 1) {
    let best: { readonly widths: number[]; readonly lines: number } | null = null;
    for (let from = 0; from < widths.length; from += 1) {
      if ((widths[from] ?? 0) - move < (mins[from] ?? 0)) continue;
      for (let to = 0; to < widths.length; to += 1) {
        if (to === from) continue;
        const moved = widths.with(from, (widths[from] ?? 0) - move).with(to, (widths[to] ?? 0) + move);
        const height = linesAt(rows, moved);
        if (height < (best?.lines ?? lines) - 0.01) best = { widths: moved, lines: height };
      }
    }
    if (best === null) break;
    ({ widths, lines } = best);
  }
  return widths;
};
