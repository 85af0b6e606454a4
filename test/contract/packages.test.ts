/** Packages from one library to another, through the channels alone: what a window does and gets. */
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_PART_BYTES } from '../../shared/contract/package.ts';
import type { Output } from '../../shared/contract/channels.ts';
import type { Report } from '../../shared/report/schema.ts';
import { ask, type Driver, NOW, openDirect, openHttp, refused, WINDOW } from './drivers.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
let job = 0;
const nextJob = (): string => `job-${(job += 1)}`;

const titled = (report: Report, title: string): Report => ({
  ...report,
  incident: { ...report.incident, title },
});
const saying = (report: Report, text: string): Report => ({
  ...report,
  summary: { ...report.summary, text },
});

const open1 = (on: Driver, id: string): Promise<Output<'report.open'>> => ask(on, 'report.open', { id });

const edit = async (on: Driver, id: string, change: (report: Report) => Report): Promise<void> => {
  const { report, sha256 } = await open1(on, id);
  await ask(on, 'report.save', { window: WINDOW, report: change(report), base: sha256 });
  await ask(on, 'report.close', { id, window: WINDOW });
};

const exported = async (on: Driver, id: string, passphrase?: string): Promise<Uint8Array> => {
  const options = passphrase === undefined ? {} : { passphrase };
  const { file } = await ask(on, 'package.export', { job: nextJob(), id, ...options });
  const read = await ask(on, 'export.read', { handle: file.handle });
  expect(read).toMatchObject({ fileName: file.fileName, mediaType: 'application/x-debrief-package' });
  const bytes = Buffer.from(read.bytes, 'base64');
  expect(bytes.length).toBe(file.size);
  return bytes;
};

const uploaded = async (on: Driver, bytes: Uint8Array, part = MAX_PART_BYTES): Promise<string> => {
  const { upload } = await ask(on, 'upload.begin', { fileName: 'from-ana.debrief', size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += part) {
    const slice = bytes.subarray(offset, offset + part);
    const { received } = await ask(on, 'upload.part', { upload, offset, bytes: base64(slice) });
    expect(received).toBe(offset + slice.length);
  }
  return upload;
};

const inspected = async (on: Driver, bytes: Uint8Array) => {
  const upload = await uploaded(on, bytes);
  return { upload, view: await ask(on, 'package.inspect', { job: nextJob(), upload }) };
};

const imported = async (on: Driver, bytes: Uint8Array, choices: Record<string, 'mine' | 'theirs'> = {}) => {
  const { upload, view } = await inspected(on, bytes);
  return ask(on, 'package.import', { job: nextJob(), upload, base: view.plan?.base ?? null, choices });
};

const filesOf = async (on: Driver): Promise<string[]> => {
  const names = await readdir(on.libraryFolder, { recursive: true }).catch(() => []);
  return names.filter((name) => /\.\w+$|[0-9a-f]{64}/.test(name)).toSorted();
};

const history = async (on: Driver, id: string) =>
  (await ask(on, 'history.list', { id, limit: 100 })).entries.toReversed();

const transfersLeft = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`debrief-transfer-${process.pid}-`));

