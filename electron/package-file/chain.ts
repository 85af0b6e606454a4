/** The chain of entries: each names the hash of the one before it. */
import { type Entry, type Head, NO_ENTRY } from '../../shared/history/entry.ts';
import { recordHash } from '../library/record-hash.ts';

export type ChainFault = { readonly seq: number; readonly message: string };

/** SHA-256 of an entry's canonical JSON (RFC 8785) without its own hash. */
export const hashOfEntry = ({
  hash: _hash,
  ...rest
}: Omit<Entry, 'hash'> & { readonly hash?: string }): string => recordHash(rest);

export const headOf = (entries: readonly Entry[]): Head | null => {
  const last = entries.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : null;
};

/** The hashes by which what follows may name an entry: its own, and that of the last one it was joined from. */
export const namesOf = ({ hash, replaces }: Entry): readonly string[] =>
  replaces ? [hash, replaces.hash] : [hash];

const faultOf = (entry: Entry, before: Entry | undefined): string | null => {
  if (hashOfEntry(entry) !== entry.hash) return 'was changed: its content does not match its hash';
  if ((entry.replaces?.from ?? entry.seq) !== (before?.seq ?? 0) + 1) {
    return 'does not stand where it should: entries before it are missing or were moved';
  }
  return (before ? namesOf(before) : [NO_ENTRY]).includes(entry.prev)
    ? null
    : 'does not follow from the one before it: one of the two was changed';
};

/** Everything that is wrong with a chain, in its order; nothing where it is whole. */
export const faultsOf = (entries: readonly Entry[]): readonly ChainFault[] => {
  const faults = entries.flatMap((entry, index) => {
    const fault = faultOf(entry, entries[index - 1]);
    return fault === null ? [] : [{ seq: entry.seq, message: `Entry ${entry.seq} of the history ${fault}.` }];
  });
  const last = entries.findLast(({ replaces }) => replaces !== undefined);
  const isVouched =
    last === undefined || entries.some(({ joined }) => joined?.seq === last.seq && joined.hash === last.hash);
  return isVouched
    ? faults
    : [
        ...faults,
        { seq: last.seq, message: 'The joined entries of the history are not the ones that were joined.' },
      ];
};
