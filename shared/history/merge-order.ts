/** The order of a list whose rows two people added, removed and moved. */
import { movedIds } from './order.ts';

/** Identifiers in their order. */
type Order = readonly string[];

const movedSince = (base: Order, version: Order): ReadonlySet<string> => {
  const known = new Set(base);
  const present = new Set(version);
  return movedIds(
    base.filter((id) => present.has(id)),
    version.filter((id) => known.has(id)),
  );
};

/**
 * The rows to keep, in an order that both would recognise: mine, with the moves that only the other made. A row that only
 * the other has follows the row it follows there, behind those that I added at the same place. Where both moved a row,
 * mine decides. `kept` holds rows of either version; each comes out once.
 */
export const mergedOrder = (base: Order, mine: Order, theirs: Order, kept: ReadonlySet<string>): Order => {
  const movedByMe = movedSince(base, mine);
  const movedByThem = movedSince(base, theirs);
  const inTheirs = new Set(theirs);
  const settled = mine.filter((id) => kept.has(id) && (movedByMe.has(id) || !movedByThem.has(id)));
  /** Each row's successor; that of null is the first. */
  const next = new Map<string | null, string>();
  let last: string | null = null;
  for (const id of settled) {
    next.set(last, id);
    last = id;
  }
  const isSettled = new Set(settled);
  let anchor: string | null = null;
  for (const id of theirs) {
    if (!kept.has(id)) continue;
    if (!isSettled.has(id)) {
      let follower = next.get(anchor);
      while (follower !== undefined && !inTheirs.has(follower)) {
        anchor = follower;
        follower = next.get(anchor);
      }
      next.set(anchor, id);
      if (follower !== undefined) next.set(id, follower);
    }
    anchor = id;
  }
  const order: string[] = [];
  for (let id = next.get(null); id !== undefined; id = next.get(id)) order.push(id);
  return order;
};