describe.each([
  { way: 'dispatch', open: openDirect },
  { way: 'browser shell', open: openHttp },
])('through the $way', ({ open }) => {
  let here: Driver;
  let there: Driver;
  let id = '';
  const log = Buffer.from('Mar 14 09:12:04 gw-1 sshd: accepted\n'.repeat(2000));
  beforeEach(async () => {
    [here, there] = await Promise.all([open(), open()]);
    await ask(here, 'settings.write', { author: 'Ana Ruiz' });
    await ask(there, 'settings.write', { author: 'Bo Lind' });
    ({ id } = await ask(here, 'library.create', { from: 'outage' }));
    const attachment = await ask(here, 'attachment.add', {
      reportId: id,
      fileName: 'sshd.log',
      bytes: base64(log),
    });
    await edit(here, id, (report) => {
      const { logs } = report.appendices;
      return {
        ...report,
        appendices: { ...report.appendices, logs: { ...logs, attachments: [attachment] } },
      };
    });
  });
  afterEach(async () => {
    await Promise.all([here.close(), there.close()]);
    const left = await transfersLeft();
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
  });

  test('a report goes to another library with its history and attachments, and says where from', async () => {
    const { upload, view } = await inspected(there, await exported(here, id));
    expect(view).toMatchObject({
      fileName: 'from-ana.debrief',
      id,
      author: 'Ana Ruiz',
      created: NOW.toISOString(),
      isEncrypted: false,
      entries: 2,
      attachments: 1,
      attachmentBytes: log.length,
      missing: 0,
      faults: [],
      obstacle: null,
      plan: { kind: 'new', base: null, conflicts: [], merged: null },
    });
    expect(await filesOf(there)).toEqual([]);
    const answer = await ask(there, 'package.import', { job: nextJob(), upload, base: null });
    expect(answer).toEqual({ id, outcome: 'new' });
    const [sent, got] = [await open1(here, id), await open1(there, id)];
    expect(got).toEqual(sent);
    const attached = got.report.appendices.logs.attachments[0]!;
    const read = await ask(there, 'attachment.read', { reportId: id, sha256: attached.sha256 });
    expect(Buffer.from(read.bytes, 'base64').equals(log)).toBe(true);
    const [before, after] = [await history(here, id), await history(there, id)];
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ kind: 'imported', author: 'Bo Lind', changes: [] });
    expect(after.at(-1)?.reason).toContain('Ana Ruiz');
    expect(after.at(-1)?.reason).toContain(view.manifestSha256);
    expect((await ask(there, 'history.list', { id, limit: 9 })).faults).toEqual([]);
    // What was imported is not kept for a second time.
    expect((await refused(there, 'package.inspect', { job: nextJob(), upload })).code).toBe('not-found');
  });

  test('edits of the other library come back as entries after ours', async () => {
    await imported(there, await exported(here, id));
    await edit(there, id, (report) => titled(report, 'Read by Bo'));
    const back = await exported(there, id);
    expect((await inspected(here, back)).view.plan).toMatchObject({ kind: 'ahead', entries: 2 });
    expect((await imported(here, back)).outcome).toBe('ahead');
    expect(await open1(here, id)).toEqual(await open1(there, id));
    expect(await history(here, id)).toEqual(await history(there, id));
    expect((await imported(here, back)).outcome).toBe('same');
    const older = await exported(there, id);
    await edit(here, id, (report) => titled(report, 'Further'));
    expect((await imported(here, older)).outcome).toBe('behind');
    expect((await open1(here, id)).report.incident.title).toBe('Further');
  });

  test('where both went on, fields are merged, and nothing is written until each conflict is decided', async () => {
    await imported(there, await exported(here, id));
    await edit(here, id, (report) => titled(saying(report, 'Ana says so.'), 'By Ana'));
    await edit(there, id, (report) => ({
      ...titled(report, 'By Bo'),
      rootCause: { ...report.rootCause, rootCause: 'Found by Bo.' },
    }));
    const sent = await exported(here, id);
    const { upload, view } = await inspected(there, sent);
    expect(view.plan).toMatchObject({
      kind: 'diverged',
      conflicts: [{ path: ['incident', 'title'], mine: 'By Bo', theirs: 'By Ana' }],
      taken: 1,
    });
    const base = view.plan?.base ?? null;
    const files = await filesOf(there);
    const undecided = await refused(there, 'package.import', { job: nextJob(), upload, base });
    expect(undecided).toMatchObject({ code: 'conflict', problems: [{ path: 'incident.title' }] });
    expect(await filesOf(there)).toEqual(files);
    expect((await open1(there, id)).report.incident.title).toBe('By Bo');

    const choices = { 'incident.title': 'theirs' };
    const answer = await ask(there, 'package.import', { job: nextJob(), upload, base, choices } as never);
    expect(answer).toEqual({ id, outcome: 'merged' });
    const { report } = await open1(there, id);
    expect(report.incident.title).toBe('By Ana');
    expect(report.summary.text).toBe('Ana says so.');
    expect(report.rootCause.rootCause).toBe('Found by Bo.');
    const last = (await history(there, id)).at(-1);
    expect(last).toMatchObject({ kind: 'merged', author: 'Bo Lind' });
    expect(last?.reason).toContain(view.manifestSha256);
    expect((await ask(there, 'history.list', { id, limit: 9 })).faults).toEqual([]);
    // Ana's entry is kept in full, inside the merge.
    const journal = await readFile(path.join(there.libraryFolder, 'history', `${id}.jsonl`), 'utf8');
    expect(journal).toContain('Ana says so.');
    expect(JSON.parse(journal.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      brought: [{ author: 'Ana Ruiz', kind: 'edited' }],
    });
    // The same package again is known, and Ana gets the merge without a question.
    expect((await imported(there, sent)).outcome).toBe('behind');
    const back = await exported(there, id);
    expect((await inspected(here, back)).view.plan).toMatchObject({ kind: 'diverged', conflicts: [] });
    await imported(here, back);
    expect((await open1(here, id)).report).toEqual(report);
  });

  test('a decision about a state that is no more is not carried out', async () => {
    await imported(there, await exported(here, id));
    await edit(here, id, (report) => titled(report, 'By Ana'));
    await edit(there, id, (report) => titled(report, 'By Bo'));
    const { upload, view } = await inspected(there, await exported(here, id));
    await edit(there, id, (report) => titled(report, 'By Bo, later'));
    const choices = { 'incident.title': 'theirs' as const };
    const base = view.plan?.base ?? null;
    const error = await refused(there, 'package.import', { job: nextJob(), upload, base, choices });
    expect(error.code).toBe('conflict');
    expect((await open1(there, id)).report.incident.title).toBe('By Bo, later');
  });

  test('an encrypted package asks for its passphrase, says when it is wrong, and can be stopped', async () => {
    const bytes = await exported(here, id, 'three wörds long');
    expect(Buffer.from(bytes).includes('Ana Ruiz')).toBe(false);
    const upload = await uploaded(there, bytes);
    const asking = { job: nextJob(), upload };
    expect((await refused(there, 'package.inspect', asking)).code).toBe('passphrase-needed');
    const wrong = await refused(there, 'package.inspect', { ...asking, passphrase: 'three words long' });
    expect(wrong.code).toBe('wrong-passphrase');
    const early = await refused(there, 'package.import', { job: nextJob(), upload, base: null });
    expect(early.code).toBe('bad-request');
    // Stopped while the passphrase is worked on; the upload stays, since nothing was wrong with it.
    const stopped = nextJob();
    const asked = there.ask('package.inspect', { job: stopped, upload, passphrase: 'three wörds long' });
    await expect
      .poll(() => there.emitted.some(({ data }) => 'job' in data && data.job === stopped), {
        timeout: 10_000,
      })
      .toBe(true);
    await ask(there, 'export.cancel', { job: stopped });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const view = await ask(there, 'package.inspect', { ...asking, passphrase: 'three wörds long' });
    expect(view).toMatchObject({ isEncrypted: true, id, plan: { kind: 'new' } });
    await ask(there, 'package.import', { job: nextJob(), upload, base: null });
    expect((await open1(there, id)).report).toEqual((await open1(here, id)).report);
  });

  test('a report in the trash is not imported over', async () => {
    const bytes = await exported(here, id);
    await imported(there, bytes);
    await ask(there, 'library.trash', { id });
    const files = await filesOf(there);
    const { upload, view } = await inspected(there, bytes);
    expect(view).toMatchObject({ plan: null, isInTrash: true, obstacle: { code: 'conflict' } });
    const error = await refused(there, 'package.import', { job: nextJob(), upload, base: null });
    expect(error).toMatchObject({ code: 'conflict', message: expect.stringContaining('trash') as string });
    expect(await filesOf(there)).toEqual(files);
    await ask(there, 'library.restore', { id });
    expect((await inspected(there, bytes)).view.plan?.kind).toBe('behind');
  });

  test('a report that another window edits is not imported over', async () => {
    await imported(there, await exported(here, id));
    await edit(here, id, (report) => titled(report, 'By Ana'));
    const { upload, view } = await inspected(there, await exported(here, id));
    await ask(there, 'report.open', { id, window: 'another-window' });
    const asked = { job: nextJob(), upload, base: view.plan?.base ?? null, window: WINDOW };
    expect((await refused(there, 'package.import', asked)).code).toBe('held');
    expect((await open1(there, id)).report.incident.title).not.toBe('By Ana');
    await ask(there, 'report.close', { id, window: 'another-window' });
    expect((await ask(there, 'package.import', asked)).outcome).toBe('merged');
  });

  test('a hostile or damaged package leaves nothing, neither in the library nor of the upload', async () => {
    const whole = await exported(here, id);
    const flipped = Buffer.from(whole);
    flipped[flipped.length >> 1]! ^= 1;
    const hostile = [flipped, whole.subarray(0, -10), Buffer.from('PK\u0003\u0004 no package'), Buffer.of()];
    for (const bytes of hostile) {
      const upload = await uploaded(there, bytes);
      const error = await refused(there, 'package.inspect', { job: nextJob(), upload });
      expect(error).toMatchObject({ code: 'unreadable-input', kept: 'Nothing was stored.' });
      expect((await refused(there, 'package.inspect', { job: nextJob(), upload })).code).toBe('not-found');
    }
    expect(await filesOf(there)).toEqual([]);
  });

  test('parts must follow each other and keep to what was announced', async () => {
    const begin = () => ask(there, 'upload.begin', { fileName: 'a.debrief', size: 10 });
    const part = (upload: string, offset: number, bytes: Uint8Array) => ({
      upload,
      offset,
      bytes: base64(bytes),
    });
    const wrong = [
      [0, Buffer.alloc(11)],
      [1, Buffer.alloc(2)],
    ] as const;
    for (const [offset, bytes] of wrong) {
      const { upload } = await begin();
      const error = await refused(there, 'upload.part', part(upload, offset, bytes));
      expect(error.code).toBe('bad-request');
      expect((await refused(there, 'upload.part', part(upload, 0, Buffer.alloc(1)))).code).toBe('not-found');
    }
    const big = await ask(there, 'upload.begin', { fileName: 'a.debrief', size: 3 * MAX_PART_BYTES });
    for (const size of [MAX_PART_BYTES + 1, 2 * MAX_PART_BYTES]) {
      const large = part(big.upload, 0, Buffer.alloc(size));
      expect((await refused(there, 'upload.part', large)).code).toMatch(/bad-request|not-found/);
    }
    const { upload } = await begin();
    await ask(there, 'upload.part', part(upload, 0, Buffer.alloc(9)));
    expect((await refused(there, 'package.inspect', { job: nextJob(), upload })).code).toBe('not-found');
    await ask(there, 'upload.cancel', { upload });
    expect((await refused(there, 'upload.part', part(upload, 9, Buffer.alloc(1)))).code).toBe('not-found');
    const huge = { fileName: 'a.debrief', size: 2 ** 31 + 1 };
    expect((await refused(there, 'upload.begin', huge)).code).toBe('too-large');
  });

  test('exporting tells how far it is', async () => {
    await exported(here, id);
    const told = here.emitted.filter(({ event }) => event === 'export.progress');
    expect(told.map(({ data }) => ('step' in data ? data.step : ''))).toContain('Packing attachment 1 of 1');
    expect(told.at(-1)?.data).toMatchObject({ fraction: 1 });
  });
});

