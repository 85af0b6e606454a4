/** The history as it goes into a document: all entries, oldest first, without the whole reports that chains begin with. */
import { z } from 'zod';
import { Entry } from './entry.ts';

export const PrintedHistory = z.strictObject({
  entries: z.array(Entry.omit({ report: true })),
  /** What is wrong with the chain, in words; empty where it is whole. */
  faults: z.array(z.string()),
});
export type PrintedHistory = z.infer<typeof PrintedHistory>;
