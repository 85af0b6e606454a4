/** What can be done with reports from the library. Failures are shown; nothing fails silently. */
import { useMemo } from 'react';
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
};

/** A name for a report in messages: its title, else its incident ID. */
export const nameOf = ({ title, incidentId }: Pick<ReportSummary, 'title' | 'incidentId'>): string =>
  title.trim() || incidentId.trim() || 'Untitled report';

export const useReportActions = (refresh: () => Promise<void>): ReportActions => {
  const bridge = useBridge();
  const toasts = useToasts();
  return useMemo(() => {
    const fail = (error: Failure) =>
      toasts.show({
        title: error.message,
        detail: [error.kept, error.next].filter(Boolean).join(' '),
        tone: 'error',
      });
    const open = (id: string) => navigate({ screen: 'report', id });
    const restore = async (id: string) => {
      const restored = await bridge.invoke('library.restore', { id });
      if (!restored.ok) fail(restored.error);
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
        const moved = await bridge.invoke('library.trash', { id: report.id });
        if (!moved.ok) {
          fail(moved.error);
          return;
        }
        toasts.show({
          title: 'Moved to trash',
          detail: nameOf(report),
          action: { label: 'Undo', onAction: () => void restore(report.id) },
        });
        await refresh();
      },
    };
  }, [bridge, toasts, refresh]);
};
