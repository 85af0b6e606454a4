/** Looks at the files of a folder without reading them. */
import { join } from 'node:path';
import { errorCodeOf, type FileSystem, type Stamp } from '../file-system.ts';

/** Files looked at at the same time: more make it slower again. */
const BATCH = 64;

export type Seen = {
  readonly file: string;
  /** Null where the file is there, but cannot be looked at. */
  readonly stamp: Stamp | null;
  /** Why it cannot. */
  readonly error?: unknown;
};

const lookAt = async (fs: FileSystem, folder: string, file: string): Promise<Seen | null> => {
  try {
    return { file, stamp: await fs.stat(join(folder, file)) };
  } catch (error) {
    // It vanished meanwhile.
    return errorCodeOf(error) === 'ENOENT' ? null : { file, stamp: null, error };
  }
};

/**
 * Every file of the folder with this ending. The time of the folder itself would not do: it tells of names that came and went,
 * not of files that were written in their place. Rejects where the folder cannot be read; one that is missing is empty.
 */
export const lookAtFolder = async (
  fs: FileSystem,
  folder: string,
  ending: string,
): Promise<readonly Seen[]> => {
  let names: readonly string[] = [];
  try {
    names = (await fs.readdir(folder)).filter((name) => name.endsWith(ending) && !name.startsWith('.'));
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
  }
  const seen: Seen[] = [];
  for (let from = 0; from < names.length; from += BATCH) {
    const batch = names.slice(from, from + BATCH).map((name) => lookAt(fs, folder, name));
    seen.push(...(await Promise.all(batch)).filter((each) => each !== null));
  }
  return seen;
};
