/** Backups of the library as a window sees them. */
import { z } from 'zod';
import { Failure } from './result.ts';

/** How many rolling copies stay. */
export const BackupSettings = z.strictObject({
  /** Days of each of which the last backup stays. */
  keepDaily: z.int().min(1).max(365),
  /** Weeks before those, of each of which the last backup stays. */
  keepWeekly: z.int().min(0).max(520),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

export const defaultBackupSettings: BackupSettings = { keepDaily: 7, keepWeekly: 4 };

const name = z.string().regex(/^\d{8}T\d{9}Z(?:-\d{1,3})?$/);

/** A folder elsewhere: chosen in the host's dialog, or an absolute path typed where the host has none. */
export const BackupFolder = z.string().min(1).max(4096);

/** A backup: by its name in the library, or by its name in a folder elsewhere. */
export const BackupRef = z.strictObject({ name, folder: BackupFolder.optional() });
export type BackupRef = z.infer<typeof BackupRef>;

export const BackupSummary = z.strictObject({
  name,
  /** ISO 8601, UTC; '' where the list of its files cannot be read. */
  madeAt: z.union([z.literal(''), z.iso.datetime()]),
  reports: z.int(),
  bytes: z.int(),
  failure: Failure.nullable(),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

/** A file of a backup that is not as it was backed up. */
export const BackupDamage = z.strictObject({ path: z.string(), message: z.string() });
export type BackupDamage = z.infer<typeof BackupDamage>;

/** A report in a backup, as far as a list shows it. */
export const BackedUpReport = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  title: z.string(),
  /** ISO 8601, UTC. */
  savedAt: z.string(),
});
export type BackedUpReport = z.infer<typeof BackedUpReport>;
