/** How a table's width is shared among its columns. */
import { pt } from '../design.ts';

/** All widths in twips. */
export type ColumnWish = {
  readonly weight: number;
  /** Width at which the column still reads well. */
  readonly narrowest: number;
};

/** Average width of a letter of table text, twips; a little wide, for capitals and digits. */
const letterWidth = pt(5.2);
/** No word claims more than this share of a table: hashes and runaway words are broken instead. */
const widestWord = 0.22;

/**
 * Width of the longest word of a column's texts, for a table `total` wide. `whole`: hyphens do not part words, as in
 * dates.
 */
export const longestWord = (texts: readonly string[], total: number, whole: boolean): number => {
  const breaks = whole ? /\s+/ : /[\s\-/–—]+/;
  let longest = 0;
  for (const text of texts) {
    for (const word of text.split(breaks)) longest = Math.max(longest, word.length);
  }
  const width = longest * letterWidth;
  return width <= total * widestWord ? width : 0;
};

/**
 * Column widths in whole twips that add up to `total`. Each column gets its share by weight, but no less than its
 * narrowest readable width while the others can give; where all minima together do not fit, they shrink alike.
 */
export const columnWidths = (wishes: readonly ColumnWish[], total: number): readonly number[] => {
  const needed = wishes.reduce((sum, wish) => sum + wish.narrowest, 0);
  if (needed >= total) {
    return rounded(
      wishes.map((wish) => (wish.narrowest / needed) * total),
      total,
    );
  }
  const fixed = new Set<ColumnWish>();
  for (;;) {
    const shares = sharesOf(wishes, fixed, total);
    const narrow = wishes.find((wish, index) => !fixed.has(wish) && (shares[index] ?? 0) < wish.narrowest);
    if (narrow === undefined) return rounded(shares, total);
    fixed.add(narrow);
  }
};

const sharesOf = (
  wishes: readonly ColumnWish[],
  fixed: ReadonlySet<ColumnWish>,
  total: number,
): readonly number[] => {
  const weight = (wish: ColumnWish): number => (wish.weight > 0 ? wish.weight : 0.01);
  const free = wishes.reduce((rest, wish) => rest - (fixed.has(wish) ? wish.narrowest : 0), total);
  const weights = wishes.reduce((sum, wish) => sum + (fixed.has(wish) ? 0 : weight(wish)), 0);
  return wishes.map((wish) => (fixed.has(wish) ? wish.narrowest : (weight(wish) / weights) * free));
};

/** Whole twips; the last column takes what rounding leaves. */
const rounded = (widths: readonly number[], total: number): readonly number[] => {
  const whole = widths.map(Math.floor);
  const rest = total - whole.reduce((sum, width) => sum + width, 0);
  return whole.map((width, index) => (index === whole.length - 1 ? width + rest : width));
};
