/** The backups of a workspace: the daily one, which nobody waits for, and those that somebody asks for. */
import { isAbsolute } from 'node:path';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import type { BackupPlace } from '../../library/backup/place.ts';
import type { BackupWatch } from '../../library/backup/make.ts';
import { isBackedUpToday, rollBackup, type RolledBackup } from '../../library/backup/rolling.ts';
import type { FileSystem } from '../../library/file-system.ts';
import { fileStamp } from '../../library/stamp.ts';
import { createTurns } from '../../library/turns.ts';
import type { Keeper } from '../../vault/keeper/keeper.ts';
import type { Host } from '../host.ts';

/** Milliseconds between the first write of a day and its backup: whoever opened Debrief to work comes first. */
const DELAY = 10_000;

export interface BackupService {
  readonly place: BackupPlace;
  /** Something was written: the first time of a day a rolling copy is made, in a while and in the background. */
  touched(): void;
  /** Makes a rolling copy; one at a time. */
  roll(watch: BackupWatch): Promise<Result<RolledBackup>>;
  /** Runs an action that `cancel(job)` can stop. */
  run<T>(job: string, action: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>>;
  /** Stops a job; one that has ended already is no fault. */
  cancel(job: string): void;
  /** Stops all jobs, the daily backup too; that is made after the next write then. */
  cancelAll(): void;
  /** Whether this folder may be read from or written to: chosen in the host's dialog, or typed where it has none. */
  allows(folder: string): Result<null>;
  /** Asks for a folder. */
  choose(purpose: FolderPurpose): Promise<Result<string | null>>;
  /** Stops all jobs and waits until what they had begun is cleared away. */
  close(): Promise<void>;
}

export type FolderPurpose = 'back-up' | 'restore-from' | 'restore-to';

const DAY_DIGITS = 8;

const notChosen = failure('bad-request', 'The folder was not chosen in Debrief’s dialog.', {
  kept: 'Nothing was read or written.',
  next: 'Choose the folder there.',
});

const notAbsolute = failure('bad-request', 'The folder must be named from the root of a disk.', {
  kept: 'Nothing was read or written.',
  next: 'Type the whole path: /media/stick, or E:\\Backups.',
});

const noDialog = failure('not-available', 'This host has no dialog to choose a folder in.', {
  next: 'Type its path.',
});

export const createBackupService = (options: {
  readonly host: Host;
  readonly fs: FileSystem;
  readonly vault: Keeper;
}): BackupService => {
  const { host, fs, vault } = options;
  const place: BackupPlace = {
    library: host.libraryFolder,
    fs,
    now: () => host.now(),
    newId: () => host.newId(),
  };
  const inTurn = createTurns();
  const roll = (watch: BackupWatch) => rollBackup(place, host.preferences.read().backups, watch);
  const jobs = new Map<string, AbortController>();
  const chosen = new Set<string>();
  const running = new Set<Promise<unknown>>();
  /** The day, UTC, of which there is a backup, or one will be made in a moment. */
  let day = '';
  let soon: NodeJS.Timeout | undefined;
  let daily: AbortController | null = null;

  const followed = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const forget = (): void => void running.delete(work);
    work.then(forget, forget);
    return work;
  };

  const makeDaily = async (): Promise<void> => {
    const controller = new AbortController();
    daily = controller;
    const made = await vault
      .use(() =>
        inTurn('roll', async () => {
          if (await isBackedUpToday(place)) return success(null);
          return roll({ signal: controller.signal });
        }),
      )
      .catch(() => null);
    daily = null;
    // What did not work now is tried again at the next write; the list of backups shows what there is.
    if (made?.ok !== true) day = '';
  };

  const cancelAll = (): void => {
    if (soon !== undefined) day = '';
    clearTimeout(soon);
    soon = undefined;
    daily?.abort();
    for (const controller of jobs.values()) controller.abort();
  };

  return {
    place,
    touched: () => {
      const today = fileStamp(host.now()).slice(0, DAY_DIGITS);
      const delay = host.backupDelay ?? DELAY;
      if (day === today || delay === null) return;
      day = today;
      clearTimeout(soon);
      soon = setTimeout(() => {
        soon = undefined;
        void followed(makeDaily());
      }, delay).unref();
    },
    roll: (watch) => inTurn('roll', () => roll(watch)),
    run: (job, action) => {
      if (jobs.has(job)) {
        return Promise.resolve(
          failure('bad-request', 'A backup of this name is running already.', { kept: 'It goes on.' }),
        );
      }
      const controller = new AbortController();
      jobs.set(job, controller);
      return followed(action(controller.signal).finally(() => jobs.delete(job)));
    },
    cancel: (job) => jobs.get(job)?.abort(),
    cancelAll,
    allows: (folder) => {
      if (host.chooseFolder) return chosen.has(folder) ? success(null) : notChosen;
      return isAbsolute(folder) ? success(null) : notAbsolute;
    },
    choose: async (purpose) => {
      if (!host.chooseFolder) return noDialog;
      const folder = await host.chooseFolder(purpose);
      if (folder !== null) chosen.add(folder);
      return success(folder);
    },
    close: async () => {
      cancelAll();
      await Promise.allSettled(running);
    },
  };
};
