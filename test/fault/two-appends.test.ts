/** Two programs append to one journal at the same moment, as on a share where locks do not hold: no line is ever cut off. */
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary } from '../../electron/library/library.ts';
import { emptyReport } from '../../shared/report/create.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';

test('a line that another program appended in between is left, and the save that met it is not acknowledged', async () => {
  const { folder, remove } = await temporaryFolder();
  const newId = countingIds('t');
  const another = '{"appended":"by another program"}\n';
  let isArmed = false;
  const fs: FileSystem = {
    ...nodeFileSystem,
    append: async (file, mode) => {
      const handle = await nodeFileSystem.append(file, mode);
      return {
        ...handle,
        writeFile: async (bytes) => {
          if (isArmed) await appendFile(file, another);
          await handle.writeFile(bytes);
        },
      };
    },
  };
  const library = createLibrary({ folder, fs, now: () => new Date(), newId });
  const report = emptyReport(newId);
  const added = await library.add(report);
  if (!added.ok) throw new Error(added.error.message);
  isArmed = true;
  const edited = { ...report, incident: { ...report.incident, title: 'Mine' } };
  const saved = await library.save(edited, added.value.sha256);
  expect(saved.ok ? 'acknowledged' : saved.error.code).toBe('could-not-write');
  expect(await readFile(path.join(folder, 'history', `${report.id}.jsonl`), 'utf8')).toContain(another);
  await remove();
});
