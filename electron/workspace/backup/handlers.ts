/** The channels of backups. */
import { success } from '../../../shared/contract/result.ts';
import { listBackups } from '../../library/backup/list.ts';
import type { BackupWatch } from '../../library/backup/make.ts';
import { backUpTo } from '../../library/backup/outside.ts';
import { openBackup } from '../../library/backup/reader.ts';
import { restoreLibrary } from '../../library/backup/restore-library.ts';
import { restoreReport } from '../../library/backup/restore-report.ts';
import { verifyBackup } from '../../library/backup/verify.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Context, Handler } from '../handler.ts';
import { backupsFolder, findBackup, folderOfBackup, summaryOf, summaryOfMade } from './source.ts';

/** Milliseconds between two words on how far a job is. */
const PAUSE = 100;

const watching = ({ host }: Context, job: string, signal: AbortSignal): BackupWatch => {
  let told = -Infinity;
  return {
    signal,
    onProgress: (done, total) => {
      const now = performance.now();
      if (done < total && now - told < PAUSE) return;
      told = now;
      host.emit('backup.progress', { job, done, total });
    },
  };
};

export const listAllBackups: Handler<'backup.list'> = async ({ backups }, { folder }) => {
  const into = backupsFolder(backups, folder);
  if (!into.ok) return into;
  try {
    return success({ backups: (await listBackups(backups.place.fs, into.value)).map(summaryOf) });
  } catch (error) {
    return fileFailure('not-available', 'The backups could not be listed', error, '');
  }
};

export const chooseBackupFolder: Handler<'backup.chooseFolder'> = async ({ backups }, { purpose }) => {
  const folder = await backups.choose(purpose);
  return folder.ok ? success({ folder: folder.value }) : folder;
};

export const backUpNow: Handler<'backup.now'> = (context, { job, folder }) => {
  const { backups } = context;
  return backups.run(job, async (signal) => {
    const watch = watching(context, job, signal);
    if (folder === undefined) {
      const rolled = await backups.roll(watch);
      return rolled.ok
        ? success({ backup: summaryOfMade(rolled.value), location: rolled.value.folder })
        : rolled;
    }
    const allowed = backups.allows(folder);
    if (!allowed.ok) return allowed;
    const made = await backUpTo(backups.place, folder, watch);
    return made.ok ? success({ backup: summaryOfMade(made.value), location: made.value.folder }) : made;
  });
};

export const verifyOneBackup: Handler<'backup.verify'> = (context, { job, backup }) => {
  const { backups } = context;
  return backups.run(job, async (signal) => {
    const folder = folderOfBackup(backups, backup);
    if (!folder.ok) return folder;
    const verified = await verifyBackup(backups.place.fs, folder.value, watching(context, job, signal));
    return verified.ok ? success({ damage: [...verified.value.damage] }) : verified;
  });
};

export const restoreOneReport: Handler<'backup.restoreReport'> = async (context, { backup, id }) => {
  const { backups, library, vault } = context;
  const found = await findBackup(backups, backup);
  if (!found.ok) return found;
  const reader = await openBackup(backups.place, found.value.folder, () => vault.sealer());
  if (!reader.ok) return reader;
  const restored = await restoreReport(library, reader.value, id, found.value.manifest.madeAt);
  return restored.ok ? success({ ...restored.value, missing: [...restored.value.missing] }) : restored;
};

export const restoreWholeLibrary: Handler<'backup.restoreLibrary'> = (context, { job, backup, to }) => {
  const { backups } = context;
  return backups.run(job, async (signal) => {
    const folder = folderOfBackup(backups, backup);
    if (!folder.ok) return folder;
    const allowed = backups.allows(to);
    if (!allowed.ok) return allowed;
    const restored = await restoreLibrary(backups.place, folder.value, to, watching(context, job, signal));
    return restored.ok
      ? success({ files: restored.value.files, damage: [...restored.value.damage] })
      : restored;
  });
};

export const cancelBackup: Handler<'backup.cancel'> = async ({ backups }, { job }) => {
  backups.cancel(job);
  return success({});
};
