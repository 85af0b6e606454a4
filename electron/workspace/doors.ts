/** Every channel of the contract with its handler. A channel without one does not compile. */
import type { Channel } from '../../shared/contract/channels.ts';
import { readInfo } from './app-info.ts';
import { addAttachment } from './attachment/add.ts';
import { readAttachment } from './attachment/read.ts';
import {
  backUpNow,
  cancelBackup,
  chooseBackupFolder,
  listAllBackups,
  restoreOneReport,
  restoreWholeLibrary,
  verifyOneBackup,
} from './backup/handlers.ts';
import { listBackedUpReports } from './backup/reports.ts';
import { cancelExport } from './export/cancel.ts';
import { openExport } from './export/open.ts';
import { renderPreview } from './export/preview.ts';
import { printReport } from './export/print.ts';
import { readExport } from './export/read.ts';
import { revealExport } from './export/reveal.ts';
import { runExport } from './export/run.ts';
import { type Door, door } from './handler.ts';
import { listHistory } from './history/list.ts';
import { readHistoryState } from './history/state.ts';
import { createReport } from './library/create.ts';
import { duplicateInLibrary } from './library/duplicate.ts';
import { importReport } from './library/import.ts';
import { listReports } from './library/list.ts';
import { restoreReport } from './library/restore.ts';
import { trashReport } from './library/trash.ts';
import { exportPackage } from './package/export.ts';
import { importIntoLibrary } from './package/import.ts';
import { inspectPackage } from './package/inspect.ts';
import { addPart, beginUpload, cancelUpload } from './package/upload.ts';
import { closeReport } from './report/close.ts';
import { openReport } from './report/open.ts';
import { recoverReport } from './report/recover.ts';
import { saveReport } from './report/save.ts';
import { readSettings } from './settings/read.ts';
import { writeSettings } from './settings/write.ts';
import {
  cancelConversion,
  changeVaultPassphrase,
  continueConversion,
  createVault,
  lockVault,
  makeVaultRecoveryKey,
  readVaultStatus,
  removeBackups,
  removeVault,
  touchVault,
  unlockVault,
  writeLockSettings,
} from './vault/handlers.ts';

const table: { readonly [C in Channel]: Door } = {
  'app.info': door('app.info', readInfo),
  'library.list': door('library.list', listReports),
  'library.create': door('library.create', createReport),
  'library.import': door('library.import', importReport),
  'library.duplicate': door('library.duplicate', duplicateInLibrary),
  'library.trash': door('library.trash', trashReport),
  'library.restore': door('library.restore', restoreReport),
  'report.open': door('report.open', openReport),
  'report.close': door('report.close', closeReport),
  'report.save': door('report.save', saveReport),
  'report.recover': door('report.recover', recoverReport),
  'history.list': door('history.list', listHistory),
  'history.state': door('history.state', readHistoryState),
  'attachment.add': door('attachment.add', addAttachment),
  'attachment.read': door('attachment.read', readAttachment),
  'preview.render': door('preview.render', renderPreview),
  'export.run': door('export.run', runExport),
  'print.run': door('print.run', printReport),
  'export.cancel': door('export.cancel', cancelExport),
  'export.read': door('export.read', readExport),
  'export.open': door('export.open', openExport),
  'export.reveal': door('export.reveal', revealExport),
  'upload.begin': door('upload.begin', beginUpload),
  'upload.part': door('upload.part', addPart),
  'upload.cancel': door('upload.cancel', cancelUpload),
  'package.inspect': door('package.inspect', inspectPackage),
  'package.import': door('package.import', importIntoLibrary),
  'package.export': door('package.export', exportPackage),
  'settings.read': door('settings.read', readSettings),
  'settings.write': door('settings.write', writeSettings),
  'vault.status': door('vault.status', readVaultStatus),
  'vault.create': door('vault.create', createVault),
  'vault.remove': door('vault.remove', removeVault),
  'vault.continue': door('vault.continue', continueConversion),
  'vault.cancel': door('vault.cancel', cancelConversion),
  'vault.removePlainBackups': door('vault.removePlainBackups', removeBackups),
  'vault.unlock': door('vault.unlock', unlockVault),
  'vault.lock': door('vault.lock', lockVault),
  'vault.touch': door('vault.touch', touchVault),
  'vault.changePassphrase': door('vault.changePassphrase', changeVaultPassphrase),
  'vault.recoveryKey': door('vault.recoveryKey', makeVaultRecoveryKey),
  'vault.settings': door('vault.settings', writeLockSettings),
  'backup.list': door('backup.list', listAllBackups),
  'backup.chooseFolder': door('backup.chooseFolder', chooseBackupFolder),
  'backup.now': door('backup.now', backUpNow),
  'backup.verify': door('backup.verify', verifyOneBackup),
  'backup.reports': door('backup.reports', listBackedUpReports),
  'backup.restoreReport': door('backup.restoreReport', restoreOneReport),
  'backup.restoreLibrary': door('backup.restoreLibrary', restoreWholeLibrary),
  'backup.cancel': door('backup.cancel', cancelBackup),
};

/** A Map, so that "constructor" and the like name no door. */
export const doors: ReadonlyMap<string, Door> = new Map(Object.entries(table));
