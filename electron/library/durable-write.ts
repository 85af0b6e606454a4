/**
 * Writing a file so that a crash, a full disk or a power cut leaves either the old file or the new one, whole. The bytes
 * go to a temporary file beside the target, are forced onto the disk and checked, and only then take the target's name.
 */
import { basename, dirname, join } from 'node:path';
import { errorCodeOf, type FileSystem, type WritableFile } from './file-system.ts';

/** What is to stand in a file: bytes, or pieces that are made while they are written. Rejects as its maker does. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** Temporary files carry this ending; those a killed process left behind are swept by `sweepTemporaryFiles`. */
const TEMPORARY = '.debrief-tmp';

/** Whether a file of this name is one that a write under way, or one that was killed, left. */
export const isTemporary = (path: string): boolean => path.endsWith(TEMPORARY);

/** Rights of what the library keeps: for its owner alone. */
const PRIVATE = 0o600;

/** Rights of what is made to be handed on: those of any other document of the person who writes it. */
export const SHAREABLE = 0o666;

/** A part of the target's name tells a person whose it is; all of it could make the name too long for the disk. */
export const temporaryName = (path: string, newId: () => string): string =>
  join(dirname(path), `.${basename(path).slice(0, 40)}.${newId()}${TEMPORARY}`);

/** A short write that no system call reported. */
class ShortWriteError extends Error {
  readonly code = 'ENOSPC';
}

/** Removes a file if it is there. A file that cannot be removed is left to the next sweep: the first error matters more. */
export const discard = async (fs: FileSystem, path: string): Promise<void> => {
  try {
    await fs.unlink(path);
  } catch {
    // Already gone, or the disk refuses: nothing that was kept depends on it.
  }
};

/** Writes one piece after the other. Returns how many bytes there were. */
const writeAll = async (file: WritableFile, content: Content): Promise<number> => {
  if (content instanceof Uint8Array) {
    await file.writeFile(content);
    return content.byteLength;
  }
  let written = 0;
  for await (const piece of content) {
    await file.writeFile(piece);
    written += piece.byteLength;
  }
  return written;
};

/** Writes the content to a new temporary file beside `path` and forces it onto the disk. Returns its path. */
export const stage = async (
  fs: FileSystem,
  path: string,
  content: Content,
  newId: () => string,
  mode: number = PRIVATE,
): Promise<string> => {
  const temporary = temporaryName(path, newId);
  const file = await fs.create(temporary, mode);
  try {
    try {
      const written = await writeAll(file, content);
      await file.sync();
      const size = await file.size();
      if (size !== written) throw new ShortWriteError(`only ${size} of ${written} bytes were written`);
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard(fs, temporary);
    throw error;
  }
  return temporary;
};

/**
 * Writes a file durably, replacing what was there. Rejects with the system's error, or that of the content's maker; then
 * the old file stands untouched and no temporary file remains. (Where only the last step fails, syncing the folder, the new
 * file stands, whole.)
 */
export const writeDurably = async (
  fs: FileSystem,
  path: string,
  content: Content,
  newId: () => string,
  mode: number = PRIVATE,
): Promise<void> => {
  const temporary = await stage(fs, path, content, newId, mode);
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    await discard(fs, temporary);
    throw error;
  }
  await fs.syncFolder(dirname(path));
};

/** Removes temporary files of killed processes, older than `maxAge` milliseconds, so that none of a running one is hit. */
export const sweepTemporaryFiles = async (
  fs: FileSystem,
  folder: string,
  now: Date,
  maxAge: number,
): Promise<void> => {
  let names: readonly string[];
  try {
    names = await fs.readdir(folder);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const oldest = BigInt(now.getTime() - maxAge) * 1_000_000n;
  for (const name of names.filter(isTemporary)) {
    const path = join(folder, name);
    const stamp = await fs.stat(path).catch(() => null);
    if (stamp && stamp.modified < oldest) await discard(fs, path);
  }
};