test('a large package lies in a private file that nobody can read, and is gone after use and at the end', async () => {
  const here = await openDirect();
  const there = await openHttp();
  try {
    const { id } = await ask(here, 'library.create', { from: 'outage' });
    const secret = 'the words that must not lie on a disk in plain. ';
    // Random, so that packing leaves it large.
    const noise = Buffer.concat(
      Array.from({ length: 9 }, () => Buffer.from(crypto.getRandomValues(new Uint8Array(65_536)))),
    );
    const bytes = Buffer.concat([Buffer.from(secret), ...Array.from({ length: 16 }, () => noise)]);
    const attachments = await Promise.all(
      [1].map((number) =>
        ask(here, 'attachment.add', {
          reportId: id,
          fileName: `${number}.bin`,
          bytes: base64(Buffer.concat([bytes, Buffer.of(number)])),
        }),
      ),
    );
    await edit(here, id, (report) => ({
      ...report,
      appendices: { ...report.appendices, logs: { ...report.appendices.logs, attachments } },
    }));
    const packed = await exported(here, id);
    const before = new Set(await transfersLeft());
    const upload = await uploaded(there, packed);
    const [folder = ''] = (await transfersLeft()).filter((left) => !before.has(left));
    const [name = ''] = await readdir(path.join(tmpdir(), folder));
    const kept = await readFile(path.join(tmpdir(), folder, name));
    expect(packed.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(kept.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(kept.includes(Buffer.from('report.json'))).toBe(false);
    expect(kept.includes(Buffer.from(secret))).toBe(false);
    await ask(there, 'package.inspect', { job: nextJob(), upload });
    await ask(there, 'package.import', { job: nextJob(), upload, base: null });
    expect(await readdir(path.join(tmpdir(), folder))).toEqual([]);
    expect((await open1(there, id)).report.appendices.logs.attachments).toEqual(attachments);
  } finally {
    await Promise.all([here.close(), there.close()]);
  }
  expect(await transfersLeft()).toEqual([]);
});
