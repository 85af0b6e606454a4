/** Removes a backup: only what a backup can hold, so that nothing else is lost that somebody put into its folder. */
import { join } from 'node:path';
import { isTemporary } from '../durable-write.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { MANIFEST, MANIFEST_COPY } from '../../vault/convert/manifest.ts';
import { BACKED_UP_FOLDERS } from './contents.ts';
import { BACKUP_MANIFEST } from './place.ts';

const TOP: readonly string[] = [BACKUP_MANIFEST, MANIFEST, MANIFEST_COPY];

const emptied = async (fs: FileSystem, folder: string, isOurs: (name: string) => boolean): Promise<void> => {
  let names: readonly string[];
  try {
    names = await fs.readdir(folder);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  for (const name of names.filter(isOurs)) await fs.unlink(join(folder, name));
};

/** Removes a folder that is empty; one that is not, or is not there, stays as it is. */
const removeEmpty = async (fs: FileSystem, folder: string): Promise<void> => {
  await fs.rmdir(folder).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCodeOf(error))) throw error;
  });
};

/**
 * The manifest goes first: a removal that is broken off leaves an unfinished backup and not one that looks whole. Rejects
 * with the system's error.
 */
export const removeBackup = async (fs: FileSystem, backup: string): Promise<void> => {
  await emptied(fs, backup, (name) => name === BACKUP_MANIFEST);
  for (const folder of BACKED_UP_FOLDERS) {
    await emptied(fs, join(backup, folder), () => true);
    await removeEmpty(fs, join(backup, folder));
  }
  await emptied(fs, backup, (name) => TOP.includes(name) || isTemporary(name));
  await removeEmpty(fs, backup);
};
