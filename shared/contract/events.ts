/** What the host tells the window without being asked. */
import { z } from 'zod';
import { Settings } from './settings.ts';

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
    ]),
  }),
  /** Settings were changed outside the window: the theme, in the shell's menu. */
  'settings.changed': Settings,
} as const;

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
export const eventNames = Object.keys(events) as readonly EventName[];
