/** What this window knows of a report's history: pages that were asked for, put together. Newest entry first. */
import type { HistoryEntry, HistoryPage } from '../../../shared/contract/history.ts';

export type KnownHistory = HistoryPage;

/** A page of older entries, behind what is known. */
export const withOlder = (known: KnownHistory, page: HistoryPage): KnownHistory => {
  const oldest = known.entries.at(-1)?.seq ?? Infinity;
  return {
    ...page,
    entries: [...known.entries, ...page.entries.filter(({ seq }) => seq < oldest)],
  };
};

/** Whether the page goes on where what is known begins: its oldest entry is known, and none of those shared has changed. */
const joins = (known: readonly HistoryEntry[], page: readonly HistoryEntry[]): boolean => {
  const oldest = page.at(-1);
  const hashes = new Map(page.map(({ seq, hash }) => [seq, hash]));
  return (
    oldest !== undefined &&
    known.some(({ seq }) => seq === oldest.seq) &&
    known.every(({ seq, hash }) => seq < oldest.seq || hashes.get(seq) === hash)
  );
};

/** The newest page, asked for again: what is known behind it stays, unless entries were joined meanwhile. */
export const withNewest = (known: KnownHistory | null, page: HistoryPage): KnownHistory => {
  if (known === null || !joins(known.entries, page.entries)) return page;
  const oldest = page.entries.at(-1)?.seq ?? 0;
  const behind = known.entries.filter(({ seq }) => seq < oldest);
  return {
    entries: [...page.entries, ...behind],
    hasMore: behind.length > 0 ? known.hasMore : page.hasMore,
    faults: page.faults,
  };
};
