/** Who may write to a report that is open in a window, and who does. */
import { z } from 'zod';

/** Who holds a report: a window that writes to it. */
export const Holder = z.strictObject({
  /** The person, as the system names the account or the settings name the author. */
  user: z.string(),
  /** The machine's name. */
  machine: z.string(),
  /** ISO 8601, UTC. */
  since: z.iso.datetime(),
  /** Whether it is another window of this very program. */
  isHere: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

/** What this window may do with a report. */
export const Access = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('edit') }),
  /** Another window writes to it; taking over is possible. */
  z.strictObject({ kind: z.literal('held'), holder: Holder }),
  /** Written by a newer version of Debrief: shown as far as it is understood. */
  z.strictObject({
    kind: z.literal('newer'),
    /** Schema version of the file. */
    version: z.int(),
    /** Paths of what this version does not know and so does not show. */
    omitted: z.array(z.string()),
  }),
  /** Nobody writes to it at the moment: opening it for this window takes it. */
  z.strictObject({ kind: z.literal('free') }),
  /** The library's folder cannot be written to; in words, why and what can be done. */
  z.strictObject({ kind: z.literal('unwritable'), reason: z.string(), next: z.string() }),
]);
export type Access = z.infer<typeof Access>;
