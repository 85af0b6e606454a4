/** Opens a report for a screen, and guards the window against losing what is not saved yet. */
import { useEffect, useState } from 'react';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';
import { createOpenSessions, type OpenSessions } from '../../store/open-sessions.ts';
import { createPrivateMemory } from '../../store/private-memory.ts';
import { browserTimers, type ReportSession } from '../../store/report-session.ts';
import { UNDO_PREFIX } from '../../store/undo-memory.ts';

export type OpenReport =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly session: ReportSession }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Saves when the window is hidden, and asks before it closes while something is unsaved. */
const guardWindow = (sessions: OpenSessions): void => {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void sessions.flushAll();
  });
  window.addEventListener('pagehide', () => void sessions.flushAll());
  window.addEventListener('beforeunload', (event) => {
    if (!sessions.hasUnsaved()) return;
    void sessions.flushAll();
    event.preventDefault();
  });
};

/** Undo steps over a reload of the window; of an encrypted library they never reach the disk. */
export const undoMemory = createPrivateMemory(window.sessionStorage, UNDO_PREFIX);

const byBridge = new WeakMap<Bridge, OpenSessions>();

/** The reports open in this window. */
export const sessionsOf = (bridge: Bridge): OpenSessions => {
  const known = byBridge.get(bridge);
  if (known) return known;
  const sessions = createOpenSessions(bridge, { timers: browserTimers, memory: undoMemory });
  byBridge.set(bridge, sessions);
  guardWindow(sessions);
  return sessions;
};

export const useOpenReport = (id: string): OpenReport => {
  const bridge = useBridge();
  const [state, setState] = useState<OpenReport>({ kind: 'opening' });
  useEffect(() => {
    const sessions = sessionsOf(bridge);
    let isCurrent = true;
    let session: ReportSession | null = null;
    const open = async (): Promise<void> => {
      const opened = await sessions.open(id);
      if (!opened.ok) {
        if (isCurrent) setState({ kind: 'failed', failure: opened.error });
        return;
      }
      session = opened.value;
      if (isCurrent) setState({ kind: 'open', session });
      else await sessions.leave(session);
    };
    void open();
    return () => {
      isCurrent = false;
      if (session) void sessions.leave(session);
    };
  }, [bridge, id]);
  return state;
};
