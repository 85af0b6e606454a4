/**
 * A whole job in an encrypted library, each text of it with a word that occurs nowhere else: afterwards none of these words is
 * in any byte of the library, of the settings or of the temporary folder. What was given to the person has them all.
 */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_PART_BYTES } from '../../shared/contract/package.ts';
import { createWorkspace } from '../../electron/workspace/workspace.ts';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import type { Workspace } from '../../electron/workspace/host.ts';
import { temporaryFolder, testHost } from '../contract/drivers.ts';
import { oneIn } from '../setup/campaign.ts';
import { failingFileSystem } from './failing-file-system.ts';
import { bytesOf, traces } from './library-bytes.ts';

const PASSPHRASE = 'xyloquartz seven quiet otters';
const marked = (word: string): string => `Zwergohreule-${word}-7431`;
const title = marked('title');
const summary = marked('summary');
const typed = marked('typed');
const file = marked('file');
const trashed = marked('trashed');
const imported = marked('imported');
const author = marked('author');
const last = marked('last');
const carried = marked('carried');
const log = marked('log');
const marks = [title, summary, typed, file, trashed, imported, author, last, carried, log];

let root = '';
let remove: () => Promise<void>;
let workspace: Workspace;
const formerTemporary = process.env['TMPDIR'];
const passphraseCost = 2 ** 15;

beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
  // Child threads and libraries ask Node for it; nothing of ours may leave anything there.
  process.env['TMPDIR'] = path.join(root, 'tmp');
  await mkdir(process.env['TMPDIR']);
  workspace = createWorkspace(testHost(root, { passphraseCost }));
});
afterEach(async () => {
  await workspace.close();
  if (formerTemporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = formerTemporary;
  await remove();
});

/** Asks and expects a value; the type is the caller's to know, as a window's is. */
const ask = async <T>(channel: string, input: unknown): Promise<T> => {
  const answer = await workspace.dispatch(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
};
type Opened = { report: Record<string, Record<string, unknown>> & { id: string }; sha256: string };

const window = 'vault-window';

const save = async (id: string, part: string, change: Record<string, unknown>): Promise<void> => {
  const { report, sha256 } = await ask<Opened>('report.open', { id, window });
  const changed = { ...report, [part]: { ...report[part], ...change } };
  await ask('report.save', { window, report: changed, base: sha256 });
  await ask('report.close', { id, window });
};

/** A package from a library elsewhere that is not encrypted, whose report has this title and this log. */
const packageFrom = async (of: string, attached: Uint8Array): Promise<Buffer> => {
  const { folder, remove: removeOther } = await temporaryFolder();
  const here = workspace;
  workspace = createWorkspace(testHost(folder));
  try {
    const { id } = await ask<{ id: string }>('library.create', { from: 'template' });
    const added = await ask<Record<string, unknown>>('attachment.add', {
      reportId: id,
      fileName: 'gateway.log',
      bytes: Buffer.from(attached).toString('base64'),
    });
    await save(id, 'incident', { title: of });
    const { report } = await ask<Opened>('report.open', { id });
    const logs = report['appendices']?.['logs'] as { attachments: unknown[] };
    await save(id, 'appendices', { logs: { ...logs, attachments: [added] } });
    const { file: packed } = await ask<{ file: { handle: string } }>('package.export', { job: 'x', id });
    const { bytes } = await ask<{ bytes: string }>('export.read', { handle: packed.handle });
    return Buffer.from(bytes, 'base64');
  } finally {
    await workspace.close();
    workspace = here;
    await removeOther();
  }
};

const find = async (): Promise<string[]> => traces(await bytesOf(root), marks);

test('a whole job leaves no word of it in any file but those that were handed over', async () => {
  await ask('vault.create', { passphrase: PASSPHRASE });
  const { id } = await ask<{ id: string }>('library.create', { from: 'outage' });
  await save(id, 'incident', { title, author });
  await save(id, 'summary', { text: summary });
  for (const text of [`${summary} ${typed} 1`, `${summary} ${typed} 2`, `${summary} ${typed} 3`]) {
    await save(id, 'summary', { text });
  }
  const added = await ask<Record<string, unknown>>('attachment.add', {
    reportId: id,
    fileName: `${file}.txt`,
    bytes: Buffer.from(`log: ${file}`).toString('base64'),
  });
  const { report } = await ask<Opened>('report.open', { id });
  const [appendix = ''] = Object.keys(report['appendices'] ?? {});
  const before = report['appendices']?.[appendix] as { attachments: unknown[] };
  await save(id, 'appendices', { [appendix]: { ...before, attachments: [added] } });

  const opened = await ask<Opened>('report.open', { id });
  const preview = await ask<{ pages: number }>('preview.render', {
    job: 'p',
    report: opened.report,
    paper: 'a4',
  });
  expect(preview.pages).toBeGreaterThan(1);
  const formats = ['pdf', 'docx', 'markdown', 'json'];
  const { files } = await ask<{ files: { handle: string; format: string }[] }>('export.run', {
    job: 'e',
    id,
    formats,
    paper: 'a4',
  });
  const delivered = new Map<string, Buffer>();
  for (const { handle, format } of files) {
    const { bytes } = await ask<{ bytes: string }>('export.read', { handle });
    delivered.set(format, Buffer.from(bytes, 'base64'));
  }
  expect([...delivered.keys()].toSorted()).toEqual(formats.toSorted());
  // They are what the person asked for: the search would find the words if they were there.
  expect(traces(delivered, [title])).toEqual(
    expect.arrayContaining([`json: ${title}`, `markdown: ${title}`]),
  );
  await ask('print.run', { job: 'q', id, paper: 'a4' });
  expect((await ask<{ reports: unknown[] }>('library.list', { query: typed })).reports).toHaveLength(1);

  const gone = await ask<{ id: string }>('library.duplicate', { id });
  await save(gone.id, 'incident', { title: trashed });
  await ask('library.trash', { id: gone.id });
  await ask('library.restore', { id: gone.id });
  await ask('library.trash', { id: gone.id });
  await ask('library.import', {
    fileName: 'post.md',
    bytes: Buffer.from(`# ${imported}\n\n## Executive Summary\n\n${imported}\n`).toString('base64'),
  });
  await ask('history.list', { id, limit: 50 });
  await ask('history.state', { id, seq: 2 });
  expect(await find()).toEqual([]);

  await ask('vault.lock', {});
  expect(await find()).toEqual([]);
  // What was handed over is kept for a download no longer.
  const again = await workspace.dispatch('export.read', { handle: files[0]?.handle ?? '' });
  expect(again.ok ? '' : again.error.code).toBe('locked');
  await ask('vault.unlock', { passphrase: PASSPHRASE });
  const forgotten = await workspace.dispatch('export.read', { handle: files[0]?.handle ?? '' });
  expect(forgotten.ok ? '' : forgotten.error.code).toBe('not-found');
  const reopened = await ask<Opened & { notices: string[] }>('report.open', { id });
  expect(reopened.notices).toEqual([]);
  expect(reopened.report['incident']?.['title']).toBe(title);
  // Nor does a file say with which passphrase.
  expect(traces(await bytesOf(root), [PASSPHRASE])).toEqual([]);
}, 240_000);

test('a save that the machine breaks off at any step leaves no word either, and loses nothing', async () => {
  await ask('vault.create', { passphrase: PASSPHRASE });
  const { id } = await ask<{ id: string }>('library.create', { from: 'template' });
  await save(id, 'summary', { text: summary });
  let steps = 0;
  for (let number = 1; number < 200; number += number < 6 ? 1 : oneIn(4)) {
    const fs = failingFileSystem('EIO', true);
    const crashing = createWorkspace(testHost(root, { passphraseCost, fileSystem: fs }));
    const dispatch = async <T>(channel: string, input: unknown): Promise<T> => {
      const answer = await crashing.dispatch(channel, input);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value as T;
    };
    await dispatch('vault.unlock', { passphrase: PASSPHRASE });
    const { report, sha256 } = await dispatch<Opened>('report.open', { id, window });
    fs.failAt(number);
    const text = `${summary} ${last} ${number}`;
    await crashing.dispatch('report.save', {
      window,
      report: { ...report, summary: { ...report['summary'], text } },
      base: sha256,
    });
    await crashing.close();
    // Here the program lives on, and nobody would take its lock for a dead one's.
    await rm(path.join(root, 'library', 'locks'), { recursive: true, force: true });
    expect(await find()).toEqual([]);
    if (fs.failed() === '') break;
    steps += 1;
    await ask('report.open', { id });
  }
  expect(steps).toBeGreaterThan(5);
  const names = await readdir(path.join(root, 'library'), { recursive: true });
  expect(names.some((name) => name.includes(id))).toBe(true);
}, 240_000);

test('neither does a job with backups, nor with packages on their way in and out', async () => {
  await ask('vault.create', { passphrase: PASSPHRASE });
  const { id } = await ask<{ id: string }>('library.create', { from: 'template' });
  await save(id, 'incident', { title });
  type Made = { backup: { name: string }; location: string };
  const { backup } = await ask<Made>('backup.now', { job: 'b1' });
  const elsewhere = path.join(root, 'elsewhere');
  await mkdir(elsewhere);
  const copy = await ask<Made>('backup.now', { job: 'b2', folder: elsewhere });
  expect(await find()).toEqual([]);
  await save(id, 'incident', { title: last });
  for (const ref of [backup, { name: copy.backup.name, folder: elsewhere }]) {
    const found = await ask<{ reports: { title: string }[] }>('backup.reports', {
      backup: { name: ref.name, ...('folder' in ref ? { folder: ref.folder } : {}) },
      query: title,
    });
    expect(found.reports).toMatchObject([{ title }]);
  }
  expect(await ask('backup.restoreReport', { backup: { name: backup.name }, id })).toMatchObject({
    outcome: 'set-back',
  });
  const restored = path.join(root, 'restored');
  const to = { job: 'b3', backup: { name: copy.backup.name, folder: elsewhere }, to: restored };
  expect(await ask('backup.restoreLibrary', to)).toMatchObject({ damage: [] });
  expect(await find()).toEqual([]);

  // So large that it does not stay in memory on its way.
  const bytes = await packageFrom(carried, Buffer.concat([Buffer.from(log), randomBytes(9_000_000)]));
  const { upload } = await ask<{ upload: string }>('upload.begin', {
    fileName: 'sent.debrief',
    size: bytes.length,
  });
  for (let offset = 0; offset < bytes.length; offset += MAX_PART_BYTES) {
    const part = bytes.subarray(offset, offset + MAX_PART_BYTES).toString('base64');
    await ask('upload.part', { upload, offset, bytes: part });
  }
  await ask('package.inspect', { job: 'i', upload });
  const waiting = (await bytesOf(path.join(root, 'tmp'))).values();
  expect(Math.max(...[...waiting].map(({ length }) => length))).toBeGreaterThan(8_000_000);
  expect(await find()).toEqual([]);
  const taken = await ask<{ id: string; outcome: string }>('package.import', {
    job: 'i2',
    upload,
    base: null,
  });
  expect(taken.outcome).toBe('new');
  expect((await ask<Opened>('report.open', { id: taken.id })).report['incident']?.['title']).toBe(carried);
  const sent = await ask<{ file: { handle: string } }>('package.export', { job: 'o', id: taken.id });
  expect(await find()).toEqual([]);
  await ask('export.read', { handle: sent.file.handle });
  expect(await find()).toEqual([]);
}, 240_000);

test('a lock in the middle of saves loses none that was acknowledged, and each other says "locked"', async () => {
  await ask('vault.create', { passphrase: PASSPHRASE });
  const ids = await Promise.all(
    Array.from(
      { length: 8 },
      async () => (await ask<{ id: string }>('library.create', { from: 'template' })).id,
    ),
  );
  const opened = await Promise.all(ids.map((id) => ask<Opened>('report.open', { id, window })));
  const saves = opened.map(({ report, sha256 }) =>
    workspace.dispatch('report.save', {
      window,
      report: { ...report, summary: { ...report['summary'], text: typed } },
      base: sha256,
    }),
  );
  const lock = workspace.dispatch('vault.lock', {});
  const late = opened.map(({ report, sha256 }) =>
    workspace.dispatch('report.save', { window, report, base: sha256 }),
  );
  const answers = await Promise.all(saves);
  expect(answers.map(({ ok }) => ok)).not.toContain(false);
  expect((await lock).ok).toBe(true);
  for (const answer of await Promise.all(late)) expect(answer.ok ? '' : answer.error.code).toBe('locked');
  await ask('vault.unlock', { passphrase: PASSPHRASE });
  for (const [at, id] of ids.entries()) {
    const { report } = await ask<Opened>('report.open', { id });
    expect(report['summary']?.['text'], `report ${at}`).toBe(typed);
  }
});

describe('the whole library of another', () => {
  test('does not open with this passphrase, and its files are told apart one by one', async () => {
    await ask('vault.create', { passphrase: PASSPHRASE });
    const { id } = await ask<{ id: string }>('library.create', { from: 'template' });
    const { folder: elsewhere, remove: removeOther } = await temporaryFolder();
    const other = createWorkspace(testHost(elsewhere, { passphraseCost, fileSystem: nodeFileSystem }));
    await other.dispatch('vault.create', { passphrase: `${PASSPHRASE} too` });
    const made = await other.dispatch('library.create', { from: 'template' });
    await other.close();
    const foreign = made.ok ? (made.value as { id: string }).id : '';
    const from = path.join(elsewhere, 'library');
    await cp(path.join(from, 'reports'), path.join(root, 'library', 'reports'), { recursive: true });
    const { unreadable } = await ask<{ unreadable: { file: string; reason: string }[] }>('library.list', {
      query: '',
    });
    expect(unreadable).toMatchObject([
      { file: `${foreign}.json`, reason: expect.stringContaining('with the key of another library') },
    ]);
    const before = await bytesOf(path.join(root, 'library'));
    await ask('report.open', { id });
    const refused = await workspace.dispatch('report.recover', { id: foreign });
    expect(refused.ok).toBe(false);
    expect(await bytesOf(path.join(root, 'library'))).toEqual(before);
    // With the other's library.json in place of its own, its reports are those that do not open.
    for (const name of ['library.json', 'library.copy.json']) {
      await writeFile(path.join(root, 'library', name), await nodeFileSystem.readFile(path.join(from, name)));
    }
    const locked = await workspace.dispatch('library.list', { query: '' });
    expect(locked.ok ? '' : locked.error.code).toBe('locked');
    const wrong = await workspace.dispatch('vault.unlock', { passphrase: PASSPHRASE });
    expect(wrong.ok ? '' : wrong.error.code).toBe('wrong-passphrase');
    await removeOther();
  });
});
