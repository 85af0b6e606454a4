/**
 * The rolling copies of a library: makes one, reads it back, and only then lets go of those that are not needed any more.
 * What is not whole never takes the place of what is.
 */
import { join } from 'node:path';
import { type Result, success } from '../../../shared/contract/result.ts';
import type { FileSystem } from '../file-system.ts';
import { fileFailure } from '../write-failure.ts';
import { fileStamp } from '../stamp.ts';
import { BACKED_UP_FOLDERS } from './contents.ts';
import { backupNames, listBackups } from './list.ts';
import { type BackupWatch, type MadeBackup, makeBackup } from './make.ts';
import { readBackupManifest } from './manifest.ts';
import { type BackupPlace, rollingFolder } from './place.ts';
import { removeBackup } from './remove.ts';
import { type Keeping, surplus } from './rotate.ts';
import { type Damage, type KnownHashes, verifyBackup } from './verify.ts';

/** A backup that was not finished for so many milliseconds is not being made any more. */
const STALE_AFTER = 60 * 60 * 1000;

/** When anything was last put into a backup: nanoseconds since 1970. */
const lastTouched = async (fs: FileSystem, folder: string): Promise<bigint> => {
  const paths = [folder, ...BACKED_UP_FOLDERS.map((each) => join(folder, each))];
  const stamps = await Promise.all(paths.map((path) => fs.stat(path).catch(() => null)));
  return stamps.reduce((latest, stamp) => (stamp && stamp.modified > latest ? stamp.modified : latest), 0n);
};

/** Removes what killed programs left of backups. Another program's, which is under way, is young. */
export const removeUnfinished = async (fs: FileSystem, into: string, now: Date): Promise<void> => {
  const oldest = BigInt(now.getTime() - STALE_AFTER) * 1_000_000n;
  for (const name of await backupNames(fs, into)) {
    const folder = join(into, name);
    const manifest = await readBackupManifest(fs, folder);
    if (!manifest.ok || manifest.value !== null) continue;
    if ((await lastTouched(fs, folder)) < oldest) await removeBackup(fs, folder);
  }
};

export type RolledBackup = MadeBackup & {
  /** What of the new backup is not as it was when it was first copied. */
  readonly damage: readonly Damage[];
  /** Names of those that were removed. */
  readonly removed: readonly string[];
};

type Former = {
  /** The newest backup that is whole, all of it read; null where there is none. */
  readonly whole: string | null;
  /** Whether a newer one is damaged. */
  readonly isAnyDamaged: boolean;
};

const lookBack = async (
  fs: FileSystem,
  into: string,
  watch: BackupWatch,
  known: KnownHashes,
): Promise<Former> => {
  const listed = await listBackups(fs, into);
  for (const [at, { folder }] of listed.entries()) {
    const verified = await verifyBackup(fs, folder, { signal: watch.signal }, known);
    if (verified.ok && verified.value.damage.length === 0) return { whole: folder, isAnyDamaged: at > 0 };
  }
  return { whole: null, isAnyDamaged: listed.length > 0 };
};

/** "20260314" of a backup's name. */
const DAY_DIGITS = 8;

/** Whether the newest rolling copy is of this day, UTC. Rejects with the system's error. */
export const isBackedUpToday = async (place: BackupPlace): Promise<boolean> => {
  const into = rollingFolder(place);
  const today = fileStamp(place.now()).slice(0, DAY_DIGITS);
  for (const name of await backupNames(place.fs, into)) {
    if (name.slice(0, DAY_DIGITS) < today) return false;
    const manifest = await readBackupManifest(place.fs, join(into, name));
    if (!manifest.ok || manifest.value !== null) return true;
  }
  return false;
};

/** Makes a rolling copy. A failure leaves the former ones as they are. */
export const rollBackup = async (
  place: BackupPlace,
  keeping: Keeping,
  watch: BackupWatch = {},
): Promise<Result<RolledBackup>> => {
  const { fs, now } = place;
  const into = rollingFolder(place);
  const known: KnownHashes = new Map();
  try {
    await removeUnfinished(fs, into, now());
    const former = await lookBack(fs, into, watch, known);
    const made = await makeBackup(place, { ...watch, into, manner: 'linked', former: former.whole });
    if (!made.ok) return made;
    const verified = await verifyBackup(fs, made.value.folder, { signal: watch.signal }, known);
    if (!verified.ok) return verified;
    const { damage } = verified.value;
    const removed: string[] = [];
    // Where a backup was damaged, older ones may hold what the newer, and the library by now, do not.
    if (damage.length === 0 && !former.isAnyDamaged) {
      const whole = (await listBackups(fs, into)).filter(({ failure }) => failure === null);
      for (const name of surplus(whole, keeping)) {
        if (watch.signal?.aborted === true) break;
        await removeBackup(fs, join(into, name));
        removed.push(name);
      }
    }
    return success({ ...made.value, damage, removed });
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The backup could not be made',
      error,
      'The library and the backups before it are unchanged.',
    );
  }
};
