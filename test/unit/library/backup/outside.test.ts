/** Copies elsewhere and what is restored from them: the library into a folder, a report into the library. */
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/library/file-system.ts';
import { listBackups } from '../../../../electron/library/backup/list.ts';
import { backUpTo } from '../../../../electron/library/backup/outside.ts';
import { openBackup } from '../../../../electron/library/backup/reader.ts';
import { restoreLibrary } from '../../../../electron/library/backup/restore-library.ts';
import { restoreReport } from '../../../../electron/library/backup/restore-report.ts';
import { rollBackup } from '../../../../electron/library/backup/rolling.ts';
import { verifyBackup } from '../../../../electron/library/backup/verify.ts';
import { plainSealer } from '../../../../electron/library/sealer.ts';
import { temporaryFolder } from '../../../contract/drivers.ts';
import { bytesOf } from '../../../fault/library-bytes.ts';
import {
  EVIDENCE,
  fill,
  type Filled,
  inodeOf,
  retitle,
  type TestLibrary,
  testLibrary,
  titled,
  valueOf,
} from '../../../setup/backup-library.ts';

const KEEPING = { keepDaily: 7, keepWeekly: 4 };
let folder = '';
let remove: () => Promise<void>;
let library: TestLibrary;
let filled: Filled;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  library = testLibrary(path.join(folder, 'library'));
  filled = await fill(library);
});
afterEach(() => remove());

const disk = (): string => path.join(folder, 'disk');
const away = async (): Promise<string> => valueOf(await backUpTo(library.place, disk())).folder;
const asText = (files: Map<string, Buffer>): [string, string][] =>
  [...files]
    .map(([name, bytes]): [string, string] => [name, bytes.toString('latin1')])
    .toSorted(([a], [b]) => a.localeCompare(b));
const nextDay = (): void => {
  library.at = new Date(library.at.getTime() + 24 * 60 * 60 * 1000);
};

test('a copy elsewhere shares nothing with the library, and is whole', async () => {
  const made = await away();
  const name = `reports/${filled.report.id}.json`;
  expect(await inodeOf(made, name)).not.toBe(await inodeOf(library.folder, name));
  expect(valueOf(await verifyBackup(nodeFileSystem, made)).damage).toEqual([]);
  expect(await listBackups(nodeFileSystem, disk())).toMatchObject([{ reports: 2, failure: null }]);
});

test('a folder in the library is refused, however it is reached', async () => {
  const link = path.join(folder, 'link');
  await symlink(library.folder, link);
  for (const into of [library.folder, path.join(library.folder, 'new', 'one'), path.join(link, 'reports')]) {
    expect(await backUpTo(library.place, into), into).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(await restoreLibrary(library.place, '/none', into), into).toMatchObject({ ok: false });
  }
  expect((await readdir(library.folder)).toSorted()).toEqual(['attachments', 'history', 'reports', 'trash']);
  // A neighbour whose name begins alike is none of it.
  valueOf(await backUpTo(library.place, `${library.folder}-copies`));
});

test('the whole library comes back as it was, and opens', async () => {
  const before = await bytesOf(library.folder);
  const made = await away();
  await rm(library.folder, { recursive: true });
  const to = path.join(folder, 'restored');
  expect(valueOf(await restoreLibrary(library.place, made, to))).toEqual({ files: before.size, damage: [] });
  expect(asText(await bytesOf(to))).toEqual(asText(before));
  const restored = testLibrary(to).open();
  expect(valueOf(await restored.read(filled.report.id))).toMatchObject({
    report: filled.report,
    notices: [],
  });
  valueOf(await restored.restore(filled.away.id));
  expect(
    Buffer.from(
      valueOf(await restored.attachments.read(filled.report.appendices.logs.attachments[0]!.sha256)).bytes,
    ),
  ).toEqual(EVIDENCE);
});

test('nothing is restored over anything', async () => {
  const made = await away();
  const to = path.join(folder, 'restored');
  await mkdir(to);
  await writeFile(path.join(to, 'mine.txt'), 'mine');
  expect(await restoreLibrary(library.place, made, to)).toMatchObject({
    ok: false,
    error: { code: 'conflict' },
  });
  expect(await readdir(to)).toEqual(['mine.txt']);
});

test('damaged and missing files of a backup are named, and cost no other', async () => {
  const made = await away();
  await writeFile(path.join(made, 'reports', `${filled.report.id}.json`), 'rotten');
  await rm(path.join(made, 'history', `${filled.other.id}.jsonl`));
  const to = path.join(folder, 'restored');
  const { damage, files } = valueOf(await restoreLibrary(library.place, made, to));
  expect(damage.map((each) => each.path).toSorted()).toEqual([
    `history/${filled.other.id}.jsonl`,
    `reports/${filled.report.id}.json`,
  ]);
  expect(files).toBe((await bytesOf(to)).size);
  // The journal leads to what the damaged file held.
  const restored = testLibrary(to).open();
  valueOf(await restored.recover(filled.report.id));
  expect(valueOf(await restored.read(filled.report.id)).report).toEqual(filled.report);
});

test('a cancelled restoring leaves nothing', async () => {
  const made = await away();
  const controller = new AbortController();
  const to = path.join(folder, 'restored');
  const result = await restoreLibrary(library.place, made, to, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await readdir(folder)).not.toContain('restored');
});

