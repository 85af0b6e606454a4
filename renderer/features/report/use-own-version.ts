/** What becomes of this window's text where it cannot be saved into the report it belongs to. */
import { useCallback } from 'react';
import { useSession } from '../../store/hooks.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { download } from './download.ts';

/** Hands the report to the person as a file. */
export const useCopyDownload = (): (() => void) => {
  const session = useSession();
  return useCallback(() => {
    const { incidentId } = session.store.getReport().incident;
    const name = incidentId.replace(/[^\w.-]+/g, '-') || 'report';
    download(`${name}-unsaved.json`, session.toJson(), 'application/json');
  }, [session]);
};

/** Makes it a report of its own, gives the other version back to this one, and opens the copy. */
export const useKeepAsCopy = (): (() => Promise<void>) => {
  const session = useSession();
  const toasts = useToasts();
  return useCallback(async () => {
    const copy = await session.keepAsCopy();
    const settled = copy.ok ? await session.reloadFromDisk() : copy;
    if (!settled.ok) {
      toasts.show({ title: settled.error.message, detail: settled.error.next, tone: 'error' });
      return;
    }
    toasts.show({ title: 'Your version is a report of its own now.', tone: 'ok' });
    if (copy.ok) window.location.hash = `#/report/${copy.value.id}`;
  }, [session, toasts]);
};
