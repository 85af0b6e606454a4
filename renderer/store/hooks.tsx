/** React's access to the open report. A component renders again only when what it selected has changed. */
import { createContext, type ReactNode, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { Access } from '../../shared/contract/access.ts';
import type { Path } from '../../shared/report/path.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { SaveState } from './autosave.ts';
import type { Insights } from './insights.ts';
import type { DocumentStore } from './document-store.ts';
import type { MergeState } from './merging.ts';
import type { ReportSession } from './report-session.ts';
import { rowIds, rowsAt, sameItems, textAt, tickAt } from './selectors.ts';

const SessionContext = createContext<ReportSession | null>(null);

export function SessionProvider(props: { session: ReportSession; children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

export const useSession = (): ReportSession => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no report is open here');
  return session;
};

export const useStore = (): DocumentStore => useSession().store;

/** A value computed from the report; give `same` where the selector makes new objects. */
export const useReport = <T,>(
  select: (report: Report) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T => {
  const store = useStore();
  const last = useRef<{ readonly value: T } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const value = select(store.getReport());
    if (last.current && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  });
};

export const useText = (path: Path): string => useReport((report) => textAt(report, path));
export const useTick = (path: Path): boolean => useReport((report) => tickAt(report, path));
export const useRowIds = (path: Path): readonly string[] =>
  useReport((report) => rowIds(rowsAt(report, path)), sameItems);

/** Puts a value into a field; `typing` joins keystrokes into one undo step. */
export const useSetValue = (): ((path: Path, value: unknown, typing?: boolean) => void) => {
  const store = useStore();
  return useCallback(
    (path, value, typing = false) => {
      store.execute({ kind: 'set', path, value }, { typing });
    },
    [store],
  );
};

export const useHistory = (): { readonly canUndo: boolean; readonly canRedo: boolean } => {
  const store = useStore();
  const { done, undone } = useSyncExternalStore(store.subscribe, store.getHistory);
  const isReadOnly = useIsReadOnly();
  return { canUndo: !isReadOnly && done.length > 0, canRedo: !isReadOnly && undone.length > 0 };
};

/** Whether the report may be read only, and not edited. */
export const useIsReadOnly = (): boolean => {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.isReadOnly);
};

/** What this window may do with the report, and why. */
export const useAccess = (): Access => {
  const { access } = useSession();
  return useSyncExternalStore(access.subscribe, access.get);
};

/** The merge that waits for somebody, if any. */
export const useMerging = (): MergeState => {
  const { merging } = useSession();
  return useSyncExternalStore(merging.state.subscribe, merging.state.get);
};

export const useSaveState = (): SaveState => {
  const { autosave } = useSession();
  return useSyncExternalStore(autosave.subscribe, autosave.getState);
};

/** Readiness and derived values; a moment behind the typing. */
export const useInsights = (): Insights => {
  const { insights } = useSession();
  return useSyncExternalStore(insights.subscribe, insights.get);
};
