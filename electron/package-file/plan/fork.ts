/** Where two histories of a report were last the same. Histories that were merged before are known by what they brought in. */
import type { Entry } from '../../../shared/history/entry.ts';
import { namesOf } from '../../library/history/chain.ts';

export type Fork = {
  readonly kind:
    /** The entry stands in both chains. */
    | 'in-both'
    /** An entry of theirs that came into ours by a merge; `mine` is that merge. */
    | 'in-mine'
    /** An entry of ours that came into theirs by a merge; `theirs` is that merge. */
    | 'in-theirs';
  /** Positions in both chains. */
  readonly mine: number;
  readonly theirs: number;
};

/** The names of entries that an entry brought in. */
export const broughtNames = ({ brought = [] }: Entry): readonly string[] => brought.flatMap(namesOf);

const positions = (
  entries: readonly Entry[],
  names: (entry: Entry) => readonly string[],
): ReadonlyMap<string, number> =>
  new Map(entries.flatMap((entry, index) => names(entry).map((name) => [name, index] as const)));

const latest = (names: readonly string[], where: ReadonlyMap<string, number>): number | undefined => {
  const found = names.flatMap((name) => where.get(name) ?? []);
  return found.length > 0 ? Math.max(...found) : undefined;
};

/** The last entry of theirs that we know, or that knows one of ours; entries that were joined count as the last of them. */
export const findFork = (mine: readonly Entry[], theirs: readonly Entry[]): Fork | null => {
  const ours = positions(mine, namesOf);
  const broughtToUs = positions(mine, broughtNames);
  for (let index = theirs.length - 1; index >= 0; index -= 1) {
    const entry = theirs[index];
    if (!entry) continue;
    const inBoth = latest(namesOf(entry), ours);
    if (inBoth !== undefined) return { kind: 'in-both', mine: inBoth, theirs: index };
    const inMine = latest(namesOf(entry), broughtToUs);
    if (inMine !== undefined) return { kind: 'in-mine', mine: inMine, theirs: index };
    const inTheirs = latest(broughtNames(entry), ours);
    if (inTheirs !== undefined) return { kind: 'in-theirs', mine: inTheirs, theirs: index };
  }
  return null;
};
