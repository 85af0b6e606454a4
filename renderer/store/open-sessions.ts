/**
 * The reports open in this window. A report that is left while it cannot be saved stays open behind the scenes: its
 * text is kept, saving is tried on, and opening it again finds it as it was.
 */
import type { Bridge } from '../../shared/contract/bridge.ts';
import { type Failure, type Result, success } from '../../shared/contract/result.ts';
import type { Timers } from './autosave.ts';
import { openReportSession, type ReportSession } from './report-session.ts';
import type { Memory } from './undo-memory.ts';

export interface OpenSessions {
  /** The session of a report; the same one while it is still open. */
  open(id: string): Promise<Result<ReportSession>>;
  /** The screen of the report was left: saves, and closes once everything is on disk. */
  leave(session: ReportSession): Promise<void>;
  /** Saves everything now; resolves to whether all is on disk. */
  flushAll(): Promise<boolean>;
  hasUnsaved(): boolean;
  /** Called when a save met a locked library; what it returns ends that. */
  onLocked(listener: () => void): () => void;
}

export const createOpenSessions = (
  bridge: Bridge,
  surroundings: { readonly timers: Timers; readonly memory: Memory },
): OpenSessions => {
  const sessions = new Map<string, ReportSession>();
  const lockListeners = new Set<() => void>();
  const opening = new Map<string, Promise<Result<ReportSession>>>();
  const leaving = new Map<string, Promise<void>>();
  /** How many screens show a session; a screen may be set up twice before the first is taken down. */
  const shown = new Map<ReportSession, number>();

  const show = (session: ReportSession, change: 1 | -1): void => {
    const screens = (shown.get(session) ?? 0) + change;
    if (screens > 0) shown.set(session, screens);
    else shown.delete(session);
  };

  const finish = async (session: ReportSession): Promise<void> => {
    const isSaved = await session.autosave.flush();
    if (!isSaved || shown.has(session) || sessions.get(session.id) !== session) return;
    sessions.delete(session.id);
    session.close();
  };

  /** Two requests for one report share one session: of two, one would be lost from sight with its text. */
  const openOnce = (id: string): Promise<Result<ReportSession>> => {
    const pending = opening.get(id);
    if (pending) return pending;
    const started = openReportSession(bridge, id, surroundings).then((opened): Result<ReportSession> => {
      opening.delete(id);
      if (!opened.ok) return opened satisfies { error: Failure };
      sessions.set(id, opened.session);
      const { autosave } = opened.session;
      autosave.subscribe(() => {
        const state = autosave.getState();
        if (state.kind !== 'failed' || state.failure.code !== 'locked') return;
        for (const listener of lockListeners) listener();
      });
      return success(opened.session);
    });
    opening.set(id, started);
    return started;
  };

  return {
    open: async (id) => {
      await leaving.get(id);
      const kept = sessions.get(id);
      const opened = kept ? success(kept) : await openOnce(id);
      if (opened.ok) show(opened.value, 1);
      return opened;
    },
    leave: async (session) => {
      show(session, -1);
      if (shown.has(session)) return;
      const done = finish(session);
      leaving.set(session.id, done);
      await done;
      if (leaving.get(session.id) === done) leaving.delete(session.id);
    },
    flushAll: async () => {
      const saved = await Promise.all([...sessions.values()].map((session) => session.autosave.flush()));
      return saved.every(Boolean);
    },
    onLocked: (listener) => {
      lockListeners.add(listener);
      return () => lockListeners.delete(listener);
    },
    hasUnsaved: () => [...sessions.values()].some((session) => session.autosave.hasUnsaved()),
  };
};
