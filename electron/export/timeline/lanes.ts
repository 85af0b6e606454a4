/** Places labels along an axis, in as many lanes as it takes for none to touch another or another's leader. */

/** A point on the axis and the width of its label. */
export type Wish = { readonly x: number; readonly width: number };

export type Placed = {
  readonly left: number;
  /** 0 is nearest the axis. */
  readonly lane: number;
  /** Centred over the point, or beside its leader like a flag on a pole. */
  readonly side: 'centre' | 'right' | 'left';
};

const clearance = 6;
/** Between a flag and its pole. */
const poleGap = 3;

const sideOf = (wish: Wish, wishes: readonly Wish[], total: number): Placed['side'] => {
  const half = wish.width / 2 + clearance;
  const alone = wishes.every((other) => other === wish || Math.abs(other.x - wish.x) > half);
  if (alone && wish.x >= wish.width / 2 && wish.x + wish.width / 2 <= total) return 'centre';
  return wish.x + poleGap + wish.width <= total || wish.x < wish.width ? 'right' : 'left';
};

const leftOf = ({ x, width }: Wish, side: Placed['side']): number =>
  side === 'centre' ? x - width / 2 : side === 'right' ? x + poleGap : x - poleGap - width;

/**
 * Flags that point left are placed from the left, all others from the right, so that a flag meets only poles that
 * already stand and can rise above them.
 */
export const inLanes = (wishes: readonly Wish[], total: number): readonly Placed[] => {
  const sides = wishes.map((wish) => sideOf(wish, wishes, total));
  const indices = wishes.map((_, index) => index);
  const order = [
    ...indices.filter((index) => sides[index] === 'left'),
    ...indices.filter((index) => sides[index] !== 'left').toReversed(),
  ];
  const placed = new Map<number, Placed>();

  const isFree = (wish: Wish, left: number, lane: number): boolean =>
    [...placed].every(([index, other]) => {
      const { x, width } = wishes[index] ?? wish;
      const overlaps = left < other.left + width + clearance && other.left < left + wish.width + clearance;
      if (other.lane === lane) return !overlaps;
      const [lower, pole] =
        other.lane < lane ? [{ left: other.left, width }, wish.x] : [{ left, width: wish.width }, x];
      return pole <= lower.left - poleGap + 0.01 || pole >= lower.left + lower.width + poleGap - 0.01;
    });

  for (const index of order) {
    const wish = wishes[index];
    const side = sides[index];
    if (wish === undefined || side === undefined) continue;
    const left = leftOf(wish, side);
    let lane = 0;
    while (lane <= wishes.length && !isFree(wish, left, lane)) lane += 1;
    placed.set(index, { left, lane, side });
  }
  return indices.flatMap((index) => placed.get(index) ?? []);
};

/** Lengths below an axis: as near their centres as the lane allows, without leaders to mind. */
export const stacked = (wishes: readonly Wish[], total: number): readonly Placed[] => {
  const ends: number[] = [];
  return wishes.map(({ x, width }) => {
    const left = Math.max(0, Math.min(x - width / 2, total - width));
    const free = ends.findIndex((end) => end + clearance <= left);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = left + width;
    return { left, lane, side: 'centre' };
  });
};
