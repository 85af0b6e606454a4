/** A whole library out of a backup, into a new or an empty folder. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { sha256Hex } from '../record-hash.ts';
import { fileFailure, reasonOf } from '../write-failure.ts';
import { BACKED_UP_FOLDERS } from './contents.ts';
import { writeNew } from './copy.ts';
import { backupCancelled, type BackupWatch } from './make.ts';
import { type BackedUpFile, readBackupManifest } from './manifest.ts';
import { type BackupPlace } from './place.ts';
import { refuseInside } from './outside.ts';
import { removeBackup } from './remove.ts';
import { type Damage, unfinishedBackup } from './verify.ts';

export type RestoredLibrary = {
  /** Files written. */
  readonly files: number;
  /** Files that were not in the backup as they should be; what there was of them was copied as it is. */
  readonly damage: readonly Damage[];
};

/** Whether a folder is empty, or is not there yet. Rejects with the system's error. */
const isEmpty = async (fs: FileSystem, folder: string): Promise<boolean> => {
  try {
    return (await fs.readdir(folder)).length === 0;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return true;
    throw error;
  }
};

/** Copies one file; what is wrong with it in the backup. Rejects where it cannot be written. */
const restoreFile = async (
  fs: FileSystem,
  backup: string,
  to: string,
  { path, sha256 }: BackedUpFile,
): Promise<{ readonly isWritten: boolean; readonly damage: Damage | null }> => {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(join(backup, path));
  } catch (error) {
    const message =
      errorCodeOf(error) === 'ENOENT'
        ? 'The file is missing in the backup.'
        : `The file could not be read: ${reasonOf(error).what}.`;
    return { isWritten: false, damage: { path, message } };
  }
  await writeNew(fs, join(to, path), bytes);
  const isWhole = sha256Hex(bytes) === sha256;
  const message = 'The file is damaged in the backup; it was copied as it is.';
  return { isWritten: true, damage: isWhole ? null : { path, message } };
};

/**
 * Restores a library. Damaged files are named and do not stop the others: what they lose can often be put back from the
 * report's history. Cancelled or failed, it leaves nothing in the folder.
 */
export const restoreLibrary = async (
  place: BackupPlace,
  backup: string,
  to: string,
  { signal, onProgress }: BackupWatch = {},
): Promise<Result<RestoredLibrary>> => {
  const { fs } = place;
  const allowed = await refuseInside(place, to);
  if (!allowed.ok) return allowed;
  const manifest = await readBackupManifest(fs, backup);
  if (!manifest.ok) return manifest;
  if (manifest.value === null) return unfinishedBackup;
  const { files } = manifest.value;
  const kept = 'The backup is unchanged, and nothing was left in the folder.';
  try {
    if (!(await isEmpty(fs, to))) {
      return failure('conflict', 'The folder is not empty.', {
        kept: 'Nothing was written.',
        next: 'Choose a new or an empty folder; nothing is ever restored over what is there.',
      });
    }
  } catch (error) {
    return fileFailure('could-not-write', 'The library could not be restored', error, 'Nothing was written.');
  }
  try {
    for (const each of BACKED_UP_FOLDERS) await fs.mkdir(join(to, each));
    const damage: Damage[] = [];
    let written = 0;
    for (const [at, file] of files.entries()) {
      if (signal?.aborted === true) {
        await removeBackup(fs, to);
        return {
          ...backupCancelled,
          error: { ...backupCancelled.error, message: 'Restoring was cancelled.', kept },
        };
      }
      const found = await restoreFile(fs, backup, to, file);
      if (found.damage) damage.push(found.damage);
      if (found.isWritten) written += 1;
      onProgress?.(at + 1, files.length);
    }
    for (const each of BACKED_UP_FOLDERS) await fs.syncFolder(join(to, each));
    await fs.syncFolder(to);
    return success({ files: written, damage });
  } catch (error) {
    await removeBackup(fs, to).catch(() => undefined);
    return fileFailure('could-not-write', 'The library could not be restored', error, kept);
  }
};
