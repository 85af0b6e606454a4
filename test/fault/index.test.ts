/** Any byte of any file of the index changed: every report is listed and found all the same. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import { fillLibrary } from '../bench/library/fill.ts';
import { NOW, temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';
import { systemError } from './failing-file-system.ts';

const COUNT = 6;
const FLIPS = 40;
let folder: string;
let kept: string;
let remove: () => Promise<void>;
let expected: string[];

const open = (fs = nodeFileSystem): Library =>
  createLibrary({ folder, fs, now: () => NOW, newId: countingIds() });
const found = async (library: Library): Promise<string[]> => {
  const lists = await Promise.all(['', 'incident', 'soyinka'].map((query) => library.list(query)));
  return lists.map((list) =>
    list.ok ? list.value.reports.map(({ id }) => id).join(' ') : list.error.message,
  );
};

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  kept = `${folder}-kept`;
  await fillLibrary(folder, COUNT);
  const library = open();
  expected = await found(library);
  await library.close();
  await cp(path.join(folder, 'index'), kept, { recursive: true });
});
afterAll(async () => {
  await rm(kept, { recursive: true });
  await remove();
});

const restore = async (): Promise<void> => {
  await rm(path.join(folder, 'index'), { recursive: true, force: true });
  await cp(kept, path.join(folder, 'index'), { recursive: true });
};

test(`a changed byte in a file of the index, ${FLIPS} places each, hides no report`, async () => {
  const names = await readdir(kept);
  expect(names.map((name) => name.replace(/-.*/, '')).toSorted()).toEqual(['summaries', 'words']);
  for (const name of names) {
    const bytes = await readFile(path.join(kept, name));
    for (let flip = 0; flip < FLIPS; flip += 1) {
      await restore();
      const at = Math.floor((flip / (FLIPS - 1)) * (bytes.length - 1));
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (flip % 8));
      await writeFile(path.join(folder, 'index', name), changed);
      expect(await found(open())).toEqual(expected);
    }
  }
});

test.each(['EIO', 'EACCES', 'ENOSPC', 'EROFS'])(
  'an index folder that says %s hides no report',
  async (code) => {
    await restore();
    const refuse =
      <A extends unknown[], R>(operation: (name: string, ...rest: A) => Promise<R>) =>
      (name: string, ...rest: A): Promise<R> =>
        name.includes(`${path.sep}index`) ? Promise.reject(systemError(code)) : operation(name, ...rest);
    const fs = {
      ...nodeFileSystem,
      readFile: refuse(nodeFileSystem.readFile),
      readdir: refuse(nodeFileSystem.readdir),
      create: refuse(nodeFileSystem.create),
      unlink: refuse(nodeFileSystem.unlink),
      mkdir: refuse(nodeFileSystem.mkdir),
    };
    const library = open(fs);
    expect(await found(library)).toEqual(expected);
    await library.close();
    expect(await found(library)).toEqual(expected);
  },
);
