/** Whether somebody edits a report of a library: a lock that was renewed a moment ago says so. */
import { join } from 'node:path';
import type { LibraryPlace } from '../convert/manifest.ts';

/** Milliseconds after which a lock that was not renewed belongs to nobody. */
const FRESH = 30_000;

/** How many reports are being edited, by whatever program. */
export const reportsInUse = async ({ fs, folder, now }: LibraryPlace): Promise<number> => {
  const locks = join(folder, 'locks');
  const names = (await fs.readdir(locks).catch(() => [])).filter((name) => name.endsWith('.json'));
  const stamps = await Promise.all(names.map((name) => fs.stat(join(locks, name)).catch(() => null)));
  const oldest = BigInt(now().getTime() - FRESH) * 1_000_000n;
  return stamps.filter((stamp) => stamp !== null && stamp.modified > oldest).length;
};
