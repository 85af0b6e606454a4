/** Rolling copies: what they hold, what they share with the library, and what a later save does to them: nothing. */
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../../electron/library/file-system.ts';
import { isBackedUpToday, rollBackup } from '../../../../electron/library/backup/rolling.ts';
import { verifyBackup } from '../../../../electron/library/backup/verify.ts';
import { temporaryFolder } from '../../../contract/drivers.ts';
import { systemError } from '../../../fault/failing-file-system.ts';
import { bytesOf } from '../../../fault/library-bytes.ts';
import {
  fill,
  inodeOf,
  retitle,
  type TestLibrary,
  testLibrary,
  valueOf,
} from '../../../setup/backup-library.ts';

const KEEPING = { keepDaily: 7, keepWeekly: 4 };
let folder = '';
let remove: () => Promise<void>;
let library: TestLibrary;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  library = testLibrary(path.join(folder, 'library'));
});
afterEach(() => remove());

const backups = async (): Promise<string[]> =>
  (await readdir(path.join(library.folder, 'backups'))).toSorted();
const nextDay = (): void => {
  library.at = new Date(library.at.getTime() + 24 * 60 * 60 * 1000);
};
const without = (files: Map<string, Buffer>, ...beginnings: readonly string[]): [string, string][] =>
  [...files]
    .filter(([name]) => !beginnings.some((beginning) => name.startsWith(beginning)))
    .map(([name, bytes]): [string, string] => [name, bytes.toString('hex')])
    .toSorted(([a], [b]) => a.localeCompare(b));

test('a backup holds the library byte for byte, without index, locks, temporary files and backups', async () => {
  await fill(library);
  for (const [name, file] of [
    ['index', 'words'],
    ['locks', 'f1.json'],
    ['reports', '.f1.x.debrief-tmp'],
  ] as const) {
    await mkdir(path.join(library.folder, name), { recursive: true });
    await writeFile(path.join(library.folder, name, file), 'not to be kept');
  }
  const { folder: made, damage } = valueOf(await rollBackup(library.place, KEEPING));
  expect(damage).toEqual([]);
  const kept = await bytesOf(made);
  expect(without(kept, 'backup.json')).toEqual(
    without(await bytesOf(library.folder), 'backups', 'index', 'locks', 'reports/.'),
  );
  expect(kept.size).toBe(3 + 3 + 1 + 1);
});

test('reports and attachments share their bytes with the library; journals never do', async () => {
  const { report } = await fill(library);
  const { folder: made } = valueOf(await rollBackup(library.place, KEEPING));
  const sameFile = async (name: string): Promise<boolean> =>
    (await inodeOf(library.folder, name)) === (await inodeOf(made, name));
  expect(await sameFile(`reports/${report.id}.json`)).toBe(true);
  expect(await sameFile(`history/${report.id}.jsonl`)).toBe(false);
  for (const name of await readdir(path.join(library.folder, 'attachments'))) {
    expect(await sameFile(`attachments/${name}`)).toBe(true);
  }
});

test('saves, the trash and a compaction after a backup change no byte of it', async () => {
  const { report, other } = await fill(library);
  const { folder: made } = valueOf(await rollBackup(library.place, KEEPING));
  const before = without(await bytesOf(made));
  await retitle(library, report.id, 'Changed after the backup');
  await retitle(library, other.id, 'Changed as well');
  valueOf(await library.open().trash(other.id));
  valueOf(await library.open().attachments.add(Buffer.from('more')));
  expect(without(await bytesOf(made))).toEqual(before);
  expect(valueOf(await verifyBackup(nodeFileSystem, made)).damage).toEqual([]);
});

