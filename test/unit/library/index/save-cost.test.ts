/** What a save does to the disk is the same however many reports lie beside. */
import { afterEach, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../../electron/library/file-system.ts';
import { createLibrary } from '../../../../electron/library/library.ts';
import type { Result } from '../../../../shared/contract/result.ts';
import { fillLibrary } from '../../../bench/library/fill.ts';
import { NOW, temporaryFolder } from '../../../contract/drivers.ts';
import { countingIds } from '../../../setup/ids.ts';

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Every operation of a save, and of the search after it, in a library of so many reports. */
const operationsOf = async (count: number): Promise<readonly string[]> => {
  const { folder, remove } = await temporaryFolder();
  removals.push(remove);
  await fillLibrary(folder, count);
  const operations: string[] = [];
  const watched: FileSystem = {
    ...nodeFileSystem,
    create: async (name, mode) => {
      operations.push('create');
      const file = await nodeFileSystem.create(name, mode);
      return {
        ...file,
        writeFile: (bytes) => {
          operations.push(`write ${bytes.byteLength}`);
          return file.writeFile(bytes);
        },
      };
    },
    readFile: (name) => {
      operations.push('read');
      return nodeFileSystem.readFile(name);
    },
    stat: (name) => {
      operations.push('stat');
      return nodeFileSystem.stat(name);
    },
    readdir: (name) => {
      operations.push('readdir');
      return nodeFileSystem.readdir(name);
    },
  };
  const library = createLibrary({ folder, fs: watched, now: () => NOW, newId: countingIds() });
  const { report, sha256 } = valueOf(await library.read('r00003'));
  // Begins the history, and everything that is done once.
  const begun = { ...report, summary: { ...report.summary, text: 'first' } };
  const saved = valueOf(await library.save(begun, sha256));
  valueOf(await library.rebuildIndex());
  operations.length = 0;
  const edited = { ...report, summary: { ...report.summary, text: 'again' } };
  valueOf(await library.save(edited, saved.sha256));
  expect(valueOf(await library.page({ query: 'again', isQuick: true })).total).toBe(1);
  const before = [...operations];
  await library.close();
  return before;
};

test('a save and the list after it do the same with 5 reports and with 100', async () => {
  const few = await operationsOf(5);
  expect(few).toContain('create');
  expect(await operationsOf(100)).toEqual(few);
});
