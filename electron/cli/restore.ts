/** `debrief restore`: a library out of a backup into an empty folder, or one report back into the library. */
import path from 'node:path';
import { readBackupManifest, reportIds } from '../library/backup/manifest.ts';
import { type BackupPlace, isBackupName, rollingFolder } from '../library/backup/place.ts';
import { openBackup } from '../library/backup/reader.ts';
import { restoreLibrary } from '../library/backup/restore-library.ts';
import { restoreReport } from '../library/backup/restore-report.ts';
import { createLibrary } from '../library/library.ts';
import { amount } from './amount.ts';
import { backupPlace } from './backup.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { openSealer } from './open-library.ts';
import { terminalProgress, untilInterrupted } from './progress.ts';

export type RestoreOptions = {
  readonly to?: string;
  readonly report?: string;
  readonly library?: string;
  readonly passphraseFile?: string;
};

const usage = (line: string): CommandError => new CommandError(exitCodes.usage, [`error: ${line}`]);

const folderOf = (place: BackupPlace, backup: string): string =>
  isBackupName(backup) ? path.join(rollingFolder(place), backup) : path.resolve(backup);

const restoreAll = async (
  place: BackupPlace,
  backup: string,
  to: string,
  terminal: Terminal,
): Promise<void> => {
  const progress = terminalProgress('Restoring');
  const { signal, release } = untilInterrupted();
  try {
    const restored = await restoreLibrary(place, backup, to, { signal, onProgress: progress.step });
    progress.end();
    if (!restored.ok) throw commandError(restored.error);
    const { files, damage } = restored.value;
    terminal.out(`Restored ${amount(files, 'file')} into ${to}`);
    for (const each of damage) terminal.err(`${each.path}: ${each.message}`);
    if (damage.length > 0) throw new CommandError(exitCodes.invalid, []);
  } finally {
    progress.end();
    release();
  }
};

const outcomes = {
  added: 'It was not in the library and is now.',
  'set-back': 'Its state before this stays in its history.',
  same: 'The library had this state already.',
} as const;

const restoreOne = async (
  place: BackupPlace,
  backup: string,
  id: string,
  passphraseFile: string | undefined,
  terminal: Terminal,
): Promise<void> => {
  const manifest = await readBackupManifest(place.fs, backup);
  if (!manifest.ok) throw commandError(manifest.error);
  if (manifest.value === null) throw usage(`${backup} is not a backup, or was never finished.`);
  if (!reportIds(manifest.value).includes(id)) throw usage(`There is no report ${id} in ${backup}.`);
  const { library: folder, fs, now, newId } = place;
  const sealer = await openSealer({ folder, fs, now, newId }, { folder, passphraseFile });
  const reader = await openBackup(place, backup, () => sealer);
  if (!reader.ok) throw commandError(reader.error);
  const library = createLibrary({ folder, fs, now, newId, sealer: () => sealer });
  const restored = await restoreReport(library, reader.value, id, manifest.value.madeAt);
  if (!restored.ok) throw commandError(restored.error);
  terminal.out(`Restored report ${id}. ${outcomes[restored.value.outcome]}`);
  for (const name of restored.value.missing) terminal.err(`note: Its attachment “${name}” is in neither.`);
};

/** Restores; throws a CommandError. */
export const restoreCommand = async (
  backup: string,
  options: RestoreOptions,
  terminal: Terminal,
): Promise<void> => {
  const { to, report } = options;
  if ((to === undefined) === (report === undefined)) {
    throw usage('Say what to restore: everything with --to <folder>, or one report with --report <id>.');
  }
  const place = backupPlace(options.library);
  const folder = folderOf(place, backup);
  if (to !== undefined) await restoreAll(place, folder, path.resolve(to), terminal);
  if (report !== undefined) await restoreOne(place, folder, report, options.passphraseFile, terminal);
};
