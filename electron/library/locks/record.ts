/** What stands in a lock file, and whether whoever wrote it is still there. */
import { z } from 'zod';
import { parseJson } from '../report-file.ts';
import type { Program } from './program.ts';

const Owner = z.looseObject({
  machineKey: z.string(),
  processId: z.int().positive(),
  processStarted: z.string(),
  run: z.string(),
});
export type Owner = z.infer<typeof Owner>;

export const LockRecord = Owner.extend({
  machine: z.string(),
  user: z.string(),
  /** ISO 8601, UTC. */
  since: z.iso.datetime(),
  /** ISO 8601, UTC; for people. Others do not compare it with their own clock. */
  renewed: z.iso.datetime(),
  /** Counts the renewals: whoever watches the file sees it change as long as its writer lives. */
  beat: z.int().nonnegative(),
});
export type LockRecord = z.infer<typeof LockRecord>;

export const ownerOf = ({ machineKey, processId, processStarted, run }: Program): Owner => ({
  machineKey,
  processId,
  processStarted,
  run,
});

export const encodeRecord = (record: Owner): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);

/** Null where the bytes are no record: damaged, or not written to their end yet. */
export const readOwner = (bytes: Uint8Array): Owner | null =>
  Owner.safeParse(parseJson(bytes)?.value).data ?? null;

export const readRecord = (bytes: Uint8Array): LockRecord | null =>
  LockRecord.safeParse(parseJson(bytes)?.value).data ?? null;

/** Whether the process that wrote this is known to have ended: it ran on this machine, and runs no more. */
export const hasEnded = (owner: Owner, program: Program): boolean =>
  owner.machineKey === program.machineKey &&
  owner.run !== program.run &&
  // The number of another process of this machine may be ours by now.
  (owner.processId === program.processId || !program.isRunning(owner.processId, owner.processStarted));
