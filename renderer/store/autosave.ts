/**
 * Saves an open report by itself: shortly after each pause, every second while someone types on, one save at a
 * time. Nothing is ever dropped: what could not be saved stays unsaved and is tried again.
 */
import type { SaveNote } from '../../shared/contract/history.ts';
import { type Failure, failure as failed, type Result } from '../../shared/contract/result.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { DocumentStore } from './document-store.ts';
import { joinNotes } from './save-note.ts';

/** Milliseconds of rest after an edit before it is saved. */
export const SAVE_PAUSE = 600;
/**
 * Longest time an edit waits while editing goes on, in milliseconds. With the time that writing takes it is on disk within
 * the second, so that no more is lost when the program or the machine goes down.
 */
export const SAVE_AT_LEAST_EVERY = 800;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30_000;

export type SaveState =
  /** Everything is on disk; `at` is an ISO instant. */
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The last attempt failed; `retryAt` (epoch ms) is when the next one starts by itself, null where only an edit can help. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAt: number | null }
  /** The file changed under us; both versions are to be merged. */
  | { readonly kind: 'conflict'; readonly failure: Failure }
  /** Another window writes to the report; what is unsaved is kept here. */
  | { readonly kind: 'held' };

/** What lies on disk as far as this window knows. */
export type OnDisk = { readonly report: Report; readonly sha256: string; readonly savedAt: string };

export type Save = (
  report: Report,
  base: string,
  note: SaveNote | null,
) => Promise<Result<{ readonly savedAt: string; readonly sha256: string }>>;

