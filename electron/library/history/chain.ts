/** The chain of a report's history: each entry carries the hash of the one before it, so that none can be changed unseen. */
import {
  type Entry,
  type EntryContent,
  type Head,
  type LooseEntry,
  NO_ENTRY,
} from '../../../shared/history/entry.ts';
import { recordHash } from '../record-hash.ts';

/** Something that keeps the chain from being whole. */
export type ChainFault = {
  readonly kind: 'changed' | 'missing' | 'joined';
  /** Number of the entry it was noticed at. */
  readonly seq: number;
  /** In words for a person. */
  readonly message: string;
};

/** SHA-256 of an entry's canonical JSON (RFC 8785) without its own hash, and without what it brought in. */
export const hashOfEntry = ({
  hash: _hash,
  brought: _brought,
  ...rest
}: Omit<Entry, 'hash'> & { readonly hash?: string }): string => recordHash(rest);

/** What `merges` says of the entries that came in. */
export const digestOfBrought = (brought: readonly LooseEntry[]): string => recordHash(brought);

/** The entry that follows `head`; the first of a chain follows null. */
export const chained = (content: EntryContent, head: Head | null): Entry => {
  const entry = { ...content, seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? NO_ENTRY };
  return { ...entry, hash: hashOfEntry(entry) };
};

export const headOf = (entries: readonly Entry[]): Head | null => {
  const last = entries.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : null;
};

/** The hashes by which what follows may name an entry: its own, and that of the last one it was joined from. */
export const namesOf = ({ hash, replaces }: LooseEntry): readonly string[] =>
  replaces ? [hash, replaces.hash] : [hash];

const range = (from: number, to: number): string =>
  from === to ? `Entry ${from} of the history is` : `Entries ${from} to ${to} of the history are`;

/** How the entry joins what comes before it; null where it does as it should. */
const linkFault = (entry: Entry, before: Entry | undefined): ChainFault | null => {
  const { seq } = entry;
  const first = entry.replaces?.from ?? seq;
  const expected = (before?.seq ?? 0) + 1;
  if (first > expected) {
    return { kind: 'missing', seq: expected, message: `${range(expected, first - 1)} missing.` };
  }
  if (first < expected) {
    return { kind: 'changed', seq, message: `Entry ${seq} of the history stands in the wrong place.` };
  }
  return (before ? namesOf(before) : [NO_ENTRY]).includes(entry.prev)
    ? null
    : {
        kind: 'changed',
        seq,
        message: `Entry ${seq} of the history does not follow from the one before it: one of the two was changed.`,
      };
};

/** What a compaction states of all joined entries of a chain, in their order. */
export const digestOfJoined = (entries: readonly Entry[]): string =>
  recordHash(entries.filter(({ replaces }) => replaces !== undefined).map(({ hash }) => hash));

/** Joined entries are vouched for by the last compaction, which is an entry like others and can be changed no more than they. */
const joinedFaults = (entries: readonly Entry[]): readonly ChainFault[] => {
  const last = entries.findLast(({ replaces }) => replaces !== undefined);
  if (last === undefined) return [];
  const said = entries.findLast(({ kind }) => kind === 'compacted')?.joined;
  return said?.hash === digestOfJoined(entries) && said.seq === last.seq
    ? []
    : [
        {
          kind: 'joined',
          seq: last.seq,
          message: `The joined entries of the history, up to ${last.seq}, are not the ones that were joined.`,
        },
      ];
};

/** Everything that is wrong with a chain, in its order; nothing where it is whole. It says nothing about what follows its end. */
export const faultsOf = (entries: readonly Entry[]): readonly ChainFault[] => {
  const faults: ChainFault[] = [];
  entries.forEach((entry, index) => {
    if (hashOfEntry(entry) !== entry.hash) {
      faults.push({
        kind: 'changed',
        seq: entry.seq,
        message: `Entry ${entry.seq} of the history was changed: its content does not match its hash.`,
      });
    }
    const { seq, merges, brought } = entry;
    if (merges !== (brought && digestOfBrought(brought))) {
      faults.push({
        kind: 'changed',
        seq,
        message: `What entry ${seq} brought in from another history was changed or taken out.`,
      });
    }
    const fault = linkFault(entry, entries[index - 1]);
    if (fault) faults.push(fault);
  });
  return [...faults, ...joinedFaults(entries)];
};
