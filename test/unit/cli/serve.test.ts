/** `debrief serve` as a program: it says where it serves, answers, and ends cleanly on Ctrl+C. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { packageFolder, rendererFolder } from '../../../electron/serve/places.ts';
import { post, temporaryFolder } from '../../contract/drivers.ts';
import { debrief } from './run.ts';

let folder = '';
let remove: () => Promise<void>;
let child: ChildProcess | null = null;

beforeAll(() => {
  if (existsSync(path.join(rendererFolder, 'index.html'))) return;
  const vite = path.join(packageFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: packageFolder });
}, 120_000);
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(async () => {
  child?.kill('SIGKILL');
  child = null;
  await remove();
});

/** Starts serving; resolves to the launch address it prints. */
const serve = (...words: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const program = path.join(packageFolder, 'electron', 'cli', 'debrief.ts');
    const started = spawn(process.execPath, [program, 'serve', '--no-open', ...words], {
      env: { PATH: process.env['PATH'], HOME: folder, DEBRIEF_CONFIG: path.join(folder, 'config') },
    });
    child = started;
    let said = '';
    started.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\S+/.exec(said)?.[0];
      if (address !== undefined && said.includes('Ctrl+C')) resolve(address);
    });
    started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    started.once('close', () => reject(new Error(`it ended: ${said}`)));
  });

test(
  'serves the editor to the one who opens its address, and keeps what was saved',
  { timeout: 60_000 },
  async () => {
    const library = path.join(folder, 'reports of mine');
    const address = await serve('--library', library);
    const entered = await fetch(address, { redirect: 'manual' });
    const visitor = {
      origin: new URL(address).origin,
      cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '',
    };
    const page = await fetch(visitor.origin, { headers: { cookie: visitor.cookie } });
    expect(await page.text()).toContain('<title>Debrief</title>');
    const created = post(visitor, 'library.create', { from: 'outage' });
    expect(await (await created).json()).toMatchObject({ ok: true });

    const taken = await debrief(folder, 'serve', '--no-open', '--port', new URL(address).port);
    expect(taken.code).toBe(2);
    expect(taken.err).toContain('is taken by another program');

    const ended = new Promise((resolve) => child?.once('close', resolve));
    child?.kill('SIGINT');
    expect(await ended).toBe(0);
    const exported = await debrief(folder, 'validate', 'INC-2026-02-10-001', '--library', library);
    expect(exported.code).toBe(0);
  },
);
