/** The history of the open report, read page by page and again after each save. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { useBridge } from '../../app/context.tsx';
import { useSession } from '../../store/hooks.tsx';
import { type Day, daysOf } from './days.ts';
import { type KnownHistory, withNewest, withOlder } from './known-history.ts';

/** Entries asked for at once: a few screens. */
const PAGE = 60;

export type ShownHistory = {
  /** Null until the first answer. */
  readonly known: KnownHistory | null;
  readonly days: readonly Day[];
  /** Why the latest question failed; what is known stays in sight. */
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly refresh: () => Promise<void>;
  readonly loadOlder: () => Promise<void>;
};

export const useShownHistory = (): ShownHistory => {
  const bridge = useBridge();
  const { id, store, autosave } = useSession();
  const [known, setKnown] = useState<KnownHistory | null>(null);
  const [newest, setNewest] = useState<Report>(() => store.getReport());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(false);
  /** Only the answer to the latest question after the newest counts. */
  const latest = useRef(0);
  const isAsking = useRef(false);

  const refresh = useCallback(async () => {
    latest.current += 1;
    const question = latest.current;
    const report = store.getReport();
    const page = await bridge.invoke('history.list', { id, limit: PAGE });
    if (question !== latest.current) return;
    setFailure(page.ok ? null : page.error);
    if (!page.ok) return;
    setNewest(report);
    setKnown((before) => withNewest(before, page.value));
  }, [bridge, id, store]);

  const before = known?.entries.at(-1)?.seq;
  const hasMore = known?.hasMore === true;
  const loadOlder = useCallback(async () => {
    if (isAsking.current || !hasMore || before === undefined) return;
    isAsking.current = true;
    setLoading(true);
    const page = await bridge.invoke('history.list', { id, before, limit: PAGE });
    isAsking.current = false;
    setLoading(false);
    setFailure(page.ok ? null : page.error);
    if (page.ok) setKnown((shown) => (shown === null ? shown : withOlder(shown, page.value)));
  }, [bridge, id, before, hasMore]);

  useEffect(() => {
    const read = async (): Promise<void> => refresh();
    void read();
    let base = autosave.getBase();
    return autosave.subscribe(() => {
      if (autosave.getBase() === base) return;
      base = autosave.getBase();
      void refresh();
    });
  }, [autosave, refresh]);

  const days = useMemo(() => daysOf(known?.entries ?? [], newest), [known, newest]);
  return { known, days, failure, isLoading, refresh, loadOlder };
};
