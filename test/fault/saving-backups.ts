/** Makes rolling copies in a loop and says each that was made, until it is killed: `node saving-backups.ts <library>`. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { rollBackup } from '../../electron/library/backup/rolling.ts';
import { nodeFileSystem } from '../../electron/library/file-system.ts';

const [, , library = ''] = process.argv;
const place = { library, fs: nodeFileSystem, now: () => new Date(), newId: randomUUID };
writeSync(1, 'ready\n');
for (;;) {
  const made = await rollBackup(place, { keepDaily: 1, keepWeekly: 0 });
  if (!made.ok) throw new Error(made.error.message);
  writeSync(1, `${made.value.name}\n`);
}
