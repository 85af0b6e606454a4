/**
 * A report that was changed underneath: what was saved elsewhere and what was typed here become one again, field by field.
 * Where both changed the same a person decides; until then nothing is written.
 */
import type { OpenedReport } from '../../shared/contract/channels.ts';
import type { Failure, Result } from '../../shared/contract/result.ts';
import { compareReports } from '../../shared/history/compare.ts';
import type { Choices } from '../../shared/history/conflict.ts';
import { type Merge, mergeReports } from '../../shared/history/merge.ts';
import { resolve } from '../../shared/history/resolve.ts';
import type { Diff } from '../../shared/report/diff.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Autosave } from './autosave.ts';
import type { DocumentStore } from './document-store.ts';
import { createValue, type Watched } from './value.ts';

export type MergeState =
  | { readonly kind: 'none' }
  /** Reading what was saved elsewhere. */
  | { readonly kind: 'reading' }
  /** A person has to decide. `mine` is the report as it was typed here. */
  | { readonly kind: 'open'; readonly merge: Merge; readonly mine: Report; readonly theirs: OpenedReport }
  /** The other version cannot be read; what was typed is kept. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a merge brought in from the other side, for telling it. */
export type Merged = { readonly changes: Diff; readonly report: Report };

export interface Merging {
  readonly state: Watched<MergeState>;
  /** Merges with a version that was read; asks a person where that is needed. */
  mergeWith(theirs: OpenedReport): void;
  /** Reads the version on disk and merges with it. */
  start(): Promise<void>;
  /** Carries out what a person decided. */
  settle(choices: Choices): Result<null>;
  /** The merge was settled in another way. */
  dismiss(): void;
  onMerged(listener: (merged: Merged) => void): () => void;
}

type Options = {
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  /** Reads the version on disk; null where this window may not write any more: then there is nothing to merge yet. */
  readonly read: () => Promise<Result<OpenedReport | null>>;
};

/** What the history says of it. */
const reasonFor = ({ conflicts }: Merge): string | undefined => {
  if (conflicts.length === 0) return undefined;
  return conflicts.length === 1
    ? 'One field had been changed on both sides; it was decided by hand.'
    : `${conflicts.length} fields had been changed on both sides; they were decided by hand.`;
};

export const createMerging = ({ store, autosave, read }: Options): Merging => {
  const state = createValue<MergeState>({ kind: 'none' });
  const listeners = new Set<(merged: Merged) => void>();

  const finish = (merge: Merge, result: Report, theirs: OpenedReport): void => {
    const changes = compareReports(store.getReport(), result);
    store.take(changes);
    autosave.rebase(theirs);
    const reason = reasonFor(merge);
    autosave.annotate({ kind: 'merged', ...(reason === undefined ? {} : { reason }) });
    state.set({ kind: 'none' });
    if (changes.length === 0) return;
    for (const listener of listeners) listener({ changes, report: result });
  };

  const mergeWith = (theirs: OpenedReport): void => {
    const mine = store.getReport();
    const merge = mergeReports(autosave.getSavedReport(), mine, theirs.report);
    if (merge.conflicts.length === 0) finish(merge, merge.merged, theirs);
    else state.set({ kind: 'open', merge, mine, theirs });
  };

  const start = async (): Promise<void> => {
    if (state.get().kind === 'reading') return;
    state.set({ kind: 'reading' });
    const opened = await read();
    if (!opened.ok) state.set({ kind: 'failed', failure: opened.error });
    else if (opened.value === null) state.set({ kind: 'none' });
    else mergeWith(opened.value);
  };

  autosave.subscribe(() => {
    if (autosave.getState().kind === 'conflict' && state.get().kind === 'none') void start();
  });

  return {
    state,
    mergeWith,
    start,
    settle: (choices) => {
      const open = state.get();
      if (open.kind !== 'open') return { ok: true, value: null };
      const resolved = resolve(open.merge, choices);
      if (!resolved.ok) return resolved;
      finish(open.merge, resolved.value, open.theirs);
      return { ok: true, value: null };
    },
    dismiss: () => state.set({ kind: 'none' }),
    onMerged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
