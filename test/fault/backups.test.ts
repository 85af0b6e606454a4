/** Backups on disks that fail at each step and in programs that are killed: the former ones stay whole, and so does the library. */
import { spawn } from 'node:child_process';
import { readdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { listBackups } from '../../electron/library/backup/list.ts';
import { backUpTo } from '../../electron/library/backup/outside.ts';
import { restoreLibrary } from '../../electron/library/backup/restore-library.ts';
import { rollBackup } from '../../electron/library/backup/rolling.ts';
import { verifyBackup } from '../../electron/library/backup/verify.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { fill, retitle, type TestLibrary, testLibrary, valueOf } from '../setup/backup-library.ts';
import { failingFileSystem, quotaFileSystem, shortWritingFileSystem } from './failing-file-system.ts';
import { bytesOf } from './library-bytes.ts';

const KEEPING = { keepDaily: 2, keepWeekly: 0 };
let folder = '';
let remove: () => Promise<void>;
let library: TestLibrary;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  library = testLibrary(path.join(folder, 'library'));
});
afterEach(() => remove());

const nextDay = (): void => {
  library.at = new Date(library.at.getTime() + 24 * 60 * 60 * 1000);
};
const hashes = async (of: string): Promise<[string, string][]> =>
  [...(await bytesOf(of))]
    .map(([name, bytes]): [string, string] => [name, bytes.toString('latin1')])
    .toSorted(([a], [b]) => a.localeCompare(b));
const rolling = (): string => path.join(library.folder, 'backups');
const expectAllWhole = async (into: string): Promise<number> => {
  const listed = await listBackups(nodeFileSystem, into);
  for (const backup of listed) {
    expect(backup.failure).toBeNull();
    expect(valueOf(await verifyBackup(nodeFileSystem, backup.folder)).damage).toEqual([]);
  }
  return listed.length;
};

describe.each([
  { code: 'EIO', forGood: false, words: 'the disk reported an error' },
  { code: 'ENOSPC', forGood: true, words: 'the disk is full' },
  { code: 'EROFS', forGood: true, words: 'the disk is read-only' },
])('a disk that answers $code (for good: $forGood)', ({ code, forGood, words }) => {
  test('at any step of a rolling copy leaves the former whole', async () => {
    const { report } = await fill(library);
    valueOf(await rollBackup(library.place, KEEPING));
    nextDay();
    await retitle(library, report.id, 'Second day');
    const second = valueOf(await rollBackup(library.place, KEEPING));
    nextDay();
    await retitle(library, report.id, 'Third day');
    const before = await hashes(second.folder);
    let [failed, steps] = [0, 0];
    for (let step = 1; ; step += 3) {
      const fs = failingFileSystem(code, forGood);
      fs.failAt(step);
      const made = await rollBackup({ ...library.place, fs }, KEEPING);
      if (fs.failed() === '') break;
      steps += 1;
      failed += made.ok ? 0 : 1;
      expect(await hashes(second.folder), `step ${step}: ${fs.failed()}`).toEqual(before);
      expect(await expectAllWhole(rolling())).toBeGreaterThan(0);
      // The library itself is read only: no step of a backup can hurt it.
      expect(valueOf(await library.open().read(report.id))).toMatchObject({ notices: [] });
      // Each attempt meets the same disk, or the later ones would have more and more to do.
      for (const name of await readdir(rolling())) {
        if (name > second.name) await rm(path.join(rolling(), name), { recursive: true });
      }
    }
    expect(steps).toBeGreaterThan(25);
    expect(failed).toBeGreaterThan(steps / 2);
  });

  test('at any step of a copy elsewhere leaves the former whole, and says what happened', async () => {
    await fill(library);
    const disk = path.join(folder, 'disk');
    const first = valueOf(await backUpTo(library.place, disk));
    const before = await hashes(first.folder);
    const said: string[] = [];
    for (let step = 1; ; step += 5) {
      const fs = failingFileSystem(code, forGood);
      fs.failAt(step);
      nextDay();
      const made = await backUpTo({ ...library.place, fs }, disk);
      if (fs.failed() === '') break;
      said.push(...(made.ok ? [] : [made.error.message]));
      expect(await hashes(first.folder)).toEqual(before);
      expect(await expectAllWhole(disk)).toBeGreaterThan(0);
      for (const name of await readdir(disk)) {
        if (name !== first.name) await rm(path.join(disk, name), { recursive: true });
      }
    }
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((message) => !message.includes(words))).toEqual([]);
  });

  test('at any step of restoring leaves the backup whole and nothing half', async () => {
    await fill(library);
    const made = valueOf(await backUpTo(library.place, path.join(folder, 'disk')));
    const before = await hashes(made.folder);
    let failures = 0;
    const left: string[] = [];
    for (let step = 1; ; step += 5) {
      const to = path.join(folder, `restored-${step}`);
      const fs = failingFileSystem(code, forGood);
      fs.failAt(step);
      const restored = await restoreLibrary({ ...library.place, fs }, made.folder, to);
      if (fs.failed() === '') break;
      failures += restored.ok ? 0 : 1;
      expect(await hashes(made.folder)).toEqual(before);
      // A disk that works again after one fault has been cleaned up.
      left.push(...(!restored.ok && !forGood ? await readdir(to).catch(() => []) : []));
    }
    expect(left).toEqual([]);
    expect(failures).toBeGreaterThan(5);
  });
});

