/** How one order of rows becomes another with the fewest moves. */
import type { Move } from '../report/rows.ts';

/** Positions in `values` (all different) of a longest ascending run that may have gaps. */
const longestAscending = (values: readonly number[]): ReadonlySet<number> => {
  /** tails[n]: position of the smallest value on which a run of n + 1 values ends. */
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [position, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = tails[low - 1];
    tails[low] = position;
  }
  const run = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) run.add(at);
  return run;
};

/** The identifiers that must move, as few as possible, to turn `before` into `after`; both hold the same ones. */
export const movedIds = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  if (before.every((id, index) => id === after[index])) return new Set();
  const places = new Map(before.map((id, index) => [id, index]));
  const stays = longestAscending(after.map((id) => places.get(id) ?? 0));
  return new Set(after.filter((_, index) => !stays.has(index)));
};

/** Counts of occupied places before a place, kept while places are taken and left (a Fenwick tree). */
const occupancy = (size: number) => {
  const sums = Array.from({ length: size + 1 }, () => 0);
  return {
    add: (place: number, amount: number): void => {
      for (let at = place + 1; at <= size; at += at & -at) sums[at] = (sums[at] ?? 0) + amount;
    },
    before: (place: number): number => {
      let sum = 0;
      for (let at = place; at > 0; at -= at & -at) sum += sums[at] ?? 0;
      return sum;
    },
  };
};

/**
 * The fewest moves, one after the other, that turn `before` into `after`; both hold the same identifiers. A moved row goes
 * right behind the row that it follows in `after`. Costs n log n, also where everything moves.
 */
export const movesBetween = (before: readonly string[], after: readonly string[]): readonly Move[] => {
  const moved = movedIds(before, after);
  if (moved.size === 0) return [];
  // Every place that a row has or will have, in one line: rows that stay, what is moved behind them, what leaves from there.
  const oldPlace = new Map<string, number>();
  const newPlace = new Map<string, number>();
  let places = 0;
  let next = 0;
  const placeMovedFrom = (index: number): void => {
    for (next = index; next < after.length && moved.has(after[next] ?? ''); next += 1) {
      newPlace.set(after[next] ?? '', places);
      places += 1;
    }
  };
  placeMovedFrom(0);
  for (const id of before) {
    oldPlace.set(id, places);
    places += 1;
    if (!moved.has(id)) placeMovedFrom(next + 1);
  }
  const line = occupancy(places);
  for (const place of oldPlace.values()) line.add(place, 1);
  return after
    .filter((id) => moved.has(id))
    .map((id) => {
      const leaves = oldPlace.get(id) ?? 0;
      const arrives = newPlace.get(id) ?? 0;
      const from = line.before(leaves);
      line.add(leaves, -1);
      const to = line.before(arrives);
      line.add(arrives, 1);
      return { id, from, to };
    });
};
