/**
 * Joins old entries of a history. Autosave makes an entry a second while somebody types; after a day nobody needs each of
 * them, but everybody needs to know who changed what from what to what.
 */
import type { Entry, EntryContent } from '../../../shared/history/entry.ts';
import { joinChanges } from '../../../shared/history/join.ts';
import { chained, digestOfJoined, hashOfEntry, headOf } from './chain.ts';

export type CompactionRules = {
  /** Entries saved at this instant or later stay as they are. */
  readonly before: Date;
  /** Milliseconds without a save after which a new entry begins. */
  readonly pause: number;
};

/** What somebody gave a reason for, or did on purpose, stays an entry of its own. */
const isJoinable = (entry: Entry, { before }: CompactionRules): boolean =>
  entry.kind === 'edited' &&
  entry.reason === undefined &&
  entry.report === undefined &&
  new Date(entry.time) < before;

const follows = (run: readonly Entry[], entry: Entry, rules: CompactionRules): boolean => {
  const last = run.at(-1);
  return (
    last !== undefined &&
    isJoinable(last, rules) &&
    isJoinable(entry, rules) &&
    last.author === entry.author &&
    Date.parse(entry.time) - Date.parse(last.time) < rules.pause
  );
};

/** Neighbours that become one entry. */
const runsOf = (entries: readonly Entry[], rules: CompactionRules): readonly (readonly Entry[])[] => {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && follows(run, entry, rules)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
};

/** One entry for a run, chained to the one before it. What was never joined stays as it is: its `prev` still says the truth. */
const joinRun = (run: readonly Entry[], before: Entry | undefined): Entry | undefined => {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (run.length === 1 && first.replaces === undefined) return first;
  const { hash: _hash, ...kept } = last;
  const entry: Omit<Entry, 'hash'> = {
    ...kept,
    changes: joinChanges(run.flatMap(({ changes }) => changes)),
    replaces: {
      from: first.replaces?.from ?? first.seq,
      to: last.seq,
      hash: last.replaces?.hash ?? last.hash,
    },
    prev: before?.hash ?? first.prev,
  };
  return { ...entry, hash: hashOfEntry(entry) };
};

/** How many entries a compaction by these rules would spare. */
export const joinable = (entries: readonly Entry[], rules: CompactionRules): number =>
  entries.length - runsOf(entries, rules).length;

/**
 * The chain with old entries joined and the entry that vouches for them at its end; `note` says when and by whom. The chain
 * must be whole. Null where there is nothing to join.
 */
export const compacted = (
  entries: readonly Entry[],
  rules: CompactionRules,
  note: Pick<EntryContent, 'time' | 'author'>,
): readonly Entry[] | null => {
  const last = entries.at(-1);
  if (last === undefined || joinable(entries, rules) === 0) return null;
  const shorter: Entry[] = [];
  for (const run of runsOf(entries, rules)) {
    const entry = joinRun(run, shorter.at(-1));
    if (entry) shorter.push(entry);
  }
  const seq = shorter.findLast(({ replaces }) => replaces !== undefined)?.seq ?? last.seq;
  const joined = { seq, hash: digestOfJoined(shorter) };
  const content: EntryContent = { ...note, kind: 'compacted', changes: [], record: last.record, joined };
  return [...shorter, chained(content, headOf(shorter))];
};
