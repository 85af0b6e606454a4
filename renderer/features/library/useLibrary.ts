/** The list of reports as the host gives it, a page at a time, kept in step with the search words. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBridge } from '../../app/context.tsx';
import type { UnreadableFile } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { firstPage, isAt, PAGE, pagesOf, type Pages, withPage } from './pages.ts';

/** Milliseconds of silence before a search runs. */
const PAUSE = 100;
/** Milliseconds after which a search that was answered from what was known is asked again, of the files as they are now. */
const LOOK_AGAIN = 1000;
/** Milliseconds between two questions while the host is still reading files. */
const STILL_READING = 300;

export type Listing = {
  /** The search that this is the answer to. */
  readonly query: string;
  /** How many reports there are; their rows come as they are needed. */
  readonly total: number;
  /** Files still to be read: until then the answer may lack some. */
  readonly pending: number;
  readonly pages: Pages;
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
  /** Fetches the rows from one number to another, where they are not here yet. */
  readonly need: (first: number, last: number) => void;
};

export const useLibrary = (): Library => {
  const bridge = useBridge();
  const [query, setQuery] = useState('');
  const [listing, setListing] = useState<Listing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Answers may overtake each other; only the one to the latest question counts. */
  const latest = useRef(0);
  /** Pages in sight, and those that were asked for since the latest question. */
  const inSight = useRef<readonly number[]>([]);
  const asked = useRef<ReadonlySet<number>>(new Set());

  const fetchPage = useCallback(
    (words: string, page: number, isQuick: boolean) =>
      bridge.invoke('library.list', {
        query: words.slice(0, 500),
        from: page * PAGE,
        limit: PAGE,
        ...(isQuick ? { isQuick } : {}),
      }),
    [bridge],
  );

  const ask = useCallback(
    async (words: string, isQuick: boolean, keepsPlace: boolean) => {
      latest.current += 1;
      const question = latest.current;
      const wanted = keepsPlace ? inSight.current.filter((page) => page > 0) : [];
      asked.current = new Set([0, ...wanted]);
      const first = await fetchPage(words, 0, isQuick);
      const others = first.ok ? await Promise.all(wanted.map((page) => fetchPage(words, page, true))) : [];
      if (question !== latest.current) return;
      if (!first.ok) {
        setFailure(first.error);
        return;
      }
      const pages = others.reduce(
        (all, answer, index) => (answer.ok ? withPage(all, wanted[index] ?? 0, answer.value) : all),
        firstPage(first.value),
      );
      const { total, pending, unreadable } = first.value;
      setListing({ query: words, total, pending, pages, unreadable });
      setFailure(null);
    },
    [fetchPage],
  );

  const isFirst = useRef(true);
  useEffect(() => {
    const isTyped = !isFirst.current;
    isFirst.current = false;
    const timers = [setTimeout(() => void ask(query, isTyped, false), isTyped ? PAUSE : 0)];
    if (isTyped) timers.push(setTimeout(() => void ask(query, false, true), PAUSE + LOOK_AGAIN));
    return () => timers.forEach(clearTimeout);
  }, [ask, query]);

  useEffect(() => {
    if (listing === null || listing.pending === 0 || listing.query !== query) return undefined;
    const timer = setTimeout(() => void ask(query, true, true), STILL_READING);
    return () => clearTimeout(timer);
  }, [ask, query, listing]);

  /** Fetches a page beside those that are here. */
  const add = useCallback(
    async ({ query: words, pages }: Listing, page: number) => {
      const question = latest.current;
      const answer = await fetchPage(words, page, true);
      if (question !== latest.current) return;
      if (!answer.ok) {
        setFailure(answer.error);
        return;
      }
      const { value } = answer;
      if (isAt(pages, value) || value.pending > 0) {
        setListing((now) => now && { ...now, pages: withPage(now.pages, page, value) });
        return;
      }
      // Something was changed since the first page: all rows may stand elsewhere now.
      await ask(words, true, true);
    },
    [ask, fetchPage],
  );

  const need = useCallback(
    (first: number, last: number) => {
      if (!listing) return;
      inSight.current = pagesOf(first, last);
      const isLacking = (page: number): boolean => !listing.pages.rows.has(page) && !asked.current.has(page);
      const lacking = inSight.current.filter(isLacking);
      asked.current = new Set([...asked.current, ...lacking]);
      for (const page of lacking) void add(listing, page);
    },
    [add, listing],
  );

  const refresh = useCallback(() => ask(query, false, true), [ask, query]);
  return useMemo(
    () => ({ query, setQuery, listing, failure, refresh, need }),
    [query, listing, failure, refresh, need],
  );
};
