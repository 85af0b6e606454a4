/** Writing several files so that all of them appear or none does. */
import { dirname, join } from 'node:path';
import { discard, SHAREABLE, stage } from '../../library/durable-write.ts';
import { errorCodeOf, type FileSystem } from '../../library/file-system.ts';

export type FileToWrite = { readonly path: string; readonly bytes: Uint8Array };

type Placed = {
  readonly path: string;
  readonly undo: () => Promise<void>;
  readonly done: () => Promise<void>;
};

const ignoreMissing = (error: unknown): void => {
  if (errorCodeOf(error) !== 'ENOENT') throw error;
};

/** A folder or a device stands where a file should be written. */
class NotAFileError extends Error {
  readonly code = 'EISDIR';
}

/** Gives the old file a second name; where the disk knows no second names (FAT), moves it. False where there is none. */
const keepOld = async (fs: FileSystem, path: string, backup: string): Promise<boolean> => {
  try {
    if (!(await fs.stat(path)).isFile) throw new NotAFileError(`${path} is not a file`);
  } catch (error) {
    ignoreMissing(error);
    return false;
  }
  try {
    await fs.link(path, backup);
  } catch {
    await fs.rename(path, backup);
  }
  return true;
};

/** Gives the old file its name back. Where even that fails, it stays under the name of its backup: better than lost. */
const putBack = async (fs: FileSystem, backup: string, path: string): Promise<void> => {
  try {
    await fs.rename(backup, path);
    // Where both were names of one file, renaming leaves the second one.
    await discard(fs, backup);
  } catch {
    // Nothing more can be done; the first error is what the caller reports.
  }
};

/** Moves a staged file to its place and says how to take that back: what stood there before keeps a second name. */
const place = async (fs: FileSystem, temporary: string, path: string): Promise<Placed> => {
  const backup = `${temporary}.old`;
  const replaced = await keepOld(fs, path, backup);
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    if (replaced) await putBack(fs, backup, path);
    throw error;
  }
  return {
    path,
    undo: () => (replaced ? putBack(fs, backup, path) : discard(fs, path)),
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
    for (const { undo } of placed) await undo();
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
