/** The rolling copies: every file of each against the backup's manifest. Files they share are read once. */
import { join } from 'node:path';
import { backupNames } from '../backup/list.ts';
import { BACKUPS, isBackupName } from '../backup/place.ts';
import { readBackupManifest } from '../backup/manifest.ts';
import { type KnownHashes, verifyBackup } from '../backup/verify.ts';
import { type CheckedLibrary, note, problem } from './finding.ts';

const useOther = 'use another backup, and make a new one';

/** How many finished ones there are. Rejects with the system's error. */
export const checkBackups = async ({ folder, fs, tell, looked }: CheckedLibrary): Promise<number> => {
  const into = join(folder, BACKUPS);
  const known: KnownHashes = new Map();
  let finished = 0;
  for (const name of await backupNames(fs, into)) {
    const path = `${BACKUPS}/${name}`;
    const manifest = await readBackupManifest(fs, join(into, name));
    if (manifest.ok && manifest.value === null) {
      tell(note(path, 'The backup was never finished.', 'a later backup removes it'));
      continue;
    }
    finished += 1;
    const verified = await verifyBackup(fs, join(into, name), { onProgress: () => looked(path) }, known);
    if (!verified.ok) tell(problem(path, verified.error.message, useOther));
    else
      for (const damage of verified.value.damage)
        tell(problem(`${path}/${damage.path}`, damage.message, useOther));
  }
  for (const name of await fs.readdir(into).catch(() => [])) {
    if (!isBackupName(name)) tell(note(`${BACKUPS}/${name}`, 'It is none of Debrief’s backups.'));
  }
  return finished;
};