test('the next backup links the journals that did not grow, and reads nothing twice', async () => {
  const { report, other } = await fill(library);
  const first = valueOf(await rollBackup(library.place, KEEPING));
  nextDay();
  await retitle(library, report.id, 'Next day');
  const second = valueOf(await rollBackup(library.place, KEEPING));
  const journal = (id: string): string => `history/${id}.jsonl`;
  expect(await inodeOf(second.folder, journal(other.id))).toBe(
    await inodeOf(first.folder, journal(other.id)),
  );
  expect(await inodeOf(second.folder, journal(report.id))).not.toBe(
    await inodeOf(first.folder, journal(report.id)),
  );
  expect(valueOf(await verifyBackup(nodeFileSystem, first.folder)).damage).toEqual([]);
  expect(valueOf(await verifyBackup(nodeFileSystem, second.folder)).damage).toEqual([]);
});

test.each(['EPERM', 'EXDEV', 'ENOTSUP', 'EMLINK'])(
  'where links fail with %s there are copies',
  async (code) => {
    const fs: FileSystem = { ...nodeFileSystem, link: () => Promise.reject(systemError(code)) };
    const onFat = testLibrary(library.folder, { fs });
    const { report } = await fill(onFat);
    const { folder: made, damage } = valueOf(await rollBackup(onFat.place, KEEPING));
    expect(damage).toEqual([]);
    expect(await inodeOf(made, `reports/${report.id}.json`)).not.toBe(
      await inodeOf(library.folder, `reports/${report.id}.json`),
    );
    expect(valueOf(await verifyBackup(nodeFileSystem, made)).damage).toEqual([]);
  },
);

test('old ones go, the newest never, and what is not whole takes the place of nothing', async () => {
  const { report } = await fill(library);
  for (let day = 0; day < 10; day += 1) {
    valueOf(await rollBackup(library.place, { keepDaily: 3, keepWeekly: 0 }));
    nextDay();
  }
  const kept = await backups();
  expect(kept).toHaveLength(3);
  // A file that is changed in place is changed in the backups that share it: then nothing is let go.
  await writeFile(path.join(library.folder, 'reports', `${report.id}.json`), 'rotten');
  const { damage, removed } = valueOf(await rollBackup(library.place, { keepDaily: 3, keepWeekly: 0 }));
  expect(removed).toEqual([]);
  expect(damage).toEqual([]);
  expect(await backups()).toHaveLength(4);
});

test('an unfinished one is removed once nobody can be making it any more', async () => {
  await fill(library);
  const unfinished = path.join(library.folder, 'backups', '20260101T000000000Z');
  await mkdir(path.join(unfinished, 'reports'), { recursive: true });
  await writeFile(path.join(unfinished, 'reports', 'x.json'), 'half');
  library.at = new Date();
  valueOf(await rollBackup(library.place, KEEPING));
  expect(await backups()).toContain('20260101T000000000Z');
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const each of [path.join(unfinished, 'reports'), unfinished]) await utimes(each, old, old);
  library.at = new Date();
  valueOf(await rollBackup(library.place, KEEPING));
  expect(await backups()).not.toContain('20260101T000000000Z');
  // What somebody else put there is none of ours.
  await mkdir(path.join(library.folder, 'backups', 'by hand'), { recursive: true });
  nextDay();
  valueOf(await rollBackup(library.place, KEEPING));
  expect(await backups()).toContain('by hand');
});

test('knows whether there is one of today', async () => {
  expect(await isBackedUpToday(library.place)).toBe(false);
  await fill(library);
  valueOf(await rollBackup(library.place, KEEPING));
  expect(await isBackedUpToday(library.place)).toBe(true);
  nextDay();
  expect(await isBackedUpToday(library.place)).toBe(false);
});

test('two at the same instant have two names', async () => {
  await fill(library);
  const first = valueOf(await rollBackup(library.place, KEEPING));
  const second = valueOf(await rollBackup(library.place, KEEPING));
  expect([first.name, second.name]).toEqual(['20260314T120000000Z', '20260314T120000000Z-2']);
  await rm(first.folder, { recursive: true });
});

test('a cancelled one leaves nothing', async () => {
  await fill(library);
  const controller = new AbortController();
  const cancelled = await rollBackup(library.place, KEEPING, {
    signal: controller.signal,
    onProgress: (done) => {
      if (done === 3) controller.abort();
    },
  });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await backups()).toEqual([]);
});
