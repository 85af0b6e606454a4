/** Whether a backup is what its manifest says: every file read, every hash computed, one file at a time. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { sha256Hex } from '../record-hash.ts';
import { reasonOf } from '../write-failure.ts';
import { backupCancelled, type BackupWatch } from './make.ts';
import { type BackedUpFile, type BackupManifest, readBackupManifest } from './manifest.ts';

/** A file of a backup, and what is wrong with it. */
export type Damage = { readonly path: string; readonly message: string };

/** Hashes of files already read, by inode, time and size: backups share most of their files. */
export type KnownHashes = Map<string, string>;

const hashOf = async (fs: FileSystem, path: string, known: KnownHashes): Promise<string> => {
  const { inode, modified, size } = await fs.stat(path);
  const key = `${inode} ${modified} ${size}`;
  const hash = known.get(key) ?? sha256Hex(await fs.readFile(path));
  // Some file systems number no files.
  if (inode !== 0n) known.set(key, hash);
  return hash;
};

/** What is wrong with one file; null where it is what it should be. */
export const damageOf = async (
  fs: FileSystem,
  backup: string,
  { path, sha256 }: BackedUpFile,
  known: KnownHashes = new Map(),
): Promise<Damage | null> => {
  try {
    if ((await hashOf(fs, join(backup, path), known)) === sha256) return null;
    return { path, message: 'The file is damaged: it is not what was backed up.' };
  } catch (error) {
    return errorCodeOf(error) === 'ENOENT'
      ? { path, message: 'The file is missing.' }
      : { path, message: `The file could not be read: ${reasonOf(error).what}.` };
  }
};

export type Verified = { readonly manifest: BackupManifest; readonly damage: readonly Damage[] };

export const unfinishedBackup = failure('not-available', 'The backup was never finished.', {
  kept: 'It was left as it is.',
  next: 'Use another backup.',
});

/** Reads all of a backup. Fails where it has no manifest that can be read, or was cancelled. */
export const verifyBackup = async (
  fs: FileSystem,
  backup: string,
  { signal, onProgress }: BackupWatch = {},
  known: KnownHashes = new Map(),
): Promise<Result<Verified>> => {
  const manifest = await readBackupManifest(fs, backup);
  if (!manifest.ok) return manifest;
  if (manifest.value === null) return unfinishedBackup;
  const { files } = manifest.value;
  const damage: Damage[] = [];
  for (const [at, file] of files.entries()) {
    if (signal?.aborted === true) return backupCancelled;
    const found = await damageOf(fs, backup, file, known);
    if (found) damage.push(found);
    onProgress?.(at + 1, files.length);
  }
  return success({ manifest: manifest.value, damage });
};
