/** `debrief backup`: copies a library into its rolling backups, or in full to a folder elsewhere. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../shared/contract/result.ts';
import { sizeWords } from '../../shared/document/words.ts';
import { type ListedBackup, listBackups } from '../library/backup/list.ts';
import type { MadeBackup } from '../library/backup/make.ts';
import { bytesIn, reportsIn } from '../library/backup/manifest.ts';
import { backUpTo } from '../library/backup/outside.ts';
import { type BackupPlace, rollingFolder } from '../library/backup/place.ts';
import { rollBackup } from '../library/backup/rolling.ts';
import type { Damage } from '../library/backup/verify.ts';
import { nodeFileSystem } from '../library/file-system.ts';
import { reasonOf } from '../library/write-failure.ts';
import { libraryFolder } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { amount } from './amount.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { terminalProgress, untilInterrupted } from './progress.ts';

export type BackupOptions = { readonly to?: string; readonly list?: boolean; readonly library?: string };

export const backupPlace = (library: string | undefined): BackupPlace => ({
  library: libraryFolder(library, process.env),
  fs: nodeFileSystem,
  now: () => new Date(),
  newId: randomUUID,
});

const lineOf = ({ name, reports, bytes, failure }: ListedBackup): string =>
  failure === null
    ? `${name}  ${amount(reports, 'report')}  ${sizeWords(bytes)}`
    : `${name}  ${failure.message}`;

const list = async (folder: string, terminal: Terminal): Promise<void> => {
  const listed = await listBackups(nodeFileSystem, folder);
  for (const backup of listed) terminal.out(lineOf(backup));
  if (listed.length === 0) terminal.err(`There are no backups in ${folder}.`);
};

/** A library that does not exist has nothing to back up, and should not come to be by it. */
const assertThere = async (library: string): Promise<void> => {
  try {
    await stat(library);
  } catch (error) {
    throw new CommandError(exitCodes.usage, [
      `error: The library ${library} cannot be read: ${reasonOf(error).what}.`,
    ]);
  }
};

/** Backs up; throws a CommandError: 3 where it could not be written. */
export const backupCommand = async (options: BackupOptions, terminal: Terminal): Promise<void> => {
  const place = backupPlace(options.library);
  await assertThere(place.library);
  const to = options.to === undefined ? null : path.resolve(options.to);
  if (options.list === true) {
    await list(to ?? rollingFolder(place), terminal);
    return;
  }
  const progress = terminalProgress('Backing up');
  const { signal, release } = untilInterrupted();
  const watch = { signal, onProgress: progress.step };
  const preferences = openPreferences(process.env['DEBRIEF_CONFIG'], place.now);
  try {
    const made: Result<MadeBackup & { readonly damage?: readonly Damage[] }> =
      to === null
        ? await rollBackup(place, preferences.read().backups, watch)
        : await backUpTo(place, to, watch);
    if (!made.ok) throw commandError(made.error);
    const { folder, manifest, damage = [] } = made.value;
    progress.end();
    const size = sizeWords(bytesIn(manifest));
    terminal.out(`Backed up ${amount(reportsIn(manifest), 'report')}, ${size}: ${folder}`);
    for (const each of damage) terminal.err(`${each.path}: ${each.message}`);
    if (damage.length > 0) throw new CommandError(exitCodes.invalid, []);
  } finally {
    progress.end();
    release();
  }
};
