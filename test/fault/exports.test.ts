/** Several files written together: all of them or none, whatever the disk does. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeTogether } from '../../electron/export/run/write-files.ts';
import { type FileSystem, nodeFileSystem } from '../../electron/library/file-system.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';
import { failingFileSystem, systemError } from './failing-file-system.ts';

const newId = countingIds('e');
let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** What stands in the folder: name -> content. */
const contents = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')]),
    ),
  );

const files = (): { path: string; bytes: Uint8Array }[] =>
  ['a.pdf', 'b.docx', 'c.md'].map((name) => ({
    path: path.join(folder, name),
    bytes: Buffer.from(`new ${name}`),
  }));
const before = { 'b.docx': 'old b.docx', 'c.md': 'old c.md' };
const after = { 'a.pdf': 'new a.pdf', 'b.docx': 'new b.docx', 'c.md': 'new c.md' };

/** FAT and exFAT, as on most USB sticks, know no second names. */
const withoutLinks = (fs: FileSystem): FileSystem => ({
  ...fs,
  link: () => Promise.reject(systemError('EPERM')),
});

test.each([
  { kind: 'a disk with second names', adapt: (fs: FileSystem) => fs },
  { kind: 'a disk without second names', adapt: withoutLinks },
])('$kind holds all files or the old ones, whichever step fails', async ({ adapt }) => {
  let rounds = 0;
  for (let number = 1; ; number += 1) {
    for (const [name, text] of Object.entries(before)) await writeFile(path.join(folder, name), text);
    const fs = failingFileSystem('EIO', false);
    fs.failAt(number);
    let failed = false;
    await writeTogether(adapt(fs), files(), newId).catch(() => {
      failed = true;
    });
    if (fs.failed() === '') break;
    rounds += 1;
    const found = await contents();
    // A backup that could not be made or removed costs nothing; a folder that could not be synced holds the new files.
    const isHarmless = ['link', 'unlink', 'syncFolder'].includes(fs.failed());
    const isDone = isHarmless && Object.values(found).includes('new a.pdf');
    expect(failed || isDone).toBe(true);
    expect(found).toMatchObject(isDone ? after : before);
    expect(Object.keys(found).length >= (isDone ? 3 : 2)).toBe(true);
    for (const name of Object.keys(found)) await nodeFileSystem.unlink(path.join(folder, name));
  }
  expect(rounds).toBeGreaterThan(15);
  expect(await contents()).toEqual(after);
});

test('a folder in the way of one file keeps all others from being written', async () => {
  await mkdir(path.join(folder, 'c.md'));
  await expect(writeTogether(nodeFileSystem, files(), newId)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(await readdir(folder)).toEqual(['c.md']);
});
