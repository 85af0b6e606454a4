/**
 * One file into a backup. Reports and attachments are only ever replaced by another file of their name and never changed in
 * place, so that a second name (a hard link) is as good as a copy and takes no room. Journals grow in place: they are copied,
 * or linked from the backup before where they have not grown since.
 */
import { dirname, join } from 'node:path';
import { errorCodeOf, type FileSystem, type Stamp } from '../file-system.ts';
import { sha256Hex } from '../record-hash.ts';
import type { BackedUpFile } from './manifest.ts';

/** "linked" where the file system can; "copied" for another disk, where each file is read back as well. */
export type Manner = 'linked' | 'copied';

export type Copying = {
  readonly fs: FileSystem;
  readonly library: string;
  /** The folder of the new backup. */
  readonly backup: string;
  readonly manner: Manner;
  /** The backup before: its folder and its files by path. */
  readonly former: { readonly folder: string; readonly files: ReadonlyMap<string, BackedUpFile> } | null;
};

/** FAT, some network shares, another disk, or too many names of one file: there a copy must do. */
const UNLINKABLE = new Set([
  'EXDEV',
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'UNKNOWN',
]);

const PRIVATE = 0o600;

/** What was read back is not what was written. */
class NotAsWrittenError extends Error {
  readonly code = 'EIO';
}

/** Writes a new file, onto the disk. Rejects with the system's error; then a part of it may be there. */
export const writeNew = async (fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> => {
  const file = await fs.create(path, PRIVATE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  if (Buffer.compare(await fs.readFile(path), bytes) !== 0) {
    throw new NotAsWrittenError('the copy is not what was written');
  }
};

const grows = (path: string): boolean => path.startsWith('history/');

const sourceOf = ({ inode, modified }: Stamp): BackedUpFile['source'] => ({
  inode: String(inode),
  modified: String(modified),
});

const isSame = (file: BackedUpFile, stamp: Stamp): boolean =>
  file.source.inode === String(stamp.inode) &&
  file.source.modified === String(stamp.modified) &&
  file.size === Number(stamp.size);

/** False where the file system cannot. */
const tryLink = async (fs: FileSystem, existing: string, name: string): Promise<boolean> => {
  try {
    await fs.link(existing, name);
    return true;
  } catch (error) {
    // The former backup's file may be missing: then there is nothing to link.
    if (UNLINKABLE.has(errorCodeOf(error)) || errorCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
};

const copyBytes = async (
  { fs, library, backup }: Copying,
  path: string,
  stamp: Stamp,
): Promise<BackedUpFile> => {
  const bytes = await fs.readFile(join(library, path));
  await writeNew(fs, join(backup, path), bytes);
  return { path, size: bytes.byteLength, sha256: sha256Hex(bytes), source: sourceOf(stamp) };
};

/** What the backup before knows of a file that is still the same. */
const unchanged = ({ former }: Copying, path: string, stamp: Stamp): BackedUpFile | null => {
  const file = former?.files.get(path);
  return file && isSame(file, stamp) ? file : null;
};

const linkGrowing = async (copying: Copying, path: string, stamp: Stamp): Promise<BackedUpFile | null> => {
  const { fs, backup, former } = copying;
  const known = unchanged(copying, path, stamp);
  if (known === null || former === null) return null;
  return (await tryLink(fs, join(former.folder, path), join(backup, path))) ? known : null;
};

const linkReplaced = async (copying: Copying, path: string): Promise<BackedUpFile | null> => {
  const { fs, library, backup } = copying;
  const name = join(backup, path);
  if (!(await tryLink(fs, join(library, path), name))) return null;
  const linked = await fs.stat(name);
  const known = unchanged(copying, path, linked);
  if (known) return known;
  // Read through the new name: the old one may be another file by now.
  const bytes = await fs.readFile(name);
  return { path, size: bytes.byteLength, sha256: sha256Hex(bytes), source: sourceOf(linked) };
};

/** Puts one file into the backup; null where it is not in the library any more. Rejects with the system's error. */
export const copyFile = async (copying: Copying, path: string): Promise<BackedUpFile | null> => {
  const { fs, library, backup, manner } = copying;
  let stamp: Stamp;
  try {
    stamp = await fs.stat(join(library, path));
    if (!stamp.isFile) return null;
    const link = grows(path) ? linkGrowing : linkReplaced;
    const linked = manner === 'linked' ? await link(copying, path, stamp) : null;
    return linked ?? (await copyBytes(copying, path, stamp));
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    // Moved to the trash meanwhile, or the folder of the backup is gone: that is no file to skip.
    await fs.stat(dirname(join(backup, path)));
    return null;
  }
};
