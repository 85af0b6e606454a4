/** Every channel of the contract, through the dispatch itself and through the browser shell: the answers are the same. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { channelNames, channels, type Output } from '../../shared/contract/channels.ts';
import { Failure } from '../../shared/contract/result.ts';
import { defaultSettings } from '../../shared/contract/settings.ts';
import type { Report } from '../../shared/report/schema.ts';
import { ask, type Driver, NOW, openDirect, openHttp, refused, WINDOW } from './drivers.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const retitled = (report: Report, title: string): Report => ({
  ...report,
  incident: { ...report.incident, title },
});
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
/** A PNG of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** The same with a comment. */
const withText = (png: Buffer, text: string): Buffer => {
  const body = Buffer.from(`tEXtComment\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
};
const EMPTY_HASH = '0'.repeat(64);

describe.each([
  { way: 'dispatch', open: openDirect },
  { way: 'browser shell', open: openHttp },
])('through the $way', ({ open }) => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await open();
  });
  afterEach(() => driver.close());

  const create = async (from: 'template' | 'outage' = 'template'): Promise<string> =>
    (await ask(driver, 'library.create', { from })).id;
  const open1 = (id: string): Promise<Output<'report.open'>> => ask(driver, 'report.open', { id });
  const titles = async (query: string): Promise<string[]> =>
    (await ask(driver, 'library.list', { query })).reports.map(({ title }) => title);

  test('app.info says what the host is', async () => {
    expect(await ask(driver, 'app.info', {})).toEqual({
      shell: 'browser',
      version: '0.0.0-test',
      delivery: 'download',
      libraryFolder: driver.libraryFolder,
    });
  });

  test('a report from the template starts with the author of the settings and a date', async () => {
    await ask(driver, 'settings.write', { author: 'Ana Ruiz' });
    const { report, savedAt } = await open1(await create());
    expect(report.incident.author).toBe('Ana Ruiz');
    expect(report.incident.reportDate).toMatch(/^2026-03-1[567]$/);
    expect(report.incident.title).toBe('');
    expect(savedAt).toBe(NOW.toISOString());
  });

  test.each(['outage', 'data-breach', 'ransomware'] as const)('the %s example opens filled', async (from) => {
    const { id } = await ask(driver, 'library.create', { from });
    const again = await ask(driver, 'library.create', { from });
    expect(again.id).not.toBe(id);
    expect((await open1(id)).report.timeline.rows.length).toBeGreaterThan(3);
  });

  test('a saved report is read back as saved, and on disk', async () => {
    const { report, sha256 } = await open1(await create());
    const saved = await ask(driver, 'report.save', {
      window: WINDOW,
      report: retitled(report, 'Café'),
      base: sha256,
    });
    const stored = await open1(report.id);
    expect(stored.report.incident.title).toBe('Café');
    expect(stored.sha256).toBe(saved.sha256);
    const file = await readFile(path.join(driver.libraryFolder, 'reports', `${report.id}.json`), 'utf8');
    expect(file).toContain('Café');
  });

  test('a save from an outdated base is a conflict and writes nothing', async () => {
    const { report, sha256 } = await open1(await create());
    await ask(driver, 'report.save', { window: WINDOW, report: retitled(report, 'first'), base: sha256 });
    const error = await refused(driver, 'report.save', {
      window: WINDOW,
      report: retitled(report, 'second'),
      base: sha256,
    });
    expect(error.code).toBe('conflict');
    expect(error.kept).not.toBe('');
    expect((await open1(report.id)).report.incident.title).toBe('first');
  });

  test('of two saves at once from the same base exactly one is written', async () => {
    const { report, sha256 } = await open1(await create());
    const results = await Promise.all(
      ['left', 'right'].map((title) =>
        driver.ask('report.save', { window: WINDOW, report: retitled(report, title), base: sha256 }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await open1(report.id)).report.incident.title).toBe(results[0]?.ok ? 'left' : 'right');
  });

  test('a save that was done but not confirmed can be repeated', async () => {
    const { report, sha256 } = await open1(await create());
    const edited = retitled(report, 'once');
    const first = await ask(driver, 'report.save', { window: WINDOW, report: edited, base: sha256 });
    const second = await ask(driver, 'report.save', { window: WINDOW, report: edited, base: sha256 });
    expect(second.sha256).toBe(first.sha256);
  });

  test('the list shows the last saved first and searches all text, whatever its case and accents', async () => {
    const { report, sha256 } = await open1(await create());
    const edited = {
      ...retitled(report, 'Ausfall in Zürich'),
      rootCause: { ...report.rootCause, rootCause: 'Ein Kabel brach.' },
    };
    await ask(driver, 'report.save', { window: WINDOW, report: edited, base: sha256 });
    await create('outage');
    expect(await titles('')).toHaveLength(2);
    expect(await titles('zurich')).toEqual(['Ausfall in Zürich']);
    expect(await titles('KABEL zÜRICH')).toEqual(['Ausfall in Zürich']);
    expect(await titles('kabel madrid')).toEqual([]);
  });

  test('the list comes in pages, and says how long it is', async () => {
    const ids = [await create(), await create('outage'), await create()];
    const page = (from: number) => ask(driver, 'library.list', { query: '', from, limit: 2, isQuick: true });
    const [first, second] = [await page(0), await page(2)];
    expect([first, second].map(({ total, pending }) => [total, pending])).toEqual([
      [3, 0],
      [3, 0],
    ]);
    expect(new Set([...first.reports, ...second.reports].map(({ id }) => id))).toEqual(new Set(ids));
    expect(second.state).toBe(first.state);
    await create();
    expect((await page(0)).state).not.toBe(first.state);
    await refused(driver, 'library.list', { query: '', limit: 0 });
  });

  test('a duplicate is a first draft of its own', async () => {
    const id = await create('outage');
    const { report } = await open1(id);
    const copy = await ask(driver, 'library.duplicate', { id });
    const again = await ask(driver, 'library.duplicate', { id: copy.id });
    const duplicate = (await open1(copy.id)).report;
    expect(copy.id).not.toBe(id);
    expect(duplicate.incident.incidentId).toBe(report.incident.incidentId);
    expect(duplicate.revision).toEqual({ version: 1, state: 'draft' });
    expect(duplicate.incident.title).toBe(`${report.incident.title} (copy)`);
    expect(duplicate.approvals.signatories.every(({ date }) => date === '')).toBe(true);
    expect((await open1(again.id)).report.incident.title).toBe(`${report.incident.title} (copy 2)`);
  });

  test('the trash gives back what it was given', async () => {
    const id = await create('outage');
    const before = await open1(id);
    await ask(driver, 'library.trash', { id });
    expect(await titles('')).toEqual([]);
    expect((await refused(driver, 'report.open', { id })).code).toBe('not-found');
    expect((await refused(driver, 'library.trash', { id })).code).toBe('not-found');
    expect(
      (await refused(driver, 'report.save', { window: WINDOW, report: before.report, base: before.sha256 }))
        .code,
    ).toBe('not-found');
    await ask(driver, 'library.restore', { id });
    expect(await open1(id)).toEqual(before);
    expect((await refused(driver, 'library.restore', { id })).code).toBe('conflict');
  });

  test('a picture loses on request what it tells of its making, and one that cannot is not attached', async () => {
    const reportId = await create();
    const add = (bytes: Buffer, strip: boolean) => ({
      reportId,
      fileName: 'a.png',
      bytes: bytes.toString('base64'),
      strip,
    });
    const logo = withText(Buffer.from(PIXEL, 'base64'), 'Madrid');
    const as = await ask(driver, 'attachment.add', add(logo, false));
    expect(as.size).toBe(logo.length);
    const stripped = await ask(driver, 'attachment.add', add(logo, true));
    const read = await ask(driver, 'attachment.read', { reportId, sha256: stripped.sha256 });
    const left = Buffer.from(read.bytes, 'base64');
    expect([logo.includes('Madrid'), left.includes('Madrid')]).toEqual([true, false]);
    expect(stripped).toMatchObject({ size: left.length, mediaType: 'image/png' });
    const webp = Buffer.from('RIFF\u0010\0\0\0WEBPVP8 ', 'latin1');
    expect((await refused(driver, 'attachment.add', add(webp, true))).code).toBe('bad-request');
    expect((await ask(driver, 'attachment.add', add(webp, false))).mediaType).toBe('image/webp');
  });

  test('Markdown is imported as a new report', async () => {
    const markdown =
      '# Disk full\n\n## Executive Summary\n\nIt was full.\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 14:32 | Full |\n';
    const { id, summary } = await ask(driver, 'library.import', {
      fileName: 'report.md',
      bytes: base64(markdown),
    });
    const { report } = await open1(id);
    expect(report.incident.title).toBe('Disk full');
    expect(report.summary.text).toBe('It was full.');
    expect(summary.mapped.length).toBeGreaterThan(0);
  });

  test('our own JSON, bare or as stored, is imported as a new report with the same content', async () => {
    const { report } = await open1(await create('outage'));
    const stored = await readFile(path.join(driver.libraryFolder, 'reports', `${report.id}.json`), 'utf8');
    for (const text of [JSON.stringify(report), stored]) {
      const { id } = await ask(driver, 'library.import', { fileName: 'a.json', bytes: base64(text) });
      expect(id).not.toBe(report.id);
      expect((await open1(id)).report).toEqual({ ...report, id });
    }
  });

  test('what cannot be imported is refused with a reason, and nothing is stored', async () => {
    const { report } = await open1(await create());
    const newer = base64(JSON.stringify({ ...report, schemaVersion: 99 }));
    const invalid = base64(JSON.stringify({ ...report, timeline: { rows: 'none' } }));
    const refusals = [
      await refused(driver, 'library.import', { fileName: 'a.json', bytes: newer }),
      await refused(driver, 'library.import', { fileName: 'a.json', bytes: invalid }),
      await refused(driver, 'library.import', { fileName: 'a.json', bytes: base64('{"half":') }),
      await refused(driver, 'library.import', { fileName: 'a.md', bytes: PNG }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual([
      'newer-version',
      'invalid-report',
      'unreadable-input',
      'unreadable-input',
    ]);
    expect(refusals[1]?.problems[0]?.path).toBe('timeline.rows');
    expect(refusals.every(({ kept }) => kept !== '')).toBe(true);
    expect(await titles('')).toHaveLength(1);
  });

  test('files that cannot be read are listed with the reason and left as they are', async () => {
    const { report } = await open1(await create('outage'));
    const folder = path.join(driver.libraryFolder, 'reports');
    const original = await readFile(path.join(folder, `${report.id}.json`), 'utf8');
    const files = {
      'newer.json': original.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      'truncated.json': original.slice(0, 500),
      'edited.json': original.replace(report.incident.title, 'Another title'),
      'copied.json': original,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const { reports, unreadable } = await ask(driver, 'library.list', { query: '' });
    expect(reports.map(({ id }) => id)).toEqual([report.id]);
    const reasons = Object.fromEntries(unreadable.map(({ file, reason }) => [file, reason]));
    expect(Object.keys(reasons).toSorted()).toEqual(Object.keys(files).toSorted());
    expect(reasons['newer.json']).toContain('newer version');
    expect(reasons['edited.json']).toContain('checksum');
    for (const [name, text] of Object.entries(files)) {
      expect(await readFile(path.join(folder, name), 'utf8')).toBe(text);
    }
    expect((await refused(driver, 'report.open', { id: 'newer' })).code).toBe('newer-version');
  });

  test('a damaged file is put back from its history and kept under another name; elsewhere nothing is offered', async () => {
    const { report, sha256 } = await open1(await create('outage'));
    const edited = { ...report, incident: { ...report.incident, title: 'Newest words' } };
    const saved = await ask(driver, 'report.save', { window: WINDOW, report: edited, base: sha256 });
    const folder = path.join(driver.libraryFolder, 'reports');
    const file = path.join(folder, `${report.id}.json`);
    const damaged = (await readFile(file, 'utf8')).slice(0, 700);
    await writeFile(file, damaged);
    await writeFile(path.join(folder, 'stranger.json'), damaged);
    const { unreadable } = await ask(driver, 'library.list', { query: '' });
    const offers = Object.fromEntries(unreadable.map(({ id, kind, recovery }) => [id, [kind, recovery]]));
    expect(offers).toEqual({ [report.id]: ['damaged', saved.savedAt], stranger: ['damaged', null] });

    await ask(driver, 'report.recover', { id: report.id });
    const opened = await open1(report.id);
    expect(opened.report).toEqual(edited);
    const aside = (await readdir(folder)).filter((name) => name.startsWith(`${report.id}.json.corrupt-`));
    expect(await readFile(path.join(folder, aside[0] ?? ''), 'utf8')).toBe(damaged);
    const { entries, faults } = await ask(driver, 'history.list', { id: report.id, limit: 10 });
    expect(entries.map(({ kind }) => kind)).toEqual(['recovered', 'edited', 'created']);
    expect(faults).toEqual([]);
    expect((await refused(driver, 'report.recover', { id: 'stranger' })).next).toContain('backup');
  });

  test('a report of a newer version opens to read, without what is not understood, and is never written', async () => {
    const { report, sha256 } = await open1(await create('outage'));
    const file = path.join(driver.libraryFolder, 'reports', `${report.id}.json`);
    const stored = JSON.parse(await readFile(file, 'utf8'));
    stored.report = {
      ...stored.report,
      schemaVersion: 7,
      incident: { ...stored.report.incident, severity: 'P9', blastRadius: 'wide' },
      telepathy: {},
    };
    const text = JSON.stringify(stored);
    await writeFile(file, text);
    const opened = await open1(report.id);
    expect(opened.access).toEqual({
      kind: 'newer',
      version: 7,
      omitted: ['telepathy', 'incident.blastRadius', 'incident.severity'],
    });
    expect(opened.report.incident).toEqual({ ...report.incident, severity: '' });
    for (const base of [sha256, opened.sha256]) {
      expect((await refused(driver, 'report.save', { window: WINDOW, report, base })).code).toBe(
        'newer-version',
      );
    }
    expect((await refused(driver, 'report.recover', { id: report.id })).code).toBe('newer-version');
    expect(await readFile(file, 'utf8')).toBe(text);
    const { unreadable } = await ask(driver, 'library.list', { query: '' });
    expect(unreadable.map(({ id, kind }) => [id, kind])).toEqual([[report.id, 'newer']]);
  });

  test('the history tells who changed what and why, page by page, and gives back every moment', async () => {
    await ask(driver, 'settings.write', { author: 'Ada' });
    const first = await open1(await create());
    let { sha256 } = first;
    for (const title of ['One', 'Two', 'Three']) {
      const report = { ...first.report, incident: { ...first.report.incident, title } };
      const note =
        title === 'Three' ? { kind: 'restored' as const, reason: 'It was right before.' } : undefined;
      ({ sha256 } = await ask(driver, 'report.save', {
        window: WINDOW,
        report,
        base: sha256,
        ...(note ? { note } : {}),
      }));
    }
    const { id } = first.report;
    const newest = await ask(driver, 'history.list', { id, limit: 2 });
    expect(newest.entries.map(({ seq, author, kind, reason }) => [seq, author, kind, reason])).toEqual([
      [4, 'Ada', 'restored', 'It was right before.'],
      [3, 'Ada', 'edited', undefined],
    ]);
    expect(newest.entries[0]?.changes).toEqual([
      { kind: 'set', path: ['incident', 'title'], before: 'Two', after: 'Three' },
    ]);
    expect([newest.hasMore, newest.faults]).toEqual([true, []]);
    const older = await ask(driver, 'history.list', { id, before: 3, limit: 10 });
    expect(older.entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [2, 'edited'],
      [1, 'created'],
    ]);
    expect(older.hasMore).toBe(false);
    const past = await ask(driver, 'history.state', { id, seq: 2 });
    expect(past.report.incident.title).toBe('One');
    expect((await refused(driver, 'history.state', { id, seq: 9 })).code).toBe('not-found');
  });

  test('attachments are stored once, typed by their bytes, and read back', async () => {
    const id = await create();
    const first = await ask(driver, 'attachment.add', {
      reportId: id,
      fileName: String.raw`C:\evidence\screen.txt`,
      bytes: PNG,
    });
    const second = await ask(driver, 'attachment.add', { reportId: id, fileName: 'b.png', bytes: PNG });
    expect(first).toMatchObject({ name: 'screen.txt', mediaType: 'image/png', size: 16 });
    expect(second.sha256).toBe(first.sha256);
    expect(await readdir(path.join(driver.libraryFolder, 'attachments'))).toEqual([first.sha256]);
    const read = await ask(driver, 'attachment.read', { reportId: id, sha256: first.sha256 });
    expect(read).toEqual({ mediaType: 'image/png', bytes: PNG });
    await writeFile(path.join(driver.libraryFolder, 'attachments', first.sha256), 'damaged');
    expect((await refused(driver, 'attachment.read', { reportId: id, sha256: first.sha256 })).code).toBe(
      'unreadable-input',
    );
    expect((await refused(driver, 'attachment.read', { reportId: id, sha256: EMPTY_HASH })).code).toBe(
      'not-found',
    );
  });

  test('settings are kept, part by part', async () => {
    expect(await ask(driver, 'settings.read', {})).toEqual(defaultSettings);
    await ask(driver, 'settings.write', { organisation: 'Northwind', paper: 'letter' });
    await ask(driver, 'settings.write', { author: 'Ana' });
    expect(await ask(driver, 'settings.read', {})).toEqual({
      ...defaultSettings,
      organisation: 'Northwind',
      paper: 'letter',
      author: 'Ana',
    });
    const notAnImage = { logo: { mediaType: 'image/png', bytes: base64('text') } };
    expect((await refused(driver, 'settings.write', notAnImage)).problems[0]?.path).toBe('logo');
  });

  test('an export in every format can be fetched, and tells its progress', { timeout: 60_000 }, async () => {
    const id = await create('outage');
    const { files, warnings } = await ask(driver, 'export.run', {
      job: 'job-1',
      id,
      formats: ['json', 'markdown', 'docx', 'pdf'],
      paper: 'a4',
    });
    expect(warnings).toEqual([]);
    expect(files.map(({ format }) => format)).toEqual(['pdf', 'docx', 'markdown', 'json']);
    expect(files.every(({ location, size }) => location === '' && size > 1000)).toBe(true);
    const starts: Record<string, string> = { pdf: '%PDF-', docx: 'PK', markdown: '#', json: '{' };
    for (const { handle, format, size, fileName } of files) {
      const read = await ask(driver, 'export.read', { handle });
      const bytes = Buffer.from(read.bytes, 'base64');
      expect(bytes.byteLength).toBe(size);
      expect(bytes.toString('latin1').startsWith(starts[format] ?? '?')).toBe(true);
      expect(read.fileName).toBe(fileName);
      expect((await refused(driver, 'export.open', { handle })).code).toBe('not-available');
      expect((await refused(driver, 'export.reveal', { handle })).code).toBe('not-available');
    }
    const progress = driver.emitted.flatMap(({ event, data }) => (event === 'export.progress' ? [data] : []));
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.every(({ job }) => job === 'job-1')).toBe(true);
    expect(progress.at(-1)?.fraction).toBe(1);
    expect((await refused(driver, 'export.read', { handle: 'unknown' })).code).toBe('not-found');
  });

  test('a save says what it is, and the history is exported as an appendix where it is wanted', async () => {
    const id = await create('template');
    const { report, sha256 } = await open1(id);
    await ask(driver, 'report.save', {
      report: retitled(report, 'As it was agreed'),
      base: sha256,
      window: WINDOW,
      note: { kind: 'restored', reason: 'The paste was wrong' },
    });
    const { entries } = await ask(driver, 'history.list', { id, limit: 10 });
    expect(entries.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['restored', 'The paste was wrong'],
      ['created', undefined],
    ]);
    const textOf = async (more: { history?: boolean }): Promise<string> => {
      const order = { job: 'h', id, formats: ['markdown' as const], paper: 'a4' as const, ...more };
      const { files } = await ask(driver, 'export.run', order);
      const { bytes } = await ask(driver, 'export.read', { handle: files[0]?.handle ?? '' });
      return Buffer.from(bytes, 'base64').toString();
    };
    expect(await textOf({})).not.toContain('The paste was wrong');
    const text = await textOf({ history: true });
    expect(text).toContain('The paste was wrong');
    expect(text).toContain(entries[0]?.hash);
  });

  test('a preview of what is saved is the very file an export gives', async () => {
    const id = await create('outage');
    const { report, sha256 } = await open1(id);
    const { files } = await ask(driver, 'export.run', { job: 'e', id, formats: ['pdf'], paper: 'a4' });
    const preview = await ask(driver, 'preview.render', { job: 'p', report, paper: 'a4' });
    const exported = await ask(driver, 'export.read', { handle: files[0]?.handle ?? '' });
    expect(preview.sha256).toBe(sha256);
    expect(preview.pages).toBe(files[0]?.pages);
    expect(preview.bytes === exported.bytes).toBe(true);
    expect(preview.headings.find(({ title }) => title === '3.2 Five Whys')?.path).toBe('rootCause.whys');
  });

  test('a preview shows what is not saved, under its own record hash, and saves nothing', async () => {
    const id = await create('template');
    const before = await open1(id);
    const report = retitled(before.report, 'Typed a moment ago');
    const preview = await ask(driver, 'preview.render', { job: 'p', report, paper: 'letter' });
    expect(preview.sha256).not.toBe(before.sha256);
    expect(Buffer.from(preview.bytes, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(await open1(id)).toEqual(before);
    const { sha256 } = await ask(driver, 'report.save', { window: WINDOW, report, base: before.sha256 });
    expect(sha256).toBe(preview.sha256);
  });

  test('of previews asked at once the first and the newest are rendered, and one can be cancelled', async () => {
    const { report } = await open1(await create('template'));
    const render = (job: string) => driver.ask('preview.render', { job, report, paper: 'a4' });
    const running = [];
    for (const job of ['p1', 'p2', 'p3']) {
      running.push(render(job));
      // Requests over HTTP may overtake each other; the answer to another one shows that this has arrived.
      await ask(driver, 'app.info', {});
    }
    const codes = (await Promise.all(running)).map((result) => (result.ok ? 'done' : result.error.code));
    expect(codes).toEqual(['done', 'cancelled', 'done']);
    const last = render('p4');
    await ask(driver, 'app.info', {});
    await ask(driver, 'export.cancel', { job: 'p4' });
    const result = await last;
    expect(result.ok ? 'done' : result.error.code).toBe('cancelled');
  });

  test('a print where the window prints is the very file an export gives, left at hand', async () => {
    const id = await create('template');
    const { files } = await ask(driver, 'export.run', { job: 'e', id, formats: ['pdf'], paper: 'letter' });
    const { outcome, file } = await ask(driver, 'print.run', { job: 'p', id, paper: 'letter' });
    expect(outcome).toBe('waiting');
    expect(file).toMatchObject({ format: 'pdf', sha256: files[0]?.sha256, location: '' });
    const read = await ask(driver, 'export.read', { handle: file.handle });
    expect(Buffer.from(read.bytes, 'base64').byteLength).toBe(file.size);
    expect((await refused(driver, 'print.run', { job: 'p', id: 'gone', paper: 'a4' })).code).toBe(
      'not-found',
    );
  });

  test('a cancelled export says so; cancelling nothing is no fault', async () => {
    const id = await create('outage');
    const running = driver.ask('export.run', { job: 'j', id, formats: ['pdf'], paper: 'a4' });
    // The answer to another question shows that the first has arrived.
    await ask(driver, 'app.info', {});
    await ask(driver, 'export.cancel', { job: 'j' });
    const result = await running;
    expect(result.ok ? 'done' : result.error.code).toBe('cancelled');
    await ask(driver, 'export.cancel', { job: 'j' });
  });

  test.each(channelNames)('%s refuses what it was not made for', async (channel) => {
    for (const input of [null, 'text', [], { unknown: 1 }]) {
      const error = await refused(driver, channel, input);
      expect(error.code).toBe('bad-request');
      expect(Failure.parse(error).problems.length).toBeGreaterThan(0);
    }
  });

  test('a bad field is named', async () => {
    const { report, sha256 } = await open1(await create());
    const error = await refused(driver, 'report.save', {
      window: WINDOW,
      report: retitled(report, 'a\nb'),
      base: sha256,
    });
    expect(error.problems).toEqual([
      { path: 'report.incident.title', message: 'A line cannot contain line breaks.' },
    ]);
  });

  test.each(['nothing', 'constructor', '__proto__', 'library'])(
    'there is no channel “%s”',
    async (channel) => {
      const error = await refused(driver, channel, {});
      expect(error.code).toBe('bad-request');
    },
  );
});

test('every channel has its schemas', () => {
  expect(channelNames.every((name) => channels[name].input && channels[name].output)).toBe(true);
});
