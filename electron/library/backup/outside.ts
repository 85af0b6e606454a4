/** A full copy of the library in a folder elsewhere, on another disk at best. */
import { dirname, relative, isAbsolute, join, sep } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { fileFailure } from '../write-failure.ts';
import { type BackupWatch, type MadeBackup, makeBackup } from './make.ts';
import type { BackupPlace } from './place.ts';
import { removeUnfinished } from './rolling.ts';

/** The real path of a folder that may not be there yet. */
const realOf = async (fs: FileSystem, path: string): Promise<string> => {
  try {
    return await fs.realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (errorCodeOf(error) !== 'ENOENT' || parent === path) throw error;
    return join(await realOf(fs, parent), path.slice(parent.length));
  }
};

/** Whether `path` is the folder or lies in it, whatever links lead there. Rejects with the system's error. */
export const isInside = async (fs: FileSystem, folder: string, path: string): Promise<boolean> => {
  const way = relative(await realOf(fs, folder), await realOf(fs, path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

const inLibrary = failure('bad-request', 'The folder lies in the library itself.', {
  kept: 'Nothing was written.',
  next: 'Choose a folder elsewhere, on another disk at best: what destroys the library must not destroy its copy.',
});

/** A failure where nothing may be written to `folder`. */
export const refuseInside = async ({ fs, library }: BackupPlace, folder: string): Promise<Result<null>> => {
  try {
    return (await isInside(fs, library, folder)) ? inLibrary : success(null);
  } catch (error) {
    return fileFailure('could-not-write', 'The folder could not be looked at', error, 'Nothing was written.');
  }
};

/** Copies the library into a new folder in `into`; each file is forced onto the disk and read back. */
export const backUpTo = async (
  place: BackupPlace,
  into: string,
  watch: BackupWatch = {},
): Promise<Result<MadeBackup>> => {
  const allowed = await refuseInside(place, into);
  if (!allowed.ok) return allowed;
  // What cannot be removed now can be later; the new copy is what counts.
  await removeUnfinished(place.fs, into, place.now()).catch(() => undefined);
  return makeBackup(place, { ...watch, into, manner: 'copied', former: null });
};
