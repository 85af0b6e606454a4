/** What a merge keeps of the other history, so that no word of it is lost. */
import type { Entry, LooseEntry } from '../../../shared/history/entry.ts';
import { namesOf } from '../../library/history/chain.ts';

/** An entry, and before it those it had itself brought in: side by side, so that merges of merges do not nest ever deeper. */
const laidOut = (entries: readonly Entry[]): readonly LooseEntry[] =>
  entries.flatMap(({ brought = [], ...entry }) => [...brought, entry]);

/** Every entry of theirs that ours does not hold, in their order, each once. */
export const unknownEntries = (theirs: readonly Entry[], ours: readonly Entry[]): readonly LooseEntry[] => {
  const known = new Set(laidOut(ours).flatMap(namesOf));
  return laidOut(theirs).filter((entry) => {
    const isNew = !known.has(entry.hash);
    known.add(entry.hash);
    return isNew;
  });
};

/** How many entries of this chain another one does not hold. */
export const countUnknown = (entries: readonly Entry[], others: readonly Entry[]): number => {
  const known = new Set(laidOut(others).flatMap(namesOf));
  return entries.filter((entry) => !namesOf(entry).some((name) => known.has(name))).length;
};
