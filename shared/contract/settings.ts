/** Preferences of the person at this machine. They are not part of a report's record. */
import { z } from 'zod';
import { defaultApproverRoles } from '../report/create.ts';
import { signatureMeanings } from '../report/vocabulary.ts';
import { BackupSettings, defaultBackupSettings } from './backup.ts';
import { defaultLockSettings, LockSettings } from './vault.ts';

export const ApproverRole = z.strictObject({
  role: z.string().max(200),
  condition: z.enum(['always', 'security-incident']),
  meaning: z.enum(['', ...signatureMeanings]),
});

/** Largest logo, in bytes. */
export const MAX_LOGO_BYTES = 2 * 1024 * 1024;

export const Logo = z.strictObject({ mediaType: z.enum(['image/png', 'image/jpeg']), bytes: z.base64() });
export type Logo = z.infer<typeof Logo>;

export const Settings = z.strictObject({
  author: z.string().max(200),
  organisation: z.string().max(200),
  logo: Logo.nullable(),
  paper: z.enum(['a4', 'letter']),
  approverRoles: z.array(ApproverRole).max(12),
  theme: z.enum(['system', 'light', 'dark']),
  /** When an encrypted library is locked. */
  lock: LockSettings,
  /** How many rolling copies of the library stay. */
  backups: BackupSettings,
});
export type Settings = z.infer<typeof Settings>;

/** Any part of the settings. */
export const SettingsPatch = Settings.partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

export const defaultSettings: Settings = {
  author: '',
  organisation: '',
  logo: null,
  paper: 'a4',
  approverRoles: [...defaultApproverRoles],
  theme: 'system',
  lock: defaultLockSettings,
  backups: defaultBackupSettings,
};
