/** Exports one after another in a program that keeps running. */
import { z } from 'zod';

/** One export; seconds on the clock, and of processor time over all threads. */
export const WarmExport = z.strictObject({ wall: z.number(), cpu: z.number() });
export type WarmExport = z.infer<typeof WarmExport>;

export type Warm = {
  readonly id: 'pdf' | 'docx';
  readonly name: string;
  /** It still starts its process, loads and compiles. */
  readonly first: WarmExport;
  /** At least one. */
  readonly later: readonly WarmExport[];
};