const restoreFrom = async (backup: string, id: string) => {
  const reader = valueOf(await openBackup(library.place, backup, () => plainSealer));
  return valueOf(await restoreReport(library.open(), reader, id, '2026-03-14T12:00:00.000Z'));
};

test('a report is set back as a change that its history tells', async () => {
  const made = await away();
  nextDay();
  await retitle(library, filled.report.id, 'A mistake');
  expect(await restoreFrom(made, filled.report.id)).toMatchObject({ outcome: 'set-back', missing: [] });
  expect(valueOf(await library.open().read(filled.report.id)).report).toEqual(filled.report);
  const { entries, faults } = valueOf(await library.open().history(filled.report.id));
  expect(faults).toEqual([]);
  expect(entries.map(({ kind }) => kind)).toEqual([
    'created',
    'edited',
    'edited',
    'edited',
    'edited',
    'restored',
  ]);
  expect(entries.at(-1)?.reason).toBe('From the backup of 14 March 2026, 12:00 UTC.');
  expect(await restoreFrom(made, filled.report.id)).toMatchObject({ outcome: 'same' });
  expect(valueOf(await library.open().history(filled.report.id)).entries).toHaveLength(6);
});

test('a report that is gone comes back with its attachments and its history', async () => {
  const made = await away();
  await rm(path.join(library.folder, 'reports', `${filled.report.id}.json`));
  await rm(path.join(library.folder, 'attachments'), { recursive: true });
  expect(await restoreFrom(made, filled.report.id)).toMatchObject({ outcome: 'added', missing: [] });
  const { report, notices } = valueOf(await library.open().read(filled.report.id));
  expect({ report, notices }).toEqual({ report: filled.report, notices: [] });
  expect((await library.open().attachments.read(report.appendices.logs.attachments[0]!.sha256)).ok).toBe(
    true,
  );
  expect(valueOf(await library.open().history(filled.report.id)).entries.at(-1)).toMatchObject({
    kind: 'recovered',
  });
});

test('an attachment that nobody has any more is named', async () => {
  const made = await away();
  for (const place of [library.folder, made]) await rm(path.join(place, 'attachments'), { recursive: true });
  await retitle(library, filled.report.id, 'Later');
  expect(await restoreFrom(made, filled.report.id)).toMatchObject({
    outcome: 'set-back',
    missing: ['disk.log'],
  });
});

test('a damaged report is put aside before the state of a backup takes its place', async () => {
  const made = await away();
  const file = path.join(library.folder, 'reports', `${filled.report.id}.json`);
  await rm(file);
  await writeFile(file, 'rotten');
  expect(await restoreFrom(made, filled.report.id)).toMatchObject({ outcome: 'same' });
  const aside = (await readdir(path.dirname(file))).filter((name) => name.includes('.corrupt-'));
  expect(aside).toHaveLength(1);
  expect(await readFile(path.join(path.dirname(file), aside[0]!), 'utf8')).toBe('rotten');
});

test('where file and history are gone, the newest backup gives the newest state that is left', async () => {
  valueOf(await rollBackup(library.place, KEEPING));
  nextDay();
  const newest = await retitle(library, filled.report.id, 'Newest in a backup');
  valueOf(await rollBackup(library.place, KEEPING));
  nextDay();
  await retitle(library, filled.report.id, 'In no backup');
  for (const file of [`reports/${filled.report.id}.json`, `history/${filled.report.id}.jsonl`]) {
    await rm(path.join(library.folder, file));
    await writeFile(path.join(library.folder, file), 'rotten\n');
  }
  const { unreadable } = valueOf(await library.open().list(''));
  expect(unreadable).toMatchObject([{ kind: 'damaged', recovery: '2026-03-15T12:00:00.000Z' }]);
  valueOf(await library.open().recover(filled.report.id));
  expect(valueOf(await library.open().read(filled.report.id)).report).toEqual(newest);
  expect(valueOf(await library.open().history(filled.report.id)).entries.at(-1)?.reason).toContain('backup');
});

test('a history that was cut short does not hide what a backup knows', async () => {
  nextDay();
  const newest = await retitle(library, filled.report.id, 'Only a backup has this');
  valueOf(await rollBackup(library.place, KEEPING));
  const journal = path.join(library.folder, 'history', `${filled.report.id}.jsonl`);
  const [first = ''] = (await readFile(journal, 'utf8')).split('\n');
  await writeFile(journal, `${first}\n`);
  const file = path.join(library.folder, 'reports', `${filled.report.id}.json`);
  await rm(file);
  await writeFile(file, 'rotten');
  valueOf(await library.open().recover(filled.report.id));
  expect(valueOf(await library.open().read(filled.report.id)).report).toEqual(newest);
});

test('states of one report never mix: what is set back is exactly what was backed up', async () => {
  const states = [filled.report];
  const made = [await away()];
  for (const title of ['Two', 'Three']) {
    nextDay();
    states.push(await retitle(library, filled.report.id, title));
    made.push(await away());
  }
  for (const [at, state] of states.entries()) {
    await restoreFrom(made[at]!, filled.report.id);
    expect(valueOf(await library.open().read(filled.report.id)).report).toEqual(
      titled(state, state.incident.title),
    );
  }
});
