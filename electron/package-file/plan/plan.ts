/** What importing a package would do to a library, decided before anything is done. Pure: it reads and writes nothing. */
import type { Entry, Head, LooseEntry } from '../../../shared/history/entry.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { recordHash } from '../../library/record-hash.ts';
import { faultsOf, namesOf } from '../../library/history/chain.ts';
import { storedAt } from '../../library/history/state.ts';
import { countUnknown, unknownEntries } from './brought.ts';
import { findFork, type Fork } from './fork.ts';

/** One side: a report, and the history that led to it. */
export type Side = { readonly report: Report; readonly entries: readonly Entry[] };

export type ImportPlan =
  /** The library does not know the report. */
  | { readonly kind: 'new' }
  /** Both are the same; nothing is to be done. */
  | { readonly kind: 'same' }
  /** The package continues our history: these entries are to be added after our last one. */
  | { readonly kind: 'ahead'; readonly entries: readonly Entry[] }
  /** Our history has all that the package has, and so many entries more; nothing is to be done. */
  | { readonly kind: 'behind'; readonly by: number }
  /** Both went on from a common state: to be merged by field. */
  | {
      readonly kind: 'diverged';
      readonly base: Report;
      readonly mine: Report;
      readonly theirs: Report;
      /** The last entry of ours that the package knows of. */
      readonly common: Head;
      readonly mineSince: readonly Entry[];
      readonly theirsSince: readonly Entry[];
      /** What a merge brings in: every entry that our history does not hold. */
      readonly brought: readonly LooseEntry[];
    }
  /** The same report without a state that both are known to come from: to be merged field by field against nothing. */
  | {
      readonly kind: 'unrelated';
      readonly mine: Report;
      readonly theirs: Report;
      readonly why: 'no-common-entry' | 'our-history-damaged' | 'their-history-damaged' | 'base-unreadable';
      readonly brought: readonly LooseEntry[];
    };

/** A chain that holds together and ends with the report beside it. */
const isSound = ({ report, entries }: Side): boolean =>
  faultsOf(entries).length === 0 && entries.at(-1)?.record === recordHash(report);

const stateIn = (side: Side, at: number): Report | undefined =>
  storedAt(side.entries, side.entries[at]?.seq ?? 0, side.report.id)?.report;

/** The state that both have gone through: where one brought an entry in, only the other can tell what it led to. */
const baseOf = (mine: Side, theirs: Side, fork: Fork): Report | undefined => {
  if (fork.kind === 'in-mine') return stateIn(theirs, fork.theirs);
  return stateIn(mine, fork.mine) ?? (fork.kind === 'in-both' ? stateIn(theirs, fork.theirs) : undefined);
};

/**
 * How a package stands to what a library knows of the same report (the same identifier); null where it knows nothing. A
 * history that does not hold together never extends ours: its report is then only compared.
 */
export const planImport = (theirs: Side, known: Side | null): ImportPlan => {
  if (known === null) return { kind: 'new' };
  const sides = { mine: known.report, theirs: theirs.report };
  const brought = unknownEntries(theirs.entries, known.entries);
  const isEqual = recordHash(known.report) === recordHash(theirs.report);
  const asStrangers = (why: Extract<ImportPlan, { kind: 'unrelated' }>['why']): ImportPlan =>
    isEqual ? { kind: 'same' } : { kind: 'unrelated', ...sides, why, brought };
  if (!isSound(known))
    return asStrangers(known.entries.length === 0 ? 'no-common-entry' : 'our-history-damaged');
  if (!isSound(theirs)) {
    return asStrangers(theirs.entries.length === 0 ? 'no-common-entry' : 'their-history-damaged');
  }
  const fork = findFork(known.entries, theirs.entries);
  const last = fork ? known.entries[fork.mine] : undefined;
  if (!fork || !last) return asStrangers('no-common-entry');
  const mineSince = known.entries.slice(fork.mine + 1);
  const theirsSince = theirs.entries.slice(fork.theirs + 1);
  if (theirsSince.length === 0 && fork.kind !== 'in-theirs') {
    const by = countUnknown(known.entries, theirs.entries);
    return by === 0 ? { kind: 'same' } : { kind: 'behind', by };
  }
  // Where the sender joined our last entry with earlier ones, what follows there does not name it as we do.
  const isContinued = fork.kind === 'in-both' && namesOf(last).includes(theirsSince[0]?.prev ?? '');
  if (mineSince.length === 0 && isContinued) return { kind: 'ahead', entries: theirsSince };
  const base = baseOf(known, theirs, fork);
  if (base === undefined) return asStrangers('base-unreadable');
  const common = { seq: last.seq, hash: last.hash };
  return { kind: 'diverged', base, ...sides, common, mineSince, theirsSince, brought };
};
