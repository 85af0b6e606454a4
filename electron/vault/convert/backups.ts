/** Backups of the time before a library was encrypted: they are named, and removed only where a person asks for it. */
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { BACKUP_MANIFEST, BACKUPS } from '../../library/backup/place.ts';
import { reasonOf } from '../../library/write-failure.ts';
import { isSealedLine } from '../line.ts';
import { isSealed } from '../sealed-bytes.ts';
import { type LibraryPlace, MANIFEST, MANIFEST_COPY, protectionOf, readManifest } from './manifest.ts';
import { linesOf } from './outcome.ts';
import { filesUnder } from './walk.ts';

/** Files by the backup (a folder or a file) that they are in. */
const byBackup = async ({ fs, folder }: LibraryPlace): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const path of await filesUnder(fs, join(folder, BACKUPS))) {
    const [name = ''] = path.split('/');
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  return found;
};

const isPlainFile = async ({ fs, folder }: LibraryPlace, path: string): Promise<boolean> => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Names, sizes and hashes of stored bytes tell nothing of a report.
  if ([MANIFEST, MANIFEST_COPY, BACKUP_MANIFEST].includes(name)) return false;
  const bytes = await fs.readFile(join(folder, BACKUPS, path));
  return name.includes('.jsonl')
    ? linesOf(bytes).some((line) => line.byteLength > 0 && !isSealedLine(line))
    : !isSealed(bytes);
};

/** Names of the backups that hold anything plain. Rejects with the system's error. */
export const plainBackups = async (place: LibraryPlace): Promise<string[]> => {
  const plain: string[] = [];
  for (const [name, paths] of await byBackup(place)) {
    for (const path of paths) {
      if (!(await isPlainFile(place, path))) continue;
      plain.push(name);
      break;
    }
  }
  return plain;
};

/**
 * Deletes these backups, where they are plain and the library is encrypted; others are left. Their bytes are not
 * overwritten: a disk may keep what was deleted. Empty folders stay.
 */
export const removePlainBackups = async (
  place: LibraryPlace,
  names: readonly string[],
): Promise<Result<{ readonly removed: readonly string[] }>> => {
  const manifest = await readManifest(place);
  if (!manifest.ok) return manifest;
  const protection = protectionOf(manifest.value);
  if (!protection.ok) return protection;
  if (protection.value.state !== 'encrypted') {
    return failure('conflict', 'Plain backups are removed only once the whole library is encrypted.', {
      kept: 'Every backup is still there.',
      next: 'Finish the encryption first.',
    });
  }
  const removed: string[] = [];
  try {
    const plain = new Set(await plainBackups(place));
    for (const [name, paths] of await byBackup(place)) {
      if (!names.includes(name) || !plain.has(name)) continue;
      for (const path of paths) {
        const file = join(place.folder, BACKUPS, path);
        await place.fs.unlink(file);
        await place.fs.syncFolder(dirname(file));
      }
      removed.push(name);
    }
    return success({ removed });
  } catch (error) {
    const { what, next } = reasonOf(error);
    return failure('could-not-write', `Not every plain backup could be removed: ${what}.`, {
      kept: `Removed: ${removed.join(', ') || 'none'}. The reports themselves are unchanged.`,
      next,
    });
  }
};
