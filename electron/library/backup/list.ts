/** The backups in a folder, newest first. */
import { join } from 'node:path';
import type { Failure } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { bytesIn, readBackupManifest, reportsIn } from './manifest.ts';
import { isBackupName } from './place.ts';

export type ListedBackup = {
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** ISO 8601, UTC; '' where the manifest cannot be read. */
  readonly madeAt: string;
  readonly reports: number;
  readonly bytes: number;
  /** Why its manifest cannot be used; null where it can. */
  readonly failure: Failure | null;
};

/** Names of folders in `into` that are backups, finished or not, newest first. A missing folder is empty. */
export const backupNames = async (fs: FileSystem, into: string): Promise<readonly string[]> => {
  try {
    return (await fs.readdir(into)).filter(isBackupName).toSorted().toReversed();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error))) return [];
    throw error;
  }
};

const listOne = async (fs: FileSystem, folder: string, name: string): Promise<ListedBackup | null> => {
  const manifest = await readBackupManifest(fs, folder);
  if (!manifest.ok) return { name, folder, madeAt: '', reports: 0, bytes: 0, failure: manifest.error };
  if (manifest.value === null) return null;
  const { madeAt } = manifest.value;
  return {
    name,
    folder,
    madeAt,
    reports: reportsIn(manifest.value),
    bytes: bytesIn(manifest.value),
    failure: null,
  };
};

/**
 * Finished backups, newest first; those whose manifest is damaged are named as such. Their files are not read. Rejects with
 * the system's error where the folder cannot be read.
 */
export const listBackups = async (fs: FileSystem, into: string): Promise<readonly ListedBackup[]> => {
  const listed: ListedBackup[] = [];
  for (const name of await backupNames(fs, into)) {
    const backup = await listOne(fs, join(into, name), name);
    if (backup) listed.push(backup);
  }
  return listed;
};
