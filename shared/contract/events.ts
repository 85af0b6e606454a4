/** What the host tells the window without being asked. */
import { z } from 'zod';
import { Access } from './access.ts';
import { Settings } from './settings.ts';
import { VaultStatus } from './vault.ts';

export const events = {
  'export.progress': z.strictObject({
    job: z.string(),
    /** What is being done, in words: "Laying out the timeline". */
    step: z.string(),
    /** Done so far, 0 to 1. */
    fraction: z.number().min(0).max(1),
  }),
  /** A menu entry or shortcut of the shell was used. */
  'menu.command': z.strictObject({
    command: z.enum([
      'new-report',
      'import',
      'export',
      'print',
      'undo',
      'redo',
      'settings',
      'library',
      'find',
      'lock',
    ]),
  }),
  /** Settings were changed outside the window: the theme, in the shell's menu. */
  'settings.changed': Settings,
  /**
   * What this window may do with a report has changed without its doing: another one took it over, or the one that it waits
   * for has left.
   */
  'report.access': z.strictObject({ id: z.string(), window: z.string(), access: Access }),
  /** A report that this window waits for was saved by the one that writes to it. */
  'report.saved': z.strictObject({ id: z.string(), window: z.string(), sha256: z.string() }),
  /** The library was locked, unlocked, encrypted or decrypted, or how it is to be locked was changed. */
  'vault.changed': VaultStatus,
  /** The library is about to lock itself: what is unsaved should be saved now. */
  'vault.locking': z.strictObject({}),
  /** Files converted so far, of those there are. A second pass begins at none. */
  'vault.progress': z.strictObject({ done: z.int(), total: z.int() }),
  /** Files of a backup or of a restored library so far. */
  'backup.progress': z.strictObject({ job: z.string(), done: z.int(), total: z.int() }),
} as const;

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
export const eventNames = Object.keys(events) as readonly EventName[];
