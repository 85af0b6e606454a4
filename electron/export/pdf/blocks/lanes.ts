/** Places labels of different widths along an axis, in as many lanes as it takes for none to touch another. */

export type Wish = { readonly centre: number; readonly width: number };
export type Placed = { readonly left: number; readonly lane: number };

const clearance = 7;

/** `lane` 0 is nearest the axis. Labels stay between 0 and `total`. */
export const inLanes = (wishes: readonly Wish[], total: number): readonly Placed[] => {
  const ends: number[] = [];
  return wishes.map(({ centre, width }) => {
    const left = Math.max(0, Math.min(centre - width / 2, total - width));
    const free = ends.findIndex((end) => end + clearance <= left);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = left + width;
    return { left, lane };
  });
};
