/** A report open in this window: its document store, the autosave that follows it, and what this window may do with it. */
import type { Access } from '../../shared/contract/access.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { OpenedReport } from '../../shared/contract/channels.ts';
import { failure, type Failure, type Result, success } from '../../shared/contract/result.ts';
import { type Autosave, createAutosave, type Timers } from './autosave.ts';
import { copyOf } from './copy.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { createInsightsMonitor, type InsightsMonitor } from './insights.ts';
import { createMerging, type Merging } from './merging.ts';
import { type Memory, recallHistory, rememberHistory } from './undo-memory.ts';
import { createValue, type Watched } from './value.ts';

export interface ReportSession {
  readonly id: string;
  readonly store: DocumentStore;
  readonly autosave: Autosave;
  readonly insights: InsightsMonitor;
  /** What this window may do with the report; the store refuses edits where it is not "edit". */
  readonly access: Watched<Access>;
  /** How what was changed underneath comes in. */
  readonly merging: Merging;
  /** Makes this the window that edits, whoever was; what is unsaved here is merged with what was saved meanwhile. */
  readonly takeOver: () => Promise<Result<null>>;
  /** The same where nobody edits it any more. */
  readonly editNow: () => Promise<Result<null>>;
  /** Looks again who has the report and what was saved, while this window does not edit it. */
  refresh(): Promise<void>;
  /** Settles a conflict by taking what lies on disk; this window's unsaved edits are given up. */
  reloadFromDisk(): Promise<Result<null>>;
  /** Settles a conflict by writing this window's text into a new report; resolves to its id. */
  keepAsCopy(): Promise<Result<{ readonly id: string }>>;
  /** The report as JSON text, for a download when the disk refuses. */
  toJson(): string;
  /** Gives the report up; resolves when the host knows. */
  close(): Promise<void>;
}

export const browserTimers: Timers = {
  now: () => Date.now(),
  set: (callback, milliseconds) => globalThis.setTimeout(callback, milliseconds),
  clear: (timer) => {
    if (typeof timer === 'number') globalThis.clearTimeout(timer);
  },
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
  const { window } = bridge;
  const store = createDocumentStore({
    report: stored.report,
    now: () => timers.now(),
    history: recallHistory(memory, id, stored.sha256),
  });
  const access = createValue<Access>(stored.access);

  /** The one place that decides whether the report is read-only. */
  const allow = (next: Access): void => {
    access.set(next);
    store.setReadOnly(next.kind !== 'edit');
    if (next.kind === 'edit') autosave.resume();
    else autosave.hold();
  };

  const adopt = (opened: OpenedReport): void => {
    if (opened.sha256 !== autosave.getBase()) store.replace(opened.report);
    autosave.rebase({ ...opened, report: store.getReport() });
  };

  const refresh = async (): Promise<void> => {
    if (access.get().kind === 'edit' || access.get().kind === 'newer') return;
    const opened = await bridge.invoke('report.open', { id });
    if (!opened.ok || access.get().kind === 'edit') return;
    const looked = opened.value.access;
    // Merely looking says nothing of whether the folder can be written to.
    if (looked.kind !== 'free' || access.get().kind === 'held') allow(looked);
    if (!autosave.hasUnsaved()) adopt(opened.value);
  };

  const autosave = createAutosave({
    store,
    saved: stored,
    timers,
    save: (report, base, note) =>
      bridge.invoke('report.save', { report, base, window, ...(note === null ? {} : { note }) }),
    onHeld: () => {
      store.setReadOnly(true);
      access.set(heldBySomebody);
      void refresh();
    },
  });
  allow(stored.access);

  const merging = createMerging({
    store,
    autosave,
    read: async () => {
      const opened = await bridge.invoke('report.open', { id, window });
      if (!opened.ok) return opened;
      if (opened.value.access.kind === 'edit') return opened;
      allow(opened.value.access);
      return success(null);
    },
  });

  const insights = createInsightsMonitor(store, timers);
  const stopRemembering = autosave.subscribe(() => {
    if (autosave.getState().kind === 'saved') {
      rememberHistory(memory, id, autosave.getBase(), store.getHistory());
    }
  });
  const stopListening = [
    bridge.on('report.access', (told) => {
      if (told.id !== id || told.window !== window) return;
      // What was asked for meanwhile is answered by itself.
      if (told.access.kind === 'free' && access.get().kind === 'edit') return;
      allow(told.access);
    }),
    bridge.on('report.saved', (told) => {
      if (told.id === id && told.window === window && told.sha256 !== autosave.getBase()) void refresh();
    }),
  ];

  const enter = async (takeOver: boolean): Promise<Result<null>> => {
    const opened = await bridge.invoke('report.open', {
      id,
      window,
      ...(takeOver ? { takeOver: true as const } : {}),
    });
    if (!opened.ok) return opened;
    if (opened.value.access.kind === 'edit' && autosave.hasUnsaved()) {
      // First together, then saved: never the other way round.
      merging.mergeWith(opened.value);
    } else if (!autosave.hasUnsaved()) adopt(opened.value);
    allow(opened.value.access);
    return success(null);
  };

  return {
    id,
    store,
    autosave,
    insights,
    access,
    merging,
    refresh,
    takeOver: () => enter(true),
    editNow: () => enter(false),
    reloadFromDisk: async () => {
      const opened = await bridge.invoke('report.open', { id, window });
      if (!opened.ok) return opened;
      store.replace(opened.value.report);
      autosave.rebase(opened.value);
      merging.dismiss();
      allow(opened.value.access);
      return success(null);
    },
    keepAsCopy: () => copyOf(bridge, store.getReport()),
    toJson: () => `${JSON.stringify(store.getReport(), null, 2)}\n`,
    close: async () => {
      stopRemembering();
      for (const stop of stopListening) stop();
      insights.dispose();
      autosave.dispose();
      await bridge.invoke('report.close', { id, window });
    },
  };
};

/** Until it is known who has the report. */
const heldBySomebody: Access = {
  kind: 'held',
  holder: { user: '', machine: '', since: new Date(0).toISOString(), isHere: false },
};

/** Opens a report over the bridge. */
export const openReportSession = async (
  bridge: Bridge,
  id: string,
  surroundings: { readonly timers: Timers; readonly memory: Memory },
): Promise<
  { readonly ok: true; readonly session: ReportSession } | { readonly ok: false; readonly error: Failure }
> => {
  const opened = await bridge.invoke('report.open', { id, window: bridge.window });
  if (!opened.ok) return opened;
  if (opened.value.report.id !== id) {
    return failure('internal', 'The host opened another report than the one asked for.', {
      next: 'Go back to the library and open the report again.',
    });
  }
  return { ok: true, session: createReportSession({ bridge, stored: opened.value, ...surroundings }) };
};
