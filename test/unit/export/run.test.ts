/** Exports whose process crashes, hangs, talks nonsense or is stopped; and where finished files go. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesSource } from '../../../electron/package-file/source.ts';
import { createFinishedExports, type Finished } from '../../../electron/export/run/finished.ts';
import { numbered, safeFileName } from '../../../electron/export/run/file-names.ts';
import { startExportThread } from '../../../electron/export/run/thread.ts';
import type { Delivery, Host } from '../../../electron/workspace/host.ts';
import { ask, type Driver, openDirect, refused, WINDOW } from '../../contract/drivers.ts';
import { countingIds } from '../../setup/ids.ts';

/** Megabytes: little enough that running out of it is quick. */
const SMALL_HEAP = 32;

/** A worker thread that runs this text. */
const script = (text: string) => () =>
  startExportThread(
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${text} });`)}`,
    ),
    SMALL_HEAP,
  );

let driver: Driver | null = null;
afterEach(async () => {
  await driver?.close();
  driver = null;
});
const open = async (changes: Partial<Host>): Promise<{ driver: Driver; id: string }> => {
  driver = await openDirect(changes);
  return { driver, id: (await ask(driver, 'library.create', { from: 'outage' })).id };
};
const exportWith = async (changes: Partial<Host>) => {
  const { driver: opened, id } = await open(changes);
  return refused(opened, 'export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
};

describe('an export process', () => {
  test.each([
    ['crashes', `throw new Error('boom')`],
    ['ends at once', `process.exit(0)`],
    ['ends with an error', `process.exit(3)`],
    ['runs out of memory', `const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))`],
    ['talks nonsense', `parentPort.postMessage({ kind: 'weird' })`],
    ['gives text instead of bytes', `parentPort.postMessage({ kind: 'done', files: [{ bytes: 'text' }] })`],
    ['says that it failed', `parentPort.postMessage({ kind: 'failed', message: 'no font' })`, 'no font'],
  ])(
    'that %s is a failure that says nothing was written',
    { timeout: 60_000 },
    async (_name, text, detail = '') => {
      const error = await exportWith({ startExportProcess: script(text) });
      expect(error.code).toBe('export-failed');
      expect(error.kept).toContain('no file was written');
      expect(error.message).toContain(detail);
    },
  );

  test('that cannot be started is a failure', async () => {
    const error = await exportWith({
      startExportProcess: () => {
        throw new Error('no threads left');
      },
    });
    expect(error).toMatchObject({ code: 'export-failed' });
    expect(error.message).toContain('no threads left');
  });

  test('that hangs is stopped after the time limit', async () => {
    let ended = false;
    const start = script('for (;;);');
    const error = await exportWith({
      exportTimeLimit: 300,
      startExportProcess: () => {
        const process = start();
        process.onExit(() => {
          ended = true;
        });
        return process;
      },
    });
    expect(error.code).toBe('timed-out');
    await expect.poll(() => ended).toBe(true);
  });

  test('is stopped when the workspace closes', async () => {
    const { driver: opened, id } = await open({ startExportProcess: script('for (;;);') });
    const running = opened.ask('export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
    await ask(opened, 'app.info', {});
    await opened.close();
    driver = null;
    const result = await running;
    expect(result.ok ? '' : result.error.code).toBe('cancelled');
    expect((await refused(opened, 'app.info', {})).code).toBe('not-available');
  });

  test('runs once under a name', async () => {
    const { driver: opened, id } = await open({ startExportProcess: script('') });
    const running = opened.ask('export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
    const second = await refused(opened, 'export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
    expect(second.code).toBe('bad-request');
    await ask(opened, 'export.cancel', { job: 'j' });
    expect((await running).ok).toBe(false);
  });
});

const run = (on: Driver, id: string) =>
  ask(on, 'export.run', { job: 'j', id, formats: ['markdown', 'json'], paper: 'letter' });

describe('delivery to a folder', () => {
  let chosen: string | null = null;
  let opened: string[] = [];
  const delivery: Delivery = {
    kind: 'folder',
    choose: () => Promise.resolve(chosen),
    open: (file) => {
      opened.push(file);
      return Promise.resolve(file.endsWith('.json') ? '' : 'no program for it');
    },
    reveal: (file) => {
      opened.push(`reveal ${file}`);
    },
  };
  beforeEach(() => {
    opened = [];
    chosen = null;
  });

  test('writes both files, never over others, and opens them again', { timeout: 30_000 }, async () => {
    const { driver: on, id } = await open({ delivery });
    chosen = path.join(on.libraryFolder, 'exports');
    await mkdir(chosen);
    const first = await run(on, id);
    const second = await run(on, id);
    const base = 'INC-2026-02-10-001-v1';
    expect((await readdir(chosen)).toSorted()).toEqual(
      [`${base} (2).json`, `${base} (2).md`, `${base}.json`, `${base}.md`].toSorted(),
    );
    const [markdown, json] = second.files;
    expect(json?.location).toBe(path.join(chosen, `${base} (2).json`));
    expect(JSON.parse(await readFile(json?.location ?? '', 'utf8'))).toMatchObject({ id });
    await ask(on, 'export.open', { handle: json?.handle ?? '' });
    await ask(on, 'export.reveal', { handle: first.files[0]?.handle ?? '' });
    expect(opened).toEqual([json?.location, `reveal ${first.files[0]?.location}`]);
    expect((await refused(on, 'export.open', { handle: markdown?.handle })).message).toContain('no program');
    const read = await ask(on, 'export.read', { handle: json?.handle ?? '' });
    expect(Buffer.from(read.bytes, 'base64').byteLength).toBe(json?.size);
  });

  test('that is cancelled in the dialog writes nothing', async () => {
    const { driver: on, id } = await open({ delivery });
    const error = await refused(on, 'export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
    expect(error.code).toBe('cancelled');
  });

  test('into a folder that is gone says so', async () => {
    const { driver: on, id } = await open({ delivery });
    chosen = path.join(on.libraryFolder, 'gone');
    const error = await refused(on, 'export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
    expect(error).toMatchObject({ code: 'could-not-write' });
    expect(error.next).not.toBe('');
  });
});

test('an attachment that is missing is a warning that names it, not an end', async () => {
  const { driver: on, id } = await open({});
  const { report, sha256 } = await ask(on, 'report.open', { id });
  const attachment = {
    id: 'a1',
    name: 'gone.log',
    mediaType: 'text/plain',
    size: 3,
    sha256: 'f'.repeat(64),
    caption: '',
  };
  const edited = {
    ...report,
    appendices: { ...report.appendices, logs: { text: '', attachments: [attachment] } },
  };
  await ask(on, 'report.save', { window: WINDOW, report: edited, base: sha256 });
  const { files, warnings } = await ask(on, 'export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
  expect(files).toHaveLength(1);
  expect(warnings[0]?.path).toBe('appendices.logs.attachments.a1');
  expect(warnings[0]?.message).toContain('gone.log');
});

const finished = (size: number): Finished => ({
  fileName: 'a.pdf',
  format: 'pdf',
  content: bytesSource(new Uint8Array(size)),
  held: size,
  location: '',
});

describe('finished exports', () => {
  test('are forgotten oldest first, beyond a number or a size; the newest never', () => {
    const kept = createFinishedExports(countingIds('h'), { count: 2, bytes: 100 });
    const handles = [10, 10, 10].map((size) => kept.keep(finished(size)));
    expect(handles.map((handle) => kept.find(handle) !== null)).toEqual([false, true, true]);
    const large = kept.keep(finished(1000));
    expect(handles.map((handle) => kept.find(handle))).toEqual([null, null, null]);
    expect(kept.find(large)).not.toBeNull();
  });
});

describe('file names', () => {
  test.each([
    ['INC-2026-03-14-001', 'INC-2026-03-14-001'],
    ['', 'report'],
    ['../../etc/passwd', 'etc-passwd'],
    [String.raw`C:\Windows\x`, 'C-Windows-x'],
    ['a/b:c*d?e"f<g>h|i', 'a-b-c-d-e-f-g-h-i'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['Störung №7', 'Störung №7'],
    ['ends with dots...', 'ends with dots'],
    ['.hidden', 'hidden'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['line\nbreak\u0000', 'line-break'],
    ['x'.repeat(500), 'x'.repeat(120)],
    ['長'.repeat(100), '長'.repeat(40)],
    ['///', 'report'],
  ])('%j becomes %j', (text, name) => expect(safeFileName(text)).toBe(name));

  test('count before the ending', () => {
    expect([1, 2, 3].map((number) => numbered('a', '.pdf', number))).toEqual([
      'a.pdf',
      'a (2).pdf',
      'a (3).pdf',
    ]);
  });
});
