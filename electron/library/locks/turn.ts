/**
 * Lets the processes over one folder take turns at one report: while a file `<id>.turn` is there, whoever created it is at
 * work. A turn lasts as long as one save. What a killed process left behind is put aside.
 */
import { join } from 'node:path';
import { discard, temporaryName } from '../durable-write.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import type { Program } from './program.ts';
import { encodeRecord, hasEnded, ownerOf, readOwner } from './record.ts';
import type { Watch } from './watch.ts';

/** Longest wait for a turn, in milliseconds. */
export const PATIENCE = 10_000;
/** After so many milliseconds without a change a file of another machine, or one that cannot be read, is given up. */
export const GIVEN_UP_AFTER = 30_000;
/** Longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;

const PRIVATE = 0o600;

/** Another process has been at work on the report for too long. */
export class TurnTakenError extends Error {
  readonly code = 'EBUSY';
}

export type TurnOptions = {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly program: Program;
  readonly watch: Watch;
  readonly newId: () => string;
  /** Milliseconds from any beginning; never set back. */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Waits for the turn; what it resolves to ends it. Rejects with the system's error, or with a TurnTakenError. */
export const createTurnstile = (options: TurnOptions): ((id: string) => Promise<() => Promise<void>>) => {
  const { fs, folder, program, watch, newId, clock, pause } = options;

  /** False where the turn is another's. */
  const create = async (path: string): Promise<boolean> => {
    let file;
    try {
      file = await fs.create(path, PRIVATE);
    } catch (error) {
      if (errorCodeOf(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      await file.writeFile(encodeRecord(ownerOf(program)));
      await file.close();
    } catch (error) {
      await discard(fs, path);
      throw error;
    }
    return true;
  };

  const isLeft = (path: string, bytes: Uint8Array): boolean => {
    const owner = readOwner(bytes);
    // Within a process turns are taken in order, so that one of this very run was left by a failed removal.
    if (owner && (owner.run === program.run || hasEnded(owner, program))) return true;
    return watch.unchangedFor(path, Buffer.from(bytes).toString('latin1')) >= GIVEN_UP_AFTER;
  };

  /** Takes a left turn away: by its name first, so that of several who found it only one does. */
  const putAside = async (path: string, found: Uint8Array): Promise<void> => {
    const aside = temporaryName(path, newId);
    if ((await orNull(fs.rename(path, aside).then(() => true))) === null) return;
    const taken = await fs.readFile(aside);
    // Another was quicker, and this is the turn it began: it gets it back.
    if (!Buffer.from(taken).equals(found)) await fs.link(aside, path).catch(() => undefined);
    await discard(fs, aside);
    watch.forget(path);
  };

  const end = async (path: string): Promise<void> => {
    const bytes = await fs.readFile(path).catch(() => null);
    if (bytes && readOwner(bytes)?.run === program.run) await discard(fs, path);
  };

  return async (id) => {
    const path = join(folder, `${id}.turn`);
    await fs.mkdir(folder);
    const began = clock();
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      if (await create(path)) return () => end(path);
      const bytes = await orNull(fs.readFile(path));
      if (bytes === null) continue;
      if (isLeft(path, bytes)) await putAside(path, bytes);
      else if (clock() - began > PATIENCE)
        throw new TurnTakenError('another program is at work on the report');
      // Not all at the same moment.
      else await pause(wait * (0.5 + Math.random()));
    }
  };
};
