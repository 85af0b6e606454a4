/** Export processes that stay warm: used again, replaced, ended, and none the wiser from what they rendered before. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ExportRequest } from '../../../electron/export/run/messages.ts';
import { createExportPool, type ExportPool, type PoolOptions } from '../../../electron/export/run/pool.ts';
import { runExportProcess } from '../../../electron/export/run/run.ts';
import type { RunOptions } from '../../../electron/export/run/seat.ts';
import { startExportThread } from '../../../electron/export/run/thread.ts';
import { resourcesFolder } from '../../../electron/serve/places.ts';
import type { ExportProcess } from '../../../electron/workspace/host.ts';
import { Report } from '../../../shared/report/schema.ts';

const fontsFolder = path.join(resourcesFolder, 'fonts');

const sample = async (name: string): Promise<Report> =>
  Report.parse(JSON.parse(await readFile(path.join(resourcesFolder, 'samples', `${name}.json`), 'utf8')));

const requestFor = (report: Report, formats: ExportRequest['formats']): ExportRequest => ({
  report,
  sha256: 'a'.repeat(64),
  formats,
  paper: 'a4',
  archive: false,
  organisation: 'Example GmbH',
  logo: null,
  attachments: [],
  recordedAt: '2026-03-16T08:10:00Z',
  fontsFolder,
});

const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  timeLimit: 60_000,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
});

/** Answers an order to render with the number of its thread, its bytes being `memory` in all. */
const answering = (memory = 0) => `
  const files = [{ format: 'json', bytes: new TextEncoder().encode(String(threadId)), pages: null, warnings: [] }];
  if (message.kind === 'render') parentPort.postMessage({ kind: 'done', files, memory: ${memory} });`;

const scripted = (text: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, threadId } from 'node:worker_threads'; parentPort.on('message', (message) => { ${text} });`)}`,
  );

let pool: ExportPool | null = null;
afterEach(() => pool?.close());

/** A pool of scripted threads that counts those started and those still running. */
const poolOf = (text: string, changes: Partial<PoolOptions> = {}) => {
  const count = { started: 0, running: 0 };
  const start = (): ExportProcess => {
    const process = startExportThread(scripted(text));
    count.started += 1;
    count.running += 1;
    process.onExit(() => {
      count.running -= 1;
    });
    return process;
  };
  pool = createExportPool({ start, fontsFolder, ...changes });
  return { pool, count };
};

const report = await sample('outage');
const job = () => requestFor(report, ['json']);

/** The thread that rendered, or the code of the failure. */
const threadOf = async (on: ExportPool, changes: Partial<RunOptions> = {}): Promise<string> => {
  const result = await on.run(job(), options(changes));
  return result.ok ? new TextDecoder().decode(result.value[0]?.bytes) : result.error.code;
};

