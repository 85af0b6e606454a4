/** The list of reports as the host gives it, kept in step with the search words. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../../app/context.tsx';
import type { ReportSummary, UnreadableFile } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';

/** Milliseconds of silence before a search runs. */
const PAUSE = 100;

export type Listing = {
  /** The search that this is the answer to. */
  readonly query: string;
  readonly reports: readonly ReportSummary[];
  readonly unreadable: readonly UnreadableFile[];
};

export type Library = {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** The latest answer; null until there is one. */
  readonly listing: Listing | null;
  /** Why the latest question failed; the listing before it stays in sight. */
  readonly failure: Failure | null;
  readonly refresh: () => Promise<void>;
};

export const useLibrary = (): Library => {
  const bridge = useBridge();
  const [query, setQuery] = useState('');
  const [listing, setListing] = useState<Listing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Answers may overtake each other; only the one to the latest question counts. */
  const latest = useRef(0);

  const ask = useCallback(
    async (words: string) => {
      latest.current += 1;
      const question = latest.current;
      const result = await bridge.invoke('library.list', { query: words.slice(0, 500) });
      if (question !== latest.current) return;
      if (result.ok) {
        setListing({ query: words, ...result.value });
        setFailure(null);
      } else setFailure(result.error);
    },
    [bridge],
  );

  const isFirst = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => void ask(query), isFirst.current ? 0 : PAUSE);
    isFirst.current = false;
    return () => clearTimeout(timer);
  }, [ask, query]);

  const refresh = useCallback(() => ask(query), [ask, query]);
  return { query, setQuery, listing, failure, refresh };
};
