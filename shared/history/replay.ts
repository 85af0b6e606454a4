/**
 * The states that a chain of entries went through. Works on stored values as they are, of whatever schema; to use a state
 * as a report, read it through shared/report/migrate.ts.
 */
import { applyDiff, type Diff } from '../report/diff.ts';
import { compareReports } from './compare.ts';
import type { Entry } from './entry.ts';

/** A state of the report as it was stored, and the entry after which it stood. */
export type PastState = { readonly seq: number; readonly state: unknown };

export type ReplayFailure = {
  readonly reason:
    /** No entry has this number. */
    | 'no-such-entry'
    /** Its entry was joined with later ones; the state between them is no longer known. */
    | 'joined'
    /** No whole report stands at or before it. */
    | 'no-beginning'
    /** An entry does not fit the state before it. */
    | 'does-not-fit'
    /** An entry that should stand between two others is missing, or stands elsewhere. */
    | 'gap';
  /** The entry that is to blame; for "joined" the one that stands for it now. */
  readonly seq: number;
  /** In one sentence for a person. */
  readonly message: string;
  /** The newest state before the fault that is known; null where there is none. */
  readonly reached: PastState | null;
};

export type ReplayResult<T> =
  { readonly ok: true; readonly value: T } | ({ readonly ok: false } & ReplayFailure);

const failed = (
  reason: ReplayFailure['reason'],
  seq: number,
  message: string,
  reached: PastState | null = null,
): { readonly ok: false } & ReplayFailure => ({ ok: false, reason, seq, message, reached });

/** The first number that an entry stands for. */
const startOf = (entry: Entry): number => entry.replaces?.from ?? entry.seq;

const hasReport = (entry: Entry): boolean => entry.report !== undefined;

type Applied = { readonly ok: true; readonly state: unknown } | { readonly ok: false; readonly why: string };

const apply = (state: unknown, changes: Diff): Applied => {
  try {
    return { ok: true, state: applyDiff(state, changes, { verify: true }) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
};

/** Whether this entry stands right behind the one before it. */
const follows = (entry: Entry, before: Entry | undefined): boolean =>
  before === undefined || startOf(entry) === before.seq + 1;

/** Entry by entry from a whole report, up to the first that does not fit. */
const replayEach = (first: unknown, entries: readonly Entry[]): ReplayResult<PastState> => {
  let reached: PastState | null = null;
  for (const [index, entry] of entries.entries()) {
    const { seq } = entry;
    if (!follows(entry, entries[index - 1])) {
      return failed('gap', seq, `Entry ${seq} does not follow entry ${reached?.seq}.`, reached);
    }
    const applied = apply(reached ? reached.state : first, entry.changes);
    if (!applied.ok) {
      const message = `Entry ${seq} does not fit the state before it (${applied.why}).`;
      return failed('does-not-fit', seq, message, reached);
    }
    reached = { seq, state: applied.state };
  }
  return reached
    ? { ok: true, value: reached }
    : failed('no-beginning', 0, 'The history holds no entry with a whole report.');
};

/** All entries in one go, which long chains need; where that fails, one by one to learn which does not fit. */
const replay = (entries: readonly Entry[], seq: number): ReplayResult<PastState> => {
  const first = entries[0]?.report;
  if (entries.every((entry, index) => follows(entry, entries[index - 1]))) {
    const applied = apply(
      first,
      entries.flatMap(({ changes }) => changes),
    );
    if (applied.ok) return { ok: true, value: { seq, state: applied.state } };
  }
  return replayEach(first, entries);
};

/**
 * The report as it was stored after entry `seq`: from the nearest whole report at or before it. Never throws, also where
 * entries are damaged: names the entry that does not fit, and the newest good state before it.
 */
export const stateAt = (entries: readonly Entry[], seq: number): ReplayResult<PastState> => {
  const end = entries.findIndex((entry) => entry.seq === seq);
  if (end < 0) {
    const joined = entries.find((entry) => startOf(entry) <= seq && seq < entry.seq);
    return joined
      ? failed('joined', joined.seq, `Entry ${seq} was joined with later ones into entry ${joined.seq}.`)
      : failed('no-such-entry', seq, `The history holds no entry ${seq}.`);
  }
  const start = entries.slice(0, end + 1).findLastIndex(hasReport);
  return start < 0
    ? failed('no-beginning', seq, `No whole report stands at or before entry ${seq}.`)
    : replay(entries.slice(start, end + 1), seq);
};

/** What changed from the state after one entry to the state after another, earlier or later. Never throws. */
export const changesBetween = (
  entries: readonly Entry[],
  fromSeq: number,
  toSeq: number,
): ReplayResult<Diff> => {
  const from = stateAt(entries, fromSeq);
  if (!from.ok) return from;
  const to = stateAt(entries, toSeq);
  if (!to.ok) return to;
  return { ok: true, value: compareReports(from.value.state, to.value.state) };
};