describe('a pool of export processes', () => {
  test('gives one job after the other to the same process', async () => {
    const { pool: on, count } = poolOf(answering());
    on.warm();
    on.warm();
    const first = await threadOf(on);
    expect(await threadOf(on)).toBe(first);
    expect(await threadOf(on)).toBe(first);
    expect(count.started).toBe(1);
  });

  test('rehearses a report in the process that waits, and the next job is its own', async () => {
    // Tells, with each job, how many reports it has rehearsed.
    const { pool: on, count } = poolOf(`
      if (message.kind === 'warm' && message.report) globalThis.rehearsed = (globalThis.rehearsed ?? 0) + 1;
      const bytes = new TextEncoder().encode(String(globalThis.rehearsed ?? 0));
      const files = [{ format: 'json', bytes, pages: null, warnings: [] }];
      parentPort.postMessage(message.kind === 'warm' ? { kind: 'ready' } : { kind: 'done', files, memory: 0 });`);
    on.rehearse(report);
    expect(count.started).toBe(0);
    on.warm();
    on.rehearse(report);
    on.rehearse(report);
    expect(await threadOf(on)).toBe('2');
    const running = threadOf(on);
    on.rehearse(report);
    expect(await running).toBe('2');
    expect(await threadOf(on)).toBe('2');
    expect(count.started).toBe(1);
  });

  test('gives jobs at the same time to processes of their own, and keeps no more of them than it may', async () => {
    const { pool: on, count } = poolOf(answering(), { spare: 1 });
    const threads = await Promise.all([threadOf(on), threadOf(on), threadOf(on)]);
    expect(new Set(threads).size).toBe(3);
    await expect.poll(() => count.running).toBe(1);
    expect(threads).toContain(await threadOf(on));
    expect(count.started).toBe(3);
  });

  test('replaces a process that was cancelled in the middle', async () => {
    const { pool: on, count } = poolOf(
      `if (message.kind === 'render' && message.request.paper === 'letter') for (;;);${answering()}`,
    );
    const first = await threadOf(on);
    const controller = new AbortController();
    const hanging = on.run({ ...job(), paper: 'letter' }, options({ signal: controller.signal }));
    controller.abort();
    expect(await hanging).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // The next is ready before anybody asks.
    expect(count.started).toBe(2);
    const next = await threadOf(on);
    expect(next).not.toBe(first);
    expect(count.started).toBe(2);
  });

  test.each([
    ['takes too long', 'for (;;);', 'timed-out'],
    ['crashes', `throw new Error('boom')`, 'export-failed'],
    [
      'says that it failed',
      `parentPort.postMessage({ kind: 'failed', message: 'no font' })`,
      'export-failed',
    ],
    ['talks nonsense', `parentPort.postMessage({ kind: 'weird' })`, 'export-failed'],
  ])('never uses a process again that %s', async (_name, text, code) => {
    const { pool: on, count } = poolOf(`if (message.kind === 'render') { ${text} }`, { spare: 0 });
    // Only where time is what runs out; on a busy machine a thread may take longer to start.
    const timeLimit = code === 'timed-out' ? 200 : 60_000;
    expect(await threadOf(on, { timeLimit })).toBe(code);
    expect(await threadOf(on, { timeLimit })).toBe(code);
    await expect.poll(() => count.running).toBe(0);
    expect(count.started).toBeGreaterThan(1);
  });

  test('drops a process that speaks while it has nothing to do', async () => {
    const { pool: on, count } = poolOf(
      `${answering()} if (message.kind === 'warm') parentPort.postMessage({ kind: 'progress', step: 'x', fraction: 0 })`,
    );
    on.warm();
    await expect.poll(() => count.running).toBe(0);
    expect(await threadOf(on)).toMatch(/^\d+$/);
  });

  test('ends a process that has had nothing to do for a while', async () => {
    const { pool: on, count } = poolOf(answering(), { idleLimit: 50 });
    await threadOf(on);
    await expect.poll(() => count.running).toBe(0);
    expect(await threadOf(on)).toMatch(/^\d+$/);
    expect(count.started).toBe(2);
  });

  test('replaces a process that has grown too large', async () => {
    const { pool: on, count } = poolOf(answering(1000), { memoryLimit: 999 });
    const first = await threadOf(on);
    expect(await threadOf(on)).not.toBe(first);
    await expect.poll(() => count.running).toBe(1);
  });

  test('ends with all its processes, and starts none after', async () => {
    const { pool: on, count } = poolOf(`if (message.kind === 'render') for (;;);`);
    on.warm();
    const running = [threadOf(on), threadOf(on)];
    on.close();
    expect(await Promise.all(running)).toEqual(['cancelled', 'cancelled']);
    on.warm();
    expect(await threadOf(on)).toBe('cancelled');
    await expect.poll(() => count.running).toBe(0);
    expect(count.started).toBe(2);
  });

  test('hands the bytes of attachments over instead of copying them', async () => {
    const { pool: on } = poolOf(answering());
    const bytes = new Uint8Array(1000);
    const attachments = [{ sha256: 'b'.repeat(64), mediaType: 'image/png', bytes }];
    expect((await on.run({ ...job(), attachments }, options())).ok).toBe(true);
    expect(bytes.byteLength).toBe(0);
  });
});

test('a warm process gives the bytes that a fresh one gives, whatever it rendered before', async () => {
  const formats: ExportRequest['formats'] = ['pdf', 'docx', 'markdown', 'json'];
  const bytesOf = (result: Awaited<ReturnType<ExportPool['run']>>): string[] => {
    if (!result.ok) throw new Error(result.error.message);
    return result.value.map(({ format, bytes }) => `${format} ${Buffer.from(bytes).toString('base64')}`);
  };
  const fresh = bytesOf(
    await runExportProcess(() => startExportThread(), requestFor(report, formats), options()),
  );
  let started = 0;
  pool = createExportPool({
    start: () => {
      started += 1;
      return startExportThread();
    },
    fontsFolder,
  });
  pool.warm();
  const other = { ...(await sample('ransomware')), id: 'other' };
  bytesOf(await pool.run({ ...requestFor(other, formats), paper: 'letter' }, options()));
  const warm = bytesOf(await pool.run(requestFor(report, formats), options()));
  expect(started).toBe(1);
  // Compared one by one: the difference of two whole files helps nobody.
  expect(warm.map((each, index) => each === fresh[index])).toEqual([true, true, true, true]);
});
