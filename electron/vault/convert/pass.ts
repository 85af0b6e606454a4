/** Once over all files of a library: each is decided on, and what was decided is done. A file that fails stops no other. */
import { join } from 'node:path';
import { reasonOf } from '../../library/write-failure.ts';
import { isSealed } from '../sealed-bytes.ts';
import { apply } from './apply.ts';
import type { LibraryPlace } from './manifest.ts';
import type { Outcome } from './outcome.ts';
import { classify, filesUnder, type LibraryFile } from './walk.ts';

export type Decide = (file: LibraryFile, bytes: Uint8Array) => Outcome;

export type Watch = {
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the conversion between two files; it can be continued. */
  readonly signal?: AbortSignal;
};

/** A file (relative to the library) and what is to be said of it. */
export type Remark = { readonly path: string; readonly message: string };

export type Pass = {
  /** Files that were changed. */
  readonly changed: number;
  /** Files that could not be read or written. */
  readonly failed: readonly Remark[];
  /** Sealed files that do not open, wholly or in part. */
  readonly unreadable: readonly Remark[];
  /** Plain files that are none of Debrief's. */
  readonly unknown: readonly string[];
  readonly isCancelled: boolean;
};

const decideOn = async (place: LibraryPlace, decide: Decide, file: LibraryFile): Promise<Outcome> => {
  if (file.kind === 'index' || file.kind === 'temporary') return { kind: 'remove' };
  return decide(file, await place.fs.readFile(join(place.folder, file.path)));
};

/** Rejects where the folders cannot be listed. */
export const pass = async (place: LibraryPlace, decide: Decide, watch: Watch): Promise<Pass> => {
  const files = (await filesUnder(place.fs, place.folder))
    .map(classify)
    .filter((file) => file.kind !== 'apart');
  const failed: Remark[] = [];
  const unreadable: Remark[] = [];
  const unknown: string[] = [];
  let changed = 0;
  for (const [at, file] of files.entries()) {
    const { path } = file;
    if (watch.signal?.aborted === true) return { changed, failed, unreadable, unknown, isCancelled: true };
    try {
      if (file.kind === 'unknown') {
        if (!isSealed(await place.fs.readFile(join(place.folder, path)))) unknown.push(path);
      } else {
        const outcome = await decideOn(place, decide, file);
        if (await apply(place, path, outcome)) changed += 1;
        if (outcome.kind === 'unreadable') unreadable.push({ path, message: outcome.reason });
        if (outcome.kind === 'replace' && outcome.trouble !== undefined) {
          unreadable.push({ path, message: outcome.trouble });
        }
      }
    } catch (error) {
      failed.push({ path, message: reasonOf(error).what });
    }
    watch.onProgress?.(at + 1, files.length);
  }
  return { changed, failed, unreadable, unknown, isCancelled: false };
};
