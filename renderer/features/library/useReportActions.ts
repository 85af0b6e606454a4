/** What can be done with reports from the library. Failures are shown; nothing fails silently. */
import { useMemo, useRef } from 'react';
import { useBridge } from '../../app/context.tsx';
import { navigate } from '../../app/route.ts';
import type { Input, ReportSummary } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { useToasts } from '../../ui/toast/toasts.tsx';

export type Source = Input<'library.create'>['from'];

export type ReportActions = {
  readonly open: (id: string) => void;
  readonly create: (from: Source) => Promise<void>;
  readonly duplicate: (report: ReportSummary) => Promise<void>;
  readonly trash: (report: ReportSummary) => Promise<void>;
  /** Brings back the report that was moved to the trash last on this screen; nothing where there is none. */
  readonly undoTrash: () => Promise<void>;
};

/** A name for a report in messages: its title, else its incident ID. */
export const nameOf = ({ title, incidentId }: Pick<ReportSummary, 'title' | 'incidentId'>): string =>
  title.trim() || incidentId.trim() || 'Untitled report';

const LAST_OPENED = 'library.last-opened';

/** The report that was opened last from this window; '' where there is none. */
export const lastOpened = (): string => sessionStorage.getItem(LAST_OPENED) ?? '';

export const useReportActions = (refresh: () => Promise<void>): ReportActions => {
  const bridge = useBridge();
  const toasts = useToasts();
  /** Identifiers of the reports moved to the trash here, the latest last. */
  const trashed = useRef<string[]>([]);
  return useMemo(() => {
    const fail = (error: Failure) =>
      toasts.show({
        title: error.message,
        detail: [error.kept, error.next].filter(Boolean).join(' '),
        tone: 'error',
      });
    const open = (id: string) => {
      sessionStorage.setItem(LAST_OPENED, id);
      navigate({ screen: 'report', id });
    };
    const restore = async (id: string) => {
      trashed.current = trashed.current.filter((each) => each !== id);
      const restored = await bridge.invoke('library.restore', { id });
      if (restored.ok) toasts.show({ title: 'Taken back out of the trash', tone: 'ok' });
      else fail(restored.error);
      await refresh();
    };
    return {
      open,
      create: async (from) => {
        const created = await bridge.invoke('library.create', { from });
        if (created.ok) open(created.value.id);
        else fail(created.error);
      },
      duplicate: async (report) => {
        const copied = await bridge.invoke('library.duplicate', { id: report.id });
        if (!copied.ok) {
          fail(copied.error);
          return;
        }
        toasts.show({
          title: 'Report duplicated',
          detail: nameOf(report),
          tone: 'ok',
          action: { label: 'Open copy', onAction: () => open(copied.value.id) },
        });
        await refresh();
      },
      trash: async (report) => {
        const moved = await bridge.invoke('library.trash', { id: report.id, window: bridge.window });
        if (!moved.ok) {
          fail(moved.error);
          return;
        }
        trashed.current = [...trashed.current, report.id];
        toasts.show({
          title: 'Moved to trash',
          detail: nameOf(report),
          action: { label: 'Undo', onAction: () => void restore(report.id) },
        });
        await refresh();
      },
      undoTrash: async () => {
        const latest = trashed.current.at(-1);
        if (latest !== undefined) await restore(latest);
      },
    };
  }, [bridge, toasts, refresh]);
};
