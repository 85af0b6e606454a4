/** `debrief backup`, `restore` and `check` as a user meets them: exit codes, what they say, and what lies there afterwards. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../../electron/workspace/workspace.ts';
import { temporaryFolder, testHost } from '../../contract/drivers.ts';
import { bytesOf } from '../../fault/library-bytes.ts';
import { debrief, type Ended } from './run.ts';

const PASSPHRASE = 'seven quiet otters in a row';

let folder = '';
let remove: () => Promise<void>;
let id = '';
const run = (...words: readonly string[]): Promise<Ended> => debrief(folder, ...words);
const inLibrary = (...names: readonly string[]): string => path.join(folder, 'library', ...names);

/** A library with one report, encrypted where it is asked for. */
const make = async (isEncrypted: boolean): Promise<void> => {
  const workspace = createWorkspace(testHost(folder, { passphraseCost: 2 ** 15 }));
  const created = await workspace.dispatch('library.create', { from: 'outage' });
  if (!created.ok) throw new Error(created.error.message);
  ({ id } = created.value as { id: string });
  if (isEncrypted) {
    const made = await workspace.dispatch('vault.create', { passphrase: PASSPHRASE });
    if (!made.ok) throw new Error(made.error.message);
  }
  await workspace.close();
  await writeFile(path.join(folder, 'secret'), `${PASSPHRASE}\n`);
};

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

describe('backup and restore', () => {
  beforeEach(() => make(false));

  test('a rolling copy is made and listed, and a report put back from it', async () => {
    const made = await run('backup');
    expect(made).toMatchObject({ code: 0, err: '' });
    const [name = ''] = await readdir(inLibrary('backups'));
    expect(made.out).toContain(inLibrary('backups', name));
    expect((await run('backup', '--list')).out).toMatch(new RegExp(`^${name}  1 report  [\\d.]+ kB\\n$`));
    await rm(inLibrary('reports', `${id}.json`));
    expect(await run('check')).toMatchObject({ code: 1 });
    const restored = await run('restore', name, '--report', id);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('was not in the library');
    expect(await run('check')).toMatchObject({ code: 0 });
  });

  test('a copy elsewhere restores the library as it was', async () => {
    const before = await bytesOf(inLibrary());
    expect(await run('backup', '--to', 'disk')).toMatchObject({ code: 0 });
    const [name = ''] = await readdir(path.join(folder, 'disk'));
    const restored = await run('restore', path.join('disk', name), '--to', 'again');
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(await bytesOf(path.join(folder, 'again'))).toEqual(before);
    expect(await run('check', 'again')).toMatchObject({ code: 0 });
    expect(await run('restore', path.join('disk', name), '--to', 'again')).toMatchObject({ code: 3 });
  });

  test('a damaged backup is restored as far as it goes, and named', async () => {
    await run('backup', '--to', 'disk');
    const [name = ''] = await readdir(path.join(folder, 'disk'));
    await writeFile(path.join(folder, 'disk', name, 'reports', `${id}.json`), 'rotten');
    const restored = await run('restore', path.join('disk', name), '--to', 'again');
    expect(restored.code).toBe(1);
    expect(restored.err).toContain(`reports/${id}.json: The file is damaged in the backup`);
  });

  test.each([
    ['backup', '--to', 'library/inside'],
    ['backup', '--library', 'nowhere'],
    ['restore', 'nowhere', '--to', 'again'],
    ['restore', 'nowhere'],
    ['restore', 'nowhere', '--to', 'again', '--report', 'x'],
    ['restore', 'nowhere', '--report', 'x'],
  ])('%s %s %s %s is refused, and writes nothing', async (...words) => {
    const ended = await run(...words);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^error: /);
    expect(await readdir(folder)).not.toEqual(expect.arrayContaining(['again']));
    expect((await readdir(inLibrary())).toSorted()).toEqual(['history', 'reports']);
  });
});

describe('check', () => {
  test('says that everything is whole, in a line or as JSON', async () => {
    await make(false);
    expect(await run('check')).toMatchObject({
      code: 0,
      err: '',
      out: 'Everything is whole: 1 report, 0 files in the trash, 1 history, 0 attachments, 0 backups.\n',
    });
    const json: unknown = JSON.parse((await run('check', '--json')).out);
    expect(json).toMatchObject({ whole: true, opened: true, findings: [], checked: { reports: 1 } });
  });

  test('names what is wrong, a line each, and what to do', async () => {
    await make(false);
    const file = inLibrary('reports', `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('P1', 'P2'));
    await writeFile(inLibrary('notes.txt'), 'mine');
    const ended = await run('check');
    expect(ended.code).toBe(1);
    expect(ended.out.split('\n')[0]).toMatch(
      new RegExp(`^reports/${id}\\.json: The file was changed outside Debrief.* — .*backup$`),
    );
    expect(ended.out).toContain('1 problem: 1 report');
    expect(ended.err).toBe('notes.txt: It is none of Debrief’s files\n');
  });

  test('of an encrypted library opens everything with the passphrase, and says so where there is none', async () => {
    await make(true);
    const file = inLibrary('reports', `${id}.json`);
    const bytes = await readFile(file);
    bytes[bytes.byteLength - 40] = (bytes[bytes.byteLength - 40] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const without = await run('check');
    expect(without).toMatchObject({ code: 0 });
    expect(without.err).toContain('checked without its key');
    const opened = await run('check', '--passphrase-file', 'secret');
    expect(opened.code).toBe(1);
    expect(opened.out).toMatch(new RegExp(`^reports/${id}\\.json: .*damaged or was changed`));
    await writeFile(path.join(folder, 'wrong'), 'another eleven words of quiet\n');
    expect(await run('check', '--passphrase-file', 'wrong')).toMatchObject({ code: 2 });
  });

  test('without its key file an encrypted library is a problem, and no crash', async () => {
    await make(true);
    for (const name of ['library.json', 'library.copy.json']) await rm(inLibrary(name));
    const ended = await run('check');
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^library\.json: .*missing/);
  });

  test('of a folder that is not there is wrong usage', async () => {
    expect(await run('check', 'nowhere')).toMatchObject({ code: 2, out: '' });
  });

  test('of a folder that holds no library does not say that it is whole', async () => {
    await mkdir(path.join(folder, 'empty'));
    expect(await run('check', 'empty')).toMatchObject({ code: 2, out: '' });
    expect(await readdir(path.join(folder, 'empty'))).toEqual([]);
  });
});
