/** Encryption at rest as a window sees it: how the library is protected, and what opens it. */
import { z } from 'zod';
import { Failure } from './result.ts';

/** What opens a locked library. Neither is ever logged, stored or given back. */
export const Secret = z.union([
  z.strictObject({ passphrase: z.string().max(4096) }),
  z.strictObject({ recoveryKey: z.string().max(4096) }),
]);
export type Secret = z.infer<typeof Secret>;

export const LockSettings = z.strictObject({
  /** Minutes without anybody working after which the library locks itself; null for never. */
  idleMinutes: z
    .int()
    .min(1)
    .max(24 * 60)
    .nullable(),
  /** Whether the system's keychain may hold the key until the library is locked or Debrief ends. */
  keepForSession: z.boolean(),
});
export type LockSettings = z.infer<typeof LockSettings>;

export const defaultLockSettings: LockSettings = { idleMinutes: 15, keepForSession: false };

export const VaultStatus = z.strictObject({
  /**
   * "converting": being encrypted or decrypted by this program. "unfinished": a conversion was broken off and the key is
   * at hand. "unusable": library.json cannot be read; `failure` says why. Only "plain" and "unlocked" libraries can be used.
   */
  state: z.enum(['plain', 'locked', 'unlocked', 'converting', 'unfinished', 'unusable']),
  /** What the library will be, where it is or was being converted. */
  converting: z.enum(['encrypted', 'plain']).nullable(),
  /** Why it is locked: it was opened just now, somebody locked it, or nobody worked for a while. */
  why: z.enum(['start', 'asked', 'idle']).nullable(),
  hasRecoveryKey: z.boolean(),
  /** Whether this shell has a keychain of the system that deserves the name. */
  hasKeychain: z.boolean(),
  settings: LockSettings,
  failure: Failure.nullable(),
});
export type VaultStatus = z.infer<typeof VaultStatus>;

/** A file, relative to the library, and what is to be said of it. */
const Remark = z.strictObject({ path: z.string(), message: z.string() });

/** What a person should know after a library was encrypted or decrypted. */
export const ConversionReport = z.strictObject({
  /** Files that were changed. */
  changed: z.int(),
  /** Sealed files that do not open, wholly or in part; they stay as they are. */
  unreadable: z.array(Remark),
  /** Plain files that are none of Debrief's; they stay as they are. */
  unknown: z.array(z.string()),
  /** Backups of the time before the library was encrypted. */
  plainBackups: z.array(z.string()),
});
export type ConversionReport = z.infer<typeof ConversionReport>;
