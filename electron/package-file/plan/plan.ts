/** What importing a package would do to a library, decided before anything is done. Pure: it reads and writes nothing. */
import type { Entry, Head } from '../../../shared/history/entry.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { recordHash } from '../../library/record-hash.ts';
import { faultsOf, namesOf } from '../../library/history/chain.ts';
import { storedAt } from '../../library/history/state.ts';

/** One side: a report, and the history that led to it. */
export type Side = { readonly report: Report; readonly entries: readonly Entry[] };

export type ImportPlan =
  /** The library does not know the report. */
  | { readonly kind: 'new' }
  /** Both are the same; nothing is to be done. */
  | { readonly kind: 'same' }
  /** The package continues our history: these entries are to be added after our last one. */
  | { readonly kind: 'ahead'; readonly entries: readonly Entry[] }
  /** Our history continues that of the package by so many entries; nothing is to be done. */
  | { readonly kind: 'behind'; readonly by: number }
  /** Both went on from a common state: to be merged by field. */
  | {
      readonly kind: 'diverged';
      readonly base: Report;
      readonly mine: Report;
      readonly theirs: Report;
      /** The last entry that both have, as ours names it. */
      readonly common: Head;
      readonly mineSince: readonly Entry[];
      readonly theirsSince: readonly Entry[];
    }
  /** The same report without a state that both are known to come from: to be merged field by field against nothing. */
  | {
      readonly kind: 'unrelated';
      readonly mine: Report;
      readonly theirs: Report;
      readonly why: 'no-common-entry' | 'our-history-damaged' | 'their-history-damaged' | 'base-unreadable';
    };

type Fork = { readonly mine: number; readonly theirs: number };

/** Positions of the last entry that both chains have; entries that were joined count as the last one they stand for. */
const lastCommon = (mine: readonly Entry[], theirs: readonly Entry[]): Fork | null => {
  const ours = new Map(mine.flatMap((entry, index) => namesOf(entry).map((name) => [name, index] as const)));
  for (let index = theirs.length - 1; index >= 0; index -= 1) {
    const entry = theirs[index];
    for (const name of entry ? namesOf(entry) : []) {
      const found = ours.get(name);
      if (found !== undefined) return { mine: found, theirs: index };
    }
  }
  return null;
};

/** A chain that holds together and ends with the report beside it. */
const isSound = ({ report, entries }: Side): boolean =>
  faultsOf(entries).length === 0 && entries.at(-1)?.record === recordHash(report);

/**
 * How a package stands to what a library knows of the same report (the same identifier); null where it knows nothing. A
 * history that does not hold together never extends ours: its report is then only compared.
 */
export const planImport = (theirs: Side, known: Side | null): ImportPlan => {
  if (known === null) return { kind: 'new' };
  const sides = { mine: known.report, theirs: theirs.report };
  const isEqual = recordHash(known.report) === recordHash(theirs.report);
  const asStrangers = (why: Extract<ImportPlan, { kind: 'unrelated' }>['why']): ImportPlan =>
    isEqual ? { kind: 'same' } : { kind: 'unrelated', ...sides, why };
  if (!isSound(known))
    return asStrangers(known.entries.length === 0 ? 'no-common-entry' : 'our-history-damaged');
  if (!isSound(theirs)) {
    return asStrangers(theirs.entries.length === 0 ? 'no-common-entry' : 'their-history-damaged');
  }
  const fork = lastCommon(known.entries, theirs.entries);
  const last = fork ? known.entries[fork.mine] : undefined;
  if (!fork || !last) return asStrangers('no-common-entry');
  const mineSince = known.entries.slice(fork.mine + 1);
  const theirsSince = theirs.entries.slice(fork.theirs + 1);
  if (theirsSince.length === 0) {
    return mineSince.length === 0 ? { kind: 'same' } : { kind: 'behind', by: mineSince.length };
  }
  // Where the sender joined our last entry with earlier ones, what follows there does not name it as we do.
  if (mineSince.length === 0 && namesOf(last).includes(theirsSince[0]?.prev ?? '')) {
    return { kind: 'ahead', entries: theirsSince };
  }
  const baseIn = (side: Side, at: number): Report | undefined =>
    storedAt(side.entries, side.entries[at]?.seq ?? 0, side.report.id)?.report;
  const base = baseIn(known, fork.mine) ?? baseIn(theirs, fork.theirs);
  if (base === undefined) return asStrangers('base-unreadable');
  const common = { seq: last.seq, hash: last.hash };
  return { kind: 'diverged', base, ...sides, common, mineSince, theirsSince };
};