test('a disk that is too small is named, and keeps nothing of the copy', async () => {
  await fill(library);
  const disk = path.join(folder, 'disk');
  const place = { ...library.place, fs: quotaFileSystem(3000) };
  const made = await backUpTo(place, disk);
  expect(made).toMatchObject({ ok: false, error: { code: 'could-not-write' } });
  expect(made.ok ? '' : made.error.message).toBe('The backup could not be made: the disk is full.');
  expect(await readdir(disk)).toEqual([]);
});

test('a disk that writes short and says nothing is found out by reading back', async () => {
  await fill(library);
  const made = await backUpTo({ ...library.place, fs: shortWritingFileSystem }, path.join(folder, 'disk'));
  expect(made).toMatchObject({ ok: false });
});

const KILLS = Number(process.env['DEBRIEF_BACKUP_KILLS'] ?? 6);
const child = path.join(import.meta.dirname, 'saving-backups.ts');

const runAndKill = (after: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [child, library.folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complaint] = ['', ''];
    program.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
    program.stdout.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => program.kill('SIGKILL'), after);
      said += bytes.toString();
    });
    program.on('error', reject);
    program.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve(said.trimEnd().split('\n').slice(1)) : reject(new Error(complaint)),
    );
  });

test(`${KILLS} kills while backups are made leave every finished one whole`, async () => {
  const { report } = await fill(library);
  let [made, unfinished] = [0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await runAndKill(20 + Math.random() * 250);
    made += said.length;
    const whole = await expectAllWhole(rolling());
    const names = (await listBackups(nodeFileSystem, rolling())).map(({ name }) => name);
    for (const name of said) expect(names).toContain(name);
    const left = (await readdir(rolling())).filter((name) => !names.includes(name));
    unfinished += left.length;
    expect(whole).toBe(names.length);
    expect(valueOf(await library.open().read(report.id))).toMatchObject({ notices: [] });
    // An hour later the next backup clears away what was left.
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of left) {
      for (const inside of await readdir(path.join(rolling(), name)))
        await utimes(path.join(rolling(), name, inside), old, old);
      await utimes(path.join(rolling(), name), old, old);
    }
    library.at = new Date();
    valueOf(await rollBackup(library.place, { keepDaily: 1, keepWeekly: 0 }));
    expect(await readdir(rolling())).not.toEqual(expect.arrayContaining(left.length > 0 ? left : ['none']));
  }
  console.info(
    `kills while backing up: ${KILLS}; backups finished: ${made}, damaged: 0; unfinished ones left and cleared: ${unfinished}`,
  );
}, 1_800_000);
