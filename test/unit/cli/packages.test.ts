/** Packages on the command line: between two libraries, as a user carries them. */
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../../electron/library/library.ts';
import { resourcesFolder } from '../../../electron/serve/places.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { debrief, type Ended } from './run.ts';

const INCIDENT = 'INC-2026-02-10-001';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await copyFile(path.join(resourcesFolder, 'samples', 'outage.json'), path.join(folder, 'outage.json'));
});
afterEach(() => remove());

const run = (...words: readonly string[]): Promise<Ended> => debrief(folder, ...words);
const libraryAt = (name: string): Library =>
  createLibrary({
    folder: path.join(folder, name),
    fs: nodeFileSystem,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
const only = async (name: string): Promise<{ report: Report; sha256: string }> => {
  const library = libraryAt(name);
  const listed = await library.list('');
  const stored = await library.read(listed.ok ? (listed.value.reports[0]?.id ?? '') : '');
  if (!stored.ok) throw new Error(JSON.stringify(stored.error));
  return stored.value;
};
const retitle = async (name: string, title: string): Promise<void> => {
  const { report, sha256 } = await only(name);
  await libraryAt(name).save({ ...report, incident: { ...report.incident, title } }, sha256);
};
const filesOf = async (name: string): Promise<string[]> =>
  (await readdir(path.join(folder, name), { recursive: true }).catch(() => []))
    .filter((file) => /\.\w+$/.test(file))
    .toSorted();

test('a report is packed here and unpacked there, encrypted, and conflicts are listed by field', async () => {
  expect((await run('import', 'outage.json')).code).toBe(0);
  await writeFile(path.join(folder, 'secret.txt'), 'four words and some\n');
  const secret = ['--passphrase-file', 'secret.txt'];
  const packed = await run('pack', INCIDENT, '--out', 'a.debrief', ...secret);
  expect(packed).toMatchObject({ code: 0, err: '' });
  expect(packed.out).toMatch(/a\.debrief \(\d+ KB, encrypted\)\n +SHA-256 +[0-9a-f]{64}\n/);

  const there = ['--library', 'there'];
  const locked = await run('unpack', 'a.debrief', ...there);
  expect(locked).toMatchObject({ code: 2, out: '' });
  expect(locked.err).toContain('encrypted');
  const dry = await run('unpack', 'a.debrief', '--dry-run', ...there, ...secret);
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('the library does not have it yet');
  expect(await filesOf('there')).toEqual([]);
  const done = await run('unpack', 'a.debrief', ...there, ...secret);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toContain('Imported: ');
  expect(await only('there')).toEqual(await only('library'));

  await retitle('library', 'Here');
  await retitle('there', 'There');
  expect((await run('pack', INCIDENT, '--out', 'b.debrief')).code).toBe(0);
  const before = await readFile(path.join(folder, 'b.debrief'));
  const files = await filesOf('there');
  const contradicts = await run('unpack', 'b.debrief', ...there);
  expect(contradicts.code).toBe(1);
  expect(contradicts.err).toMatch(/^incident\.title: mine .*There.*; theirs .*Here.*\n1 field was changed/);
  expect(await filesOf('there')).toEqual(files);
  expect((await only('there')).report.incident.title).toBe('There');
  const merged = await run('unpack', 'b.debrief', '--conflicts', 'theirs', ...there);
  expect(merged).toMatchObject({ code: 0, err: '' });
  expect((await only('there')).report.incident.title).toBe('Here');
  expect((await run('unpack', 'b.debrief', ...there)).out).toContain('Nothing to do');
  expect(before.equals(await readFile(path.join(folder, 'b.debrief')))).toBe(true);
}, 120_000);

test('what cannot be unpacked says why, and leaves nothing', async () => {
  await writeFile(path.join(folder, 'no.debrief'), 'not a package');
  for (const file of ['no.debrief', 'gone.debrief', '.']) {
    const ended = await run('unpack', file, '--library', 'there');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/^error: .+\n$/);
  }
  expect(await filesOf('there')).toEqual([]);
  expect((await run('pack', 'INC-0000', '--out', 'a.debrief')).code).toBe(2);
  expect((await run('pack', INCIDENT)).code).toBe(2);
}, 60_000);
