/** How a table's width is shared among its columns. */
import type { Column } from '../../../shared/document/blocks.ts';
import { pt } from './design.ts';

/**
 * Column widths in whole twips that add up to `total`. Each column gets its share by weight, but no less than its
 * narrowest readable width while the others can give; where all minima together do not fit, they shrink alike.
 */
export const columnWidths = (columns: readonly Column[], total: number): readonly number[] => {
  const minima = columns.map((column) => pt(column.minWidth ?? 0));
  const needed = minima.reduce((sum, width) => sum + width, 0);
  if (needed >= total) return rounded(minima.map((width) => (width / needed) * total), total);
  const fixed = new Set<number>();
  for (;;) {
    const shares = sharesOf(columns, minima, fixed, total);
    const narrow = shares.findIndex((width, index) => !fixed.has(index) && width < (minima[index] ?? 0));
    if (narrow === -1) return rounded(shares, total);
    fixed.add(narrow);
  }
};

const sharesOf = (
  columns: readonly Column[],
  minima: readonly number[],
  fixed: ReadonlySet<number>,
  total: number,
): number[] => {
  const weight = (column: Column): number => (column.weight > 0 ? column.weight : 0.01);
  const free = total - minima.reduce((sum, width, index) => sum + (fixed.has(index) ? width : 0), 0);
  const weights = columns.reduce((sum, column, index) => sum + (fixed.has(index) ? 0 : weight(column)), 0);
  return columns.map((column, index) =>
    fixed.has(index) ? (minima[index] ?? 0) : (weight(column) / weights) * free,
  );
};

/** Whole twips; the last column takes what rounding leaves. */
const rounded = (widths: readonly number[], total: number): number[] => {
  const whole = widths.map(Math.floor);
  const rest = total - whole.reduce((sum, width) => sum + width, 0);
  return whole.map((width, index) => (index === whole.length - 1 ? width + rest : width));
};
