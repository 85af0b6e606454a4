/** Where backups lie, and what they are called. */
import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { fileStamp } from '../stamp.ts';

/** The folder of rolling copies, in the library. */
export const BACKUPS = 'backups';

/** What a backup holds, with sizes and hashes: written last, so that a backup without it is known to be unfinished. */
export const BACKUP_MANIFEST = 'backup.json';

/** A library and what is needed to copy it. */
export type BackupPlace = {
  /** Absolute path of the library. */
  readonly library: string;
  readonly fs: FileSystem;
  readonly now: () => Date;
  readonly newId: () => string;
};

export const rollingFolder = ({ library }: Pick<BackupPlace, 'library'>): string => join(library, BACKUPS);

/** Backups made at the same instant are told apart by a number. */
const named = /^\d{8}T\d{9}Z(?:-\d{1,3})?$/;

/** Whether a folder of this name is, or was to be, a backup. */
export const isBackupName = (name: string): boolean => named.test(name);

/** The first name of this instant that nothing has in the folder: "20260314T143207123Z". Names sort by time. */
export const freeBackupName = (instant: Date, taken: readonly string[]): string => {
  const stamp = fileStamp(instant);
  let name = stamp;
  for (let number = 2; taken.includes(name); number += 1) name = `${stamp}-${number}`;
  return name;
};
