/** Does to the disk what was decided of a file, so that a crash at any step leaves it whole, old or new. */
import { dirname, join } from 'node:path';
import { writeDurably } from '../../library/durable-write.ts';
import { errorCodeOf } from '../../library/file-system.ts';
import type { LibraryPlace } from './manifest.ts';
import type { Outcome } from './outcome.ts';

const readIfThere = async ({ fs }: LibraryPlace, path: string): Promise<Uint8Array | null> => {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const remove = async ({ fs }: LibraryPlace, path: string): Promise<void> => {
  await fs.unlink(path);
  await fs.syncFolder(dirname(path));
};

/** Puts a file that is in the way aside; it holds something else than what is about to take its name. */
const putAside = async ({ fs, now, newId }: LibraryPlace, path: string): Promise<void> => {
  const time = now().toISOString().replaceAll(/[:.]/g, '-');
  await fs.rename(path, `${path}.corrupt-${time}-${newId()}`);
};

/** True where anything was changed. Rejects with the system's error. `path` is relative to the library. */
export const apply = async (place: LibraryPlace, path: string, outcome: Outcome): Promise<boolean> => {
  const from = join(place.folder, path);
  switch (outcome.kind) {
    case 'keep':
    case 'unreadable':
      return false;
    case 'remove':
      await remove(place, from);
      return true;
    case 'replace':
      await writeDurably(place.fs, from, outcome.bytes, place.newId);
      return true;
    case 'move': {
      const to = join(place.folder, outcome.path);
      const existing = await readIfThere(place, to);
      if (existing && !outcome.isSame(existing)) await putAside(place, to);
      if (!existing || !outcome.isSame(existing)) {
        await writeDurably(place.fs, to, outcome.bytes, place.newId);
      }
      await remove(place, from);
      return true;
    }
  }
};
