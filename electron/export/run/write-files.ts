/** Writing several files so that all of them appear or none does. */
import { dirname, join } from 'node:path';
import { discard, stage } from '../../library/durable-write.ts';
import { errorCodeOf, type FileSystem } from '../../library/file-system.ts';

export type FileToWrite = { readonly path: string; readonly bytes: Uint8Array };
/** Exports are made to be handed on: they get the rights of any other document of the person who exports. */
const SHAREABLE = 0o666;

type Placed = {
  readonly path: string;
  readonly undo: () => Promise<void>;
  readonly done: () => Promise<void>;
};

const ignoreMissing = (error: unknown): void => {
  if (errorCodeOf(error) !== 'ENOENT') throw error;
};

/** Gives the old file a second name; where the disk knows no second names (FAT), moves it. False where there is none. */
const keepOld = async (fs: FileSystem, path: string, backup: string): Promise<boolean> => {
  try {
    await fs.link(path, backup);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return false;
  }
  try {
    await fs.rename(path, backup);
    return true;
  } catch (error) {
    ignoreMissing(error);
    return false;
  }
};

/** Moves a staged file to its place and says how to take that back: what stood there before keeps a second name. */
const place = async (fs: FileSystem, temporary: string, path: string): Promise<Placed> => {
  const backup = `${temporary}.old`;
  const replaced = await keepOld(fs, path, backup);
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    // Renaming over `path` is harmless where the backup is only its second name.
    if (replaced) await fs.rename(backup, path).catch(() => undefined);
    await discard(fs, backup);
    throw error;
  }
  return {
    path,
    undo: () => (replaced ? fs.rename(backup, path) : fs.unlink(path)),
    done: () => (replaced ? discard(fs, backup) : Promise.resolve()),
  };
};

/**
 * Writes all files durably, replacing what is there. Rejects with the system's error; then every old file stands as it
 * was, no new one is left and no temporary file remains.
 */
export const writeTogether = async (
  fs: FileSystem,
  files: readonly FileToWrite[],
  newId: () => string,
): Promise<void> => {
  const staged: { readonly temporary: string; readonly path: string }[] = [];
  const placed: Placed[] = [];
  try {
    for (const { path, bytes } of files) {
      staged.push({ temporary: await stage(fs, path, bytes, newId, SHAREABLE), path });
    }
    for (const { temporary, path } of staged) placed.push(await place(fs, temporary, path));
  } catch (error) {
    for (const { undo } of placed) await undo().catch(() => undefined);
    for (const { temporary } of staged) await discard(fs, temporary);
    throw error;
  }
  for (const { done } of placed) await done();
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await fs.syncFolder(folder);
};

/** Whether any of the names is taken in the folder. */
export const anyTaken = async (
  fs: FileSystem,
  folder: string,
  names: readonly string[],
): Promise<boolean> => {
  for (const name of names) {
    try {
      await fs.stat(join(folder, name));
      return true;
    } catch (error) {
      ignoreMissing(error);
    }
  }
  return false;
};
