/** Which channels read or write the library: while it is locked they are refused, in one place. */
import type { Channel } from '../../../shared/contract/channels.ts';

/** "open": needs a library that may be used. "any": works whatever state it is in. */
const needs: { readonly [C in Channel]: 'open' | 'any' } = {
  'app.info': 'any',
  'library.list': 'open',
  'library.create': 'open',
  'library.import': 'open',
  'library.duplicate': 'open',
  'library.trash': 'open',
  'library.restore': 'open',
  'report.open': 'open',
  'report.save': 'open',
  'report.close': 'any',
  'report.recover': 'open',
  'history.list': 'open',
  'history.state': 'open',
  'attachment.add': 'open',
  'attachment.read': 'open',
  'preview.render': 'open',
  'export.run': 'open',
  'print.run': 'open',
  'export.cancel': 'any',
  // Finished exports are texts of reports too.
  'export.read': 'open',
  'export.open': 'open',
  'export.reveal': 'open',
  'upload.begin': 'open',
  'upload.part': 'open',
  'upload.cancel': 'any',
  'package.inspect': 'open',
  'package.import': 'open',
  'package.export': 'open',
  'settings.read': 'any',
  'settings.write': 'any',
  'vault.status': 'any',
  'vault.create': 'any',
  'vault.remove': 'any',
  'vault.continue': 'any',
  'vault.cancel': 'any',
  'vault.removePlainBackups': 'any',
  'vault.unlock': 'any',
  'vault.lock': 'any',
  'vault.touch': 'any',
  'vault.changePassphrase': 'any',
  'vault.recoveryKey': 'any',
  'vault.settings': 'any',
  // What stands in the list of backups tells nothing of a report.
  'backup.list': 'any',
  'backup.chooseFolder': 'any',
  'backup.now': 'open',
  'backup.verify': 'open',
  'backup.reports': 'open',
  'backup.restoreReport': 'open',
  'backup.restoreLibrary': 'open',
  'backup.cancel': 'any',
};

const known: ReadonlyMap<string, 'open' | 'any'> = new Map(Object.entries(needs));

export const needsOpenLibrary = (channel: string): boolean => known.get(channel) !== 'any';

/** Asked by a window of itself, with nobody at work: a save that is tried again and again would keep a library open. */
const byItself: ReadonlySet<string> = new Set<Channel>([
  'app.info',
  'settings.read',
  'report.save',
  'report.close',
  'preview.render',
  'vault.status',
  'vault.lock',
]);

export const isActivity = (channel: string): boolean => !byItself.has(channel);