/** The clock that autosave runs on; tests put in their own. */
export interface Timers {
  now(): number;
  set(callback: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export interface Autosave {
  readonly getState: () => SaveState;
  /** Record hash of what lies on disk as far as this window knows. */
  getBase(): string;
  /** The report with that hash. */
  getSavedReport(): Report;
  readonly subscribe: (listener: () => void) => () => void;
  /** Saves what is unsaved now; resolves to whether everything is on disk. */
  readonly flush: () => Promise<boolean>;
  /**
   * What is unsaved is more than an edit: the next save says so to the history, and so does its repetition where it fails.
   * Where everything is saved there is nothing to say it of.
   */
  readonly annotate: (note: SaveNote) => void;
  /** Whether closing now would lose something. */
  hasUnsaved(): boolean;
  /** What lies on disk has become known anew. Where the store holds something else, that is unsaved. */
  rebase(onDisk: OnDisk): void;
  /** Another window writes to the report: nothing is saved from here until `resume`. */
  hold(): void;
  /** This window writes to the report again. */
  resume(): void;
  dispose(): void;
}

/** Failures that the same content would meet again; only another edit can help. */
const isFinal = (failure: Failure): boolean =>
  failure.code === 'invalid-report' || failure.code === 'bad-request' || failure.code === 'too-large';

export const createAutosave = (options: {
  readonly store: DocumentStore;
  readonly save: Save;
  readonly saved: { readonly sha256: string; readonly savedAt: string };
  readonly timers: Timers;
  /** A save was refused because another window writes to the report. */
  readonly onHeld?: () => void;
}): Autosave => {
  const { store, save, timers, onHeld } = options;
  let base = options.saved.sha256;
  let { savedAt } = options.saved;
  let savedReport = store.getReport();
  let state: SaveState = { kind: 'saved', at: options.saved.savedAt };
  let timer: unknown = null;
  let waitingSince: number | null = null;
  let failures = 0;
  let running: Promise<void> | null = null;
  /** Goes with the next save. */
  let note: SaveNote | null = null;
  /** Counts rebases: an answer that belongs to an earlier base is of no interest any more. */
  let epoch = 0;
  let isHeld = false;
  let disposed = false;
  const listeners = new Set<() => void>();

  const become = (next: SaveState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const isClean = (): boolean => store.getReport() === savedReport;
  const stopTimer = (): void => {
    if (timer !== null) timers.clear(timer);
    timer = null;
  };
  const startTimer = (milliseconds: number): void => {
    stopTimer();
    timer = timers.set(() => {
      timer = null;
      void saveOnce();
    }, milliseconds);
  };

  const schedule = (): void => {
    waitingSince ??= timers.now();
    const latest = waitingSince + SAVE_AT_LEAST_EVERY - timers.now();
    startTimer(Math.max(0, Math.min(SAVE_PAUSE, latest)));
  };

  /** Says where the saving stands after what is on disk, or who writes to it, has changed. */
  const restate = (): void => {
    if (isClean()) become({ kind: 'saved', at: savedAt });
    else if (isHeld) become({ kind: 'held' });
    else {
      become({ kind: 'unsaved' });
      if (!disposed) schedule();
    }
  };

  const hold = (): void => {
    isHeld = true;
    stopTimer();
    waitingSince = null;
    restate();
  };

  const settle = (report: Report, sent: SaveNote | null, result: Awaited<ReturnType<Save>>): void => {
    // What was not saved still is what it was: its note goes with the next attempt.
    if (!result.ok && sent !== null && !isClean()) note = note === null ? sent : joinNotes(sent, note);
    if (result.ok) {
      failures = 0;
      base = result.value.sha256;
      savedReport = report;
      savedAt = result.value.savedAt;
      restate();
      return;
    }
    if (result.error.code === 'conflict') {
      become({ kind: 'conflict', failure: result.error });
      return;
    }
    if (result.error.code === 'held') {
      hold();
      onHeld?.();
      return;
    }
    failures += 1;
    const wait = Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY);
    const retry = !isFinal(result.error) && !disposed;
    become({ kind: 'failed', failure: result.error, retryAt: retry ? timers.now() + wait : null });
    if (retry) startTimer(wait);
    else if (!isClean() && report !== store.getReport() && !disposed) schedule();
  };

  const attempt = async (report: Report, sent: SaveNote | null, started: number): Promise<void> => {
    let result: Awaited<ReturnType<Save>>;
    try {
      result = await save(report, base, sent);
    } catch {
      result = failed('internal', 'Saving broke off.', { kept: 'Your text is still here.' });
    }
    running = null;
    if (started === epoch) settle(report, sent, result);
  };

  const saveOnce = (): Promise<void> => {
    if (running) return running;
    if (isClean() || isHeld || state.kind === 'conflict') return Promise.resolve();
    stopTimer();
    waitingSince = null;
    const report = store.getReport();
    const sent = note;
    note = null;
    const started = epoch;
    become({ kind: 'saving' });
    running = attempt(report, sent, started);
    return running;
  };

  const unsubscribe = store.subscribe(() => {
    if (isClean()) note = null;
    if (isClean() || isHeld || state.kind === 'conflict') return;
    if (running) {
      waitingSince ??= timers.now();
      return;
    }
    // While the disk refuses, the retry already scheduled will take this edit along.
    if (state.kind === 'failed' && state.retryAt !== null) return;
    if (state.kind !== 'unsaved') become({ kind: 'unsaved' });
    schedule();
  });

  return {
    getState: () => state,
    getBase: () => base,
    getSavedReport: () => savedReport,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: async () => {
      // More than once, since an edit may come in while a save is under way.
      for (let round = 0; round < 3; round += 1) {
        if (isClean() && running === null) return true;
        await saveOnce();
        if (state.kind === 'failed' || state.kind === 'conflict' || state.kind === 'held') return false;
      }
      return isClean();
    },
    annotate: (next) => {
      if (!isClean()) note = joinNotes(note, next);
    },
    hasUnsaved: () => !isClean(),
    rebase: (onDisk) => {
      epoch += 1;
      failures = 0;
      note = null;
      stopTimer();
      waitingSince = null;
      base = onDisk.sha256;
      ({ savedAt, report: savedReport } = onDisk);
      restate();
    },
    hold,
    resume: () => {
      isHeld = false;
      if (running === null && state.kind !== 'conflict') restate();
    },
    dispose: () => {
      disposed = true;
      stopTimer();
      unsubscribe();
    },
  };
};
