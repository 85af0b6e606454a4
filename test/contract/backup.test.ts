/** Backups through the channels: the daily one, those asked for, and what comes back from them. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../electron/workspace/workspace.ts';
import {
  ask,
  type Driver,
  NOW,
  openDirect,
  openHttp,
  refused,
  temporaryFolder,
  testHost,
} from './drivers.ts';

const window = 'backup-window';

describe.each([
  { way: 'dispatch', open: openDirect },
  { way: 'browser shell', open: openHttp },
])('through the $way', ({ open }) => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await open();
  });
  afterEach(() => driver.close());

  const titled = async (title: string): Promise<string> => {
    const { id } = await ask(driver, 'library.create', { from: 'template' });
    await retitle(id, title);
    return id;
  };
  const retitle = async (id: string, title: string): Promise<void> => {
    const { report, sha256 } = await ask(driver, 'report.open', { id, window });
    const changed = { ...report, incident: { ...report.incident, title } };
    await ask(driver, 'report.save', { window, report: changed, base: sha256 });
    await ask(driver, 'report.close', { id, window });
  };
  const titleOf = async (id: string): Promise<string> =>
    (await ask(driver, 'report.open', { id })).report.incident.title;
  const elsewhere = (): string => path.join(driver.libraryFolder, '..', 'disk');

  test('a backup is made, listed, read and named by what is in it', async () => {
    const id = await titled('Disk full in Zürich');
    await titled('Something else');
    expect(await ask(driver, 'backup.list', {})).toEqual({ backups: [] });
    const { backup, location } = await ask(driver, 'backup.now', { job: 'b1' });
    expect(backup).toMatchObject({ reports: 2, madeAt: NOW.toISOString(), failure: null });
    expect(location).toBe(path.join(driver.libraryFolder, 'backups', backup.name));
    expect(await ask(driver, 'backup.list', {})).toEqual({ backups: [backup] });
    expect(await ask(driver, 'backup.verify', { job: 'v1', backup: { name: backup.name } })).toEqual({
      damage: [],
    });
    const found = await ask(driver, 'backup.reports', {
      backup: { name: backup.name },
      query: 'zürich disk',
    });
    expect(found).toMatchObject({
      hasMore: false,
      unreadable: 0,
      reports: [{ id, title: 'Disk full in Zürich' }],
    });
    await rm(path.join(location, 'reports', `${id}.json`));
    const { damage } = await ask(driver, 'backup.verify', { job: 'v2', backup: { name: backup.name } });
    expect(damage).toEqual([{ path: `reports/${id}.json`, message: 'The file is missing.' }]);
  });

  test('a report is put back as it was, and its history tells so', async () => {
    const id = await titled('As it was');
    const { backup } = await ask(driver, 'backup.now', { job: 'b1' });
    await retitle(id, 'A mistake');
    const restored = await ask(driver, 'backup.restoreReport', { backup: { name: backup.name }, id });
    expect(restored).toMatchObject({ outcome: 'set-back', missing: [] });
    expect(await titleOf(id)).toBe('As it was');
    const { entries, faults } = await ask(driver, 'history.list', { id, limit: 10 });
    expect([entries[0]?.kind, entries[0]?.reason, faults]).toEqual([
      'restored',
      'From the backup of 16 March 2026, 08:10 UTC.',
      [],
    ]);
    expect(
      (await refused(driver, 'backup.restoreReport', { backup: { name: backup.name }, id: 'nobody' })).code,
    ).toBe('not-found');
  });

  test('a copy elsewhere is made, listed there and restored into an empty folder', async () => {
    await titled('Kept on a stick');
    const { backup, location } = await ask(driver, 'backup.now', { job: 'b1', folder: elsewhere() });
    expect(path.dirname(location)).toBe(elsewhere());
    expect(await ask(driver, 'backup.list', { folder: elsewhere() })).toEqual({ backups: [backup] });
    expect(await ask(driver, 'backup.list', {})).toEqual({ backups: [] });
    const to = path.join(elsewhere(), '..', 'restored');
    const restored = await ask(driver, 'backup.restoreLibrary', {
      job: 'r1',
      backup: { name: backup.name, folder: elsewhere() },
      to,
    });
    expect(restored).toEqual({ files: 2, damage: [] });
    expect((await readdir(to)).toSorted()).toEqual(['attachments', 'history', 'reports', 'trash']);
    const again = { job: 'r2', backup: { name: backup.name, folder: elsewhere() }, to };
    expect((await refused(driver, 'backup.restoreLibrary', again)).code).toBe('conflict');
    await expect
      .poll(() => driver.emitted.filter(({ event }) => event === 'backup.progress').length)
      .toBeGreaterThan(1);
  });

  test('a folder in the library, a path that is none, and a backup that is not there are refused', async () => {
    await titled('Safe');
    const inside = path.join(driver.libraryFolder, 'reports');
    expect((await refused(driver, 'backup.now', { job: 'b1', folder: inside })).code).toBe('bad-request');
    expect((await refused(driver, 'backup.now', { job: 'b1', folder: 'stick' })).next).toContain(
      'whole path',
    );
    expect(
      (await refused(driver, 'backup.verify', { job: 'v1', backup: { name: '20260101T000000000Z' } })).code,
    ).toBe('not-available');
    expect((await refused(driver, 'backup.verify', { job: 'v1', backup: { name: '../reports' } })).code).toBe(
      'bad-request',
    );
    expect((await refused(driver, 'backup.chooseFolder', { purpose: 'back-up' })).code).toBe('not-available');
    await mkdir(elsewhere(), { recursive: true });
    await writeFile(path.join(elsewhere(), 'file'), '');
    const onFile = await refused(driver, 'backup.now', { job: 'b1', folder: path.join(elsewhere(), 'file') });
    expect(onFile).toMatchObject({ code: 'could-not-write' });
  });

  test('how many stay is a setting', async () => {
    expect((await ask(driver, 'settings.read', {})).backups).toEqual({ keepDaily: 7, keepWeekly: 4 });
    await ask(driver, 'settings.write', { backups: { keepDaily: 14, keepWeekly: 0 } });
    expect((await ask(driver, 'settings.read', {})).backups).toEqual({ keepDaily: 14, keepWeekly: 0 });
    expect((await refused(driver, 'settings.write', { backups: { keepDaily: 0, keepWeekly: 0 } })).code).toBe(
      'bad-request',
    );
  });
});

describe('the daily backup', () => {
  let now = new Date(NOW);
  const open = (changes = {}): Promise<Driver> => openDirect({ backupDelay: 0, now: () => now, ...changes });
  const names = async (driver: Driver): Promise<string[]> =>
    (await ask(driver, 'backup.list', {})).backups.map(({ name }) => name);
  beforeEach(() => {
    now = new Date(NOW);
  });

  test('is made after the first write of a day, once', async () => {
    const driver = await open();
    await ask(driver, 'library.list', { query: '' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await names(driver)).toEqual([]);
    const { id } = await ask(driver, 'library.create', { from: 'template' });
    await expect.poll(() => names(driver)).toEqual(['20260316T081000000Z']);
    await ask(driver, 'library.duplicate', { id });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await names(driver)).toHaveLength(1);
    now = new Date('2026-03-17T06:00:00.000Z');
    await ask(driver, 'library.duplicate', { id });
    await expect.poll(() => names(driver)).toEqual(['20260317T060000000Z', '20260316T081000000Z']);
    await driver.close();
  });

  test('is not made twice by a program that is started again on the same day', async () => {
    const { folder, remove } = await temporaryFolder();
    const backups = async (): Promise<string[]> =>
      readdir(path.join(folder, 'library', 'backups')).catch(() => []);
    for (let start = 0; start < 2; start += 1) {
      const workspace = createWorkspace(testHost(folder, { backupDelay: 0 }));
      await workspace.dispatch('library.create', { from: 'template' });
      await expect.poll(backups).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await workspace.close();
    }
    expect(await backups()).toHaveLength(1);
    await remove();
  });

  test('that cannot be written fails no save, and is made at a later write', async () => {
    const driver = await open();
    await mkdir(driver.libraryFolder, { recursive: true });
    const inTheWay = path.join(driver.libraryFolder, 'backups');
    await writeFile(inTheWay, 'a file in the way');
    const { id } = await ask(driver, 'library.create', { from: 'template' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await rm(inTheWay);
    await ask(driver, 'library.duplicate', { id });
    await expect.poll(async () => (await names(driver)).length).toBe(1);
    await driver.close();
  });

  test('ends with the program, and leaves nothing half', async () => {
    const driver = await open();
    for (let index = 0; index < 30; index += 1) await ask(driver, 'library.create', { from: 'template' });
    await driver.ask('backup.cancel', { job: 'none' });
    const backups = path.join(driver.libraryFolder, 'backups');
    await driver.close();
    // The folder of the test is gone with it: nothing was still writing.
    expect(await readdir(backups).catch(() => [])).toEqual([]);
  });
});

describe('where the host has a dialog', () => {
  test('only folders that were chosen in it are written to', async () => {
    let answer: string | null = null;
    const purposes: string[] = [];
    const driver = await openDirect({
      chooseFolder: (purpose) => {
        purposes.push(purpose);
        return Promise.resolve(answer);
      },
    });
    await ask(driver, 'library.create', { from: 'template' });
    const disk = path.join(driver.libraryFolder, '..', 'disk');
    expect((await refused(driver, 'backup.now', { job: 'b1', folder: disk })).code).toBe('bad-request');
    expect(await ask(driver, 'backup.chooseFolder', { purpose: 'back-up' })).toEqual({ folder: null });
    answer = disk;
    expect(await ask(driver, 'backup.chooseFolder', { purpose: 'back-up' })).toEqual({ folder: disk });
    const { backup } = await ask(driver, 'backup.now', { job: 'b1', folder: disk });
    expect(purposes).toEqual(['back-up', 'back-up']);
    const other = path.join(disk, '..', 'other');
    const typed = { job: 'r1', backup: { name: backup.name, folder: disk }, to: other };
    expect((await refused(driver, 'backup.restoreLibrary', typed)).code).toBe('bad-request');
    await driver.close();
  });
});

describe('an encrypted library', () => {
  const PASSPHRASE = 'seven quiet otters in a row';

  test('is backed up as it is, and gives back reports from before and after it was encrypted', async () => {
    const driver = await openDirect({ passphraseCost: 2 ** 15 });
    const { id } = await ask(driver, 'library.create', { from: 'template' });
    const title = async (text: string): Promise<void> => {
      const { report, sha256 } = await ask(driver, 'report.open', { id, window });
      await ask(driver, 'report.save', {
        window,
        report: { ...report, incident: { ...report.incident, title: text } },
        base: sha256,
      });
      await ask(driver, 'report.close', { id, window });
    };
    await title('Plain');
    const plain = (await ask(driver, 'backup.now', { job: 'b1' })).backup.name;
    expect((await ask(driver, 'vault.create', { passphrase: PASSPHRASE })).plainBackups).toEqual([plain]);
    await title('Sealed');
    const sealed = (await ask(driver, 'backup.now', { job: 'b2' })).backup.name;
    await title('Later');
    for (const [name, text] of [
      [plain, 'Plain'],
      [sealed, 'Sealed'],
    ] as const) {
      expect(await ask(driver, 'backup.verify', { job: 'v1', backup: { name } })).toEqual({ damage: [] });
      await ask(driver, 'backup.restoreReport', { backup: { name }, id });
      expect((await ask(driver, 'report.open', { id })).report.incident.title).toBe(text);
    }
    // A backup of sealed files is no plain one, though its list of files is.
    expect(await ask(driver, 'vault.removePlainBackups', { names: [plain, sealed] })).toEqual({
      removed: [plain],
    });
    expect((await ask(driver, 'backup.list', {})).backups.map(({ name }) => name)).toEqual([sealed]);
    await ask(driver, 'vault.lock', {});
    expect((await refused(driver, 'backup.reports', { backup: { name: sealed }, query: '' })).code).toBe(
      'locked',
    );
    expect((await ask(driver, 'backup.list', {})).backups).toHaveLength(1);
    await driver.close();
  });
});
