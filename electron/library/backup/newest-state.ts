/** What the rolling copies know of a report whose own files lead to nothing. */
import { join } from 'node:path';
import type { StoredReport } from '../../../shared/contract/channels.ts';
import type { Sealer } from '../sealer.ts';
import { backupNames } from './list.ts';
import { type BackupPlace, rollingFolder } from './place.ts';
import { openBackup } from './reader.ts';

/** The state in the newest backup that has a good one; null where none has. Never rejects. */
export const newestBackedUp = async (
  place: BackupPlace,
  sealer: () => Sealer,
  id: string,
): Promise<StoredReport | null> => {
  const into = rollingFolder(place);
  for (const name of await backupNames(place.fs, into).catch(() => [])) {
    const backup = await openBackup(place, join(into, name), sealer);
    const stored = backup.ok ? await backup.value.read(id) : null;
    if (stored?.ok === true) return stored.value;
  }
  return null;
};
