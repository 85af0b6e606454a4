/** Work done again and again in a program that keeps running. */
import { z } from 'zod';

/** One time; seconds on the clock, and of processor time over all threads. */
export const WarmRun = z.strictObject({ wall: z.number(), cpu: z.number() });
export type WarmRun = z.infer<typeof WarmRun>;

export type Warm = {
  readonly id: 'pdf' | 'docx' | 'pdf-check' | 'docx-check';
  readonly name: string;
  /** It still loads and compiles; of an export, it starts the process as well. */
  readonly first: WarmRun;
  /** At least one. */
  readonly later: readonly WarmRun[];
};
