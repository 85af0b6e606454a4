/** Reads reports out of a backup with the key of the library, as they were then. Changes nothing. */
import { join } from 'node:path';
import type { StoredReport } from '../../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { type LibraryPlace, protectionOf, readManifest } from '../../vault/convert/manifest.ts';
import { type AttachmentStore, createAttachmentStore } from '../attachments.ts';
import { createCurrentReports } from '../current.ts';
import { errorCodeOf } from '../file-system.ts';
import { createJournals } from '../history/journal.ts';
import { newestGoodState } from '../recover.ts';
import { plainSealer, type Sealer } from '../sealer.ts';
import { fileFailure } from '../write-failure.ts';
import type { BackupPlace } from './place.ts';

export interface BackupReader {
  /** The newest state of a report in the backup, from its file or, where that is damaged, from its history. */
  read(id: string): Promise<Result<StoredReport>>;
  readonly attachments: Pick<AttachmentStore, 'read'>;
}

const keyCheckOf = async (place: LibraryPlace): Promise<Result<string | null>> => {
  const manifest = await readManifest(place);
  if (!manifest.ok) return manifest;
  const protection = protectionOf(manifest.value);
  if (!protection.ok) return protection;
  return success(protection.value.state === 'plain' ? null : protection.value.vault.keyCheck);
};

const otherKey = failure('wrong-file', 'The backup is encrypted with another key than the library.', {
  kept: 'Nothing was changed.',
  next: 'Restore the whole backup into a folder of its own and open that with its passphrase.',
});

/** The sealer that opens a backup: one made before the library was encrypted is plain. */
const sealerFor = async (
  place: BackupPlace,
  backup: string,
  sealer: () => Sealer,
): Promise<Result<() => Sealer>> => {
  const theirs = await keyCheckOf({ ...place, folder: backup });
  if (!theirs.ok) return theirs;
  if (theirs.value === null) return success(() => plainSealer);
  const ours = await keyCheckOf({ ...place, folder: place.library });
  if (!ours.ok) return ours;
  return ours.value === theirs.value ? success(sealer) : otherKey;
};

/** Opens a backup for reading; `sealer` is the library's. */
export const openBackup = async (
  place: BackupPlace,
  backup: string,
  sealer: () => Sealer,
): Promise<Result<BackupReader>> => {
  const { fs, now, newId } = place;
  const fitting = await sealerFor(place, backup, sealer);
  if (!fitting.ok) return fitting;
  const common = { fs, sealer: fitting.value, newId };
  const journals = createJournals({ ...common, folder: join(backup, 'history'), now });
  const currents = createCurrentReports({ ...common, reports: join(backup, 'reports'), journals });
  const fromHistory = async (id: string, why: Result<never>): Promise<Result<StoredReport>> => {
    const good = newestGoodState(await journals.read(id), id);
    return good ? success(good.stored) : why;
  };
  return success({
    attachments: createAttachmentStore({ ...common, folder: join(backup, 'attachments') }),
    read: async (id) => {
      try {
        const current = await currents.read(id);
        if (current.ok) return success(current.value.stored);
        return current.error.code === 'newer-version' ? current : await fromHistory(id, current);
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') {
          return failure('not-found', 'The report is not in this backup.', { next: 'Look in an older one.' });
        }
        return fileFailure('not-available', 'The backup could not be read', error, 'Nothing was changed.');
      }
    },
  });
};
