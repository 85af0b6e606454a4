/** The backup that a request names. */
import { join } from 'node:path';
import type { BackupRef, BackupSummary } from '../../../shared/contract/backup.ts';
import { type Result, success } from '../../../shared/contract/result.ts';
import type { ListedBackup } from '../../library/backup/list.ts';
import type { MadeBackup } from '../../library/backup/make.ts';
import {
  type BackupManifest,
  bytesIn,
  readBackupManifest,
  reportsIn,
} from '../../library/backup/manifest.ts';
import { rollingFolder } from '../../library/backup/place.ts';
import { unfinishedBackup } from '../../library/backup/verify.ts';
import type { BackupService } from './service.ts';

/** The folder with backups in it that is meant: the library's own, or one that may be used. */
export const backupsFolder = (backups: BackupService, folder: string | undefined): Result<string> => {
  if (folder === undefined) return success(rollingFolder(backups.place));
  const allowed = backups.allows(folder);
  return allowed.ok ? success(folder) : allowed;
};

export const folderOfBackup = (backups: BackupService, { name, folder }: BackupRef): Result<string> => {
  const into = backupsFolder(backups, folder);
  return into.ok ? success(join(into.value, name)) : into;
};

export type NamedBackup = { readonly folder: string; readonly manifest: BackupManifest };

/** A finished backup. */
export const findBackup = async (backups: BackupService, ref: BackupRef): Promise<Result<NamedBackup>> => {
  const folder = folderOfBackup(backups, ref);
  if (!folder.ok) return folder;
  const manifest = await readBackupManifest(backups.place.fs, folder.value);
  if (!manifest.ok) return manifest;
  return manifest.value ? success({ folder: folder.value, manifest: manifest.value }) : unfinishedBackup;
};

export const summaryOf = ({ name, madeAt, reports, bytes, failure }: ListedBackup): BackupSummary => ({
  name,
  madeAt,
  reports,
  bytes,
  failure,
});

export const summaryOfMade = ({ name, manifest }: MadeBackup): BackupSummary => ({
  name,
  madeAt: manifest.madeAt,
  reports: reportsIn(manifest),
  bytes: bytesIn(manifest),
  failure: null,
});
