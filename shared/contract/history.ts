/** The history of a report as a window sees it. */
import { z } from 'zod';
import { Entry } from '../history/entry.ts';

/** An entry without the whole report that a chain begins with, and without what it brought in: a window asks for states. */
export const HistoryEntry = Entry.omit({ report: true, brought: true });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Newest first: a page of entries. */
export const HistoryPage = z.strictObject({
  entries: z.array(HistoryEntry),
  /** Whether there are older ones. */
  hasMore: z.boolean(),
  /** What is wrong with the chain, in words; empty where it is whole. */
  faults: z.array(z.string()),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** What a save is, where it is more than editing; for the history. */
export const SaveNote = z.strictObject({
  kind: z.enum(['edited', 'restored', 'merged']),
  reason: z.string().max(500).optional(),
});
export type SaveNote = z.infer<typeof SaveNote>;
