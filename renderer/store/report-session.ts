/** A report open in this window: its document store and the autosave that follows it, over a bridge. */
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { OpenedReport } from '../../shared/contract/channels.ts';
import type { SaveNote } from '../../shared/contract/history.ts';
import { failure, type Failure, type Result, success } from '../../shared/contract/result.ts';
import type { CommandResult } from '../../shared/report/command.ts';
import type { Diff } from '../../shared/report/diff.ts';
import { commandOf } from '../../shared/report/diff-command.ts';
import type { Report } from '../../shared/report/schema.ts';
import { type Autosave, createAutosave, type Timers } from './autosave.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { createInsightsMonitor, type InsightsMonitor } from './insights.ts';
import { type Memory, recallHistory, rememberHistory } from './undo-memory.ts';

export interface ReportSession {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  readonly insights: InsightsMonitor;
  /** What a person should know about the report's files, one line each, as it was opened; none once they were read. */
  notices(): readonly string[];
  dismissNotices(): void;
  /**
   * Makes the changes as one edit that can be undone, and saves it at once as what `note` says, apart from what was typed
   * before. Resolves when the edit is made and the save was tried; a failed save is tried again as every other.
   */
  editNoted(label: string, changes: (report: Report) => Diff, note: SaveNote): Promise<CommandResult>;
  /** Settles a conflict by taking what lies on disk; this window's unsaved edits are given up. */
  reloadFromDisk(): Promise<Result<null>>;
  /** Settles a conflict by writing this window's text into a new report; resolves to its id. */
  keepAsCopy(): Promise<Result<{ readonly id: string }>>;
  /** The report as JSON text, for a download when the disk refuses. */
  toJson(): string;
  close(): void;
}

export const browserTimers: Timers = {
  now: () => Date.now(),
  set: (callback, milliseconds) => globalThis.setTimeout(callback, milliseconds),
  clear: (timer) => {
    if (typeof timer === 'number') globalThis.clearTimeout(timer);
  },
};

const copyOf = async (
  bridge: Bridge,
  session: Pick<ReportSession, 'id' | 'store'>,
): Promise<Result<{ readonly id: string }>> => {
  const duplicate = await bridge.invoke('library.duplicate', { id: session.id });
  if (!duplicate.ok) return duplicate;
  const { id } = duplicate.value;
  const opened = await bridge.invoke('report.open', { id });
  if (!opened.ok) return opened;
  const saved = await bridge.invoke('report.save', {
    report: { ...session.store.getReport(), id },
    base: opened.value.sha256,
  });
  return saved.ok ? success({ id }) : saved;
};

/** Opens a session on a report as `report.open` gave it. */
export const createReportSession = (options: {
  readonly bridge: Bridge;
  readonly stored: OpenedReport;
  readonly timers: Timers;
  readonly memory: Memory;
}): ReportSession => {
  const { bridge, stored, timers, memory } = options;
  const { id } = stored.report;
  const store = createDocumentStore({
    report: stored.report,
    now: () => timers.now(),
    history: recallHistory(memory, id, stored.sha256),
  });
  const autosave = createAutosave({
    store,
    saved: stored,
    timers,
    save: (report, base, note) =>
      bridge.invoke('report.save', { report, base, ...(note === null ? {} : { note }) }),
  });
  const insights = createInsightsMonitor(store, timers);
  let { notices } = stored;
  const stopRemembering = autosave.subscribe(() => {
    if (autosave.getState().kind === 'saved') {
      rememberHistory(memory, id, autosave.getBase(), store.getHistory());
    }
  });

  return {
    id,
    store,
    autosave,
    insights,
    notices: () => notices,
    dismissNotices: () => {
      notices = [];
    },
    editNoted: async (label, changes, note) => {
      // What was typed before is an entry of its own; where the disk refuses, both go together later.
      await autosave.flush();
      const result = store.execute(commandOf(changes(store.getReport()), label));
      if (result.ok && result.diff.length > 0) {
        autosave.annotate(note);
        await autosave.flush();
      }
      return result;
    },
    reloadFromDisk: async () => {
      const opened = await bridge.invoke('report.open', { id });
      if (!opened.ok) return opened;
      store.replace(opened.value.report);
      autosave.rebase(opened.value);
      return success(null);
    },
    keepAsCopy: () => copyOf(bridge, { id, store }),
    toJson: () => `${JSON.stringify(store.getReport(), null, 2)}\n`,
    close: () => {
      stopRemembering();
      insights.dispose();
      autosave.dispose();
    },
  };
};

/** Opens a report over the bridge. */
export const openReportSession = async (
  bridge: Bridge,
  id: string,
  surroundings: { readonly timers: Timers; readonly memory: Memory },
): Promise<
  { readonly ok: true; readonly session: ReportSession } | { readonly ok: false; readonly error: Failure }
> => {
  const opened = await bridge.invoke('report.open', { id });
  if (!opened.ok) return opened;
  if (opened.value.report.id !== id) {
    return failure('internal', 'The host opened another report than the one asked for.', {
      next: 'Go back to the library and open the report again.',
    });
  }
  return { ok: true, session: createReportSession({ bridge, stored: opened.value, ...surroundings }) };
};
