/** Makes a backup: every file of the library, then the manifest that says it is whole. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem, sameStamp, type Stamp } from '../file-system.ts';
import { fileFailure } from '../write-failure.ts';
import { BACKED_UP_FOLDERS, backedUpPaths, journalBeside } from './contents.ts';
import { copyFile, type Copying, type Manner } from './copy.ts';
import {
  type BackedUpFile,
  type BackupManifest,
  readBackupManifest,
  writeBackupManifest,
} from './manifest.ts';
import { type BackupPlace, freeBackupName } from './place.ts';
import { removeBackup } from './remove.ts';

export type BackupWatch = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
};

export type MadeBackup = {
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  readonly manifest: BackupManifest;
};

export const backupCancelled = failure('cancelled', 'The backup was cancelled.', {
  kept: 'The library and the backups before it are unchanged.',
});

class CancelledError extends Error {}

const halt = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted === true) throw new CancelledError();
};

/** A report is saved in the moment in which it is copied: so often it is tried again. */
const ATTEMPTS = 5;

/** What is written while a backup is made is looked for so often. */
const PASSES = 3;

const stampOf = (fs: FileSystem, path: string): Promise<Stamp | null> =>
  fs.stat(path).catch((error: unknown) => {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  });

const isStill = (a: Stamp | null, b: Stamp | null): boolean =>
  a === null || b === null ? a === b : sameStamp(a, b);

/**
 * A report and its journal as they were at one moment. Where saves follow one another too quickly, the journal is at least not
 * older than the report: opening the copy then puts the newest change back from it, as after a crash.
 */
const copyPair = async (copying: Copying, report: string, journal: string): Promise<BackedUpFile[]> => {
  const { fs, library, backup } = copying;
  const stamps = () => Promise.all([report, journal].map((path) => stampOf(fs, join(library, path))));
  for (let attempt = 1; ; attempt += 1) {
    const before = await stamps();
    const files = [await copyFile(copying, report), await copyFile(copying, journal)].filter(
      (file) => file !== null,
    );
    const after = await stamps();
    const isAtOnce = before.every((stamp, at) => isStill(stamp, after[at] ?? null));
    if (isAtOnce || attempt === ATTEMPTS) return files;
    for (const { path } of files) await fs.unlink(join(backup, path));
  }
};

const copyAll = async (copying: Copying, { signal, onProgress }: BackupWatch): Promise<BackedUpFile[]> => {
  const { fs, library } = copying;
  const files = new Map<string, BackedUpFile>();
  const tried = new Set<string>();
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const paths = (await backedUpPaths(fs, library)).filter((path) => !tried.has(path));
    if (paths.length === 0) break;
    const total = tried.size + paths.length;
    for (const path of paths) {
      halt(signal);
      if (tried.has(path)) continue;
      const journal = journalBeside(path);
      const copied =
        journal === null ? [await copyFile(copying, path)] : await copyPair(copying, path, journal);
      for (const each of [path, ...(journal === null ? [] : [journal])]) tried.add(each);
      for (const file of copied) if (file) files.set(file.path, file);
      onProgress?.(Math.min(tried.size, total), total);
    }
  }
  return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
};

const formerOf = async (fs: FileSystem, folder: string | null): Promise<Copying['former']> => {
  if (folder === null) return null;
  const manifest = await readBackupManifest(fs, folder);
  if (!manifest.ok || manifest.value === null) return null;
  return { folder, files: new Map(manifest.value.files.map((file) => [file.path, file])) };
};

export type BackupOrder = BackupWatch & {
  /** The folder that the backup gets a folder of its own in; made where it is missing. */
  readonly into: string;
  readonly manner: Manner;
  /** Folder of the backup before, which may share files with the new one; null where there is none. */
  readonly former: string | null;
};

/** Makes a backup. Where it fails or is cancelled, what there is of it is removed; nothing else is touched. */
export const makeBackup = async (place: BackupPlace, order: BackupOrder): Promise<Result<MadeBackup>> => {
  const { fs, library, now, newId } = place;
  const { into, manner } = order;
  let folder: string | null = null;
  try {
    await fs.mkdir(into);
    const instant = now();
    const name = freeBackupName(instant, await fs.readdir(into));
    folder = join(into, name);
    for (const each of BACKED_UP_FOLDERS) await fs.mkdir(join(folder, each));
    const former = manner === 'linked' ? await formerOf(fs, order.former) : null;
    const files = await copyAll({ fs, library, backup: folder, manner, former }, order);
    for (const each of BACKED_UP_FOLDERS) await fs.syncFolder(join(folder, each));
    halt(order.signal);
    const content = { madeAt: instant.toISOString(), files };
    const manifest = await writeBackupManifest(fs, folder, content, newId);
    await fs.syncFolder(into);
    return success({ name, folder, manifest });
  } catch (error) {
    // A disk that is gone takes the half backup with it; one without a manifest is known to be none.
    if (folder !== null) await removeBackup(fs, folder).catch(() => undefined);
    if (error instanceof CancelledError) return backupCancelled;
    return fileFailure(
      'could-not-write',
      'The backup could not be made',
      error,
      'The library and the backups before it are unchanged.',
    );
  }
};
