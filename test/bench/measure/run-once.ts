/** One measured run of a program in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../setup/folders.ts';
import { meterFile } from '../places.ts';
import { childrenTime } from './child-time.ts';
import { watchTree } from './tree.ts';

/** One run. Times in seconds, sizes in bytes; null where this system does not tell. */
export type Run = {
  readonly wall: number;
  readonly cpu: number | null;
  readonly peak: number | null;
  readonly size: number;
};

export type Attempt =
  | { readonly kind: 'done'; readonly run: Run; readonly printed: string; readonly output: Uint8Array }
  | { readonly kind: 'stopped'; readonly after: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type Command = {
  readonly args: readonly string[];
  /** Whether it starts further processes that count. */
  readonly tree: boolean;
};

const Meter = z.strictObject({ cpu: z.number(), peak: z.number() });

const readMeter = (file: string): z.infer<typeof Meter> | null => {
  try {
    return Meter.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** Nothing but what programs need to run, so that settings of this terminal do not slow one of them down. */
const environment = (meter: string): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, LANG, CHROME_PATH, SystemRoot } = process.env;
  const given = { PATH, HOME, TMPDIR, LANG, CHROME_PATH, SystemRoot, BENCH_METER: meter };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

/** The line that says what went wrong, without places of this machine. */
const complaintIn = (text: string): string => {
  const lines = text.trim().split('\n');
  const line = lines.find((each) => /^\s*(?:\w*Error|Uncaught)\b/.test(each)) ?? lines.at(-1) ?? '';
  return line.trim().replaceAll(projectFolder, '').slice(0, 200);
};

/** Runs `node …args output`; `limit` in seconds. Its processes are gone afterwards. */
export const runOnce = ({ args, tree }: Command, ending: string, limit: number): Promise<Attempt> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-'));
  const output = path.join(folder, `document${ending}`);
  const meter = path.join(folder, 'meter.json');
  return new Promise<Attempt>((resolve) => {
    const before = childrenTime();
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1000;
    const child = spawn(process.execPath, ['--require', meterFile, ...args, output], {
      cwd: folder,
      env: environment(meter),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    const watch = tree && child.pid !== undefined ? watchTree(child.pid) : null;
    let printed = '';
    let complaints = '';
    let stopped = false;
    const stop = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const interrupt = (): void => {
      stop();
      process.exit(130);
    };
    for (const each of ['SIGINT', 'SIGTERM'] as const) process.once(each, interrupt);
    const timer = setTimeout(() => {
      stopped = true;
      stop();
    }, limit * 1000);
    child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
    child.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
    let wall = 0;
    child.once('exit', () => (wall = elapsed()));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      for (const each of ['SIGINT', 'SIGTERM'] as const) process.off(each, interrupt);
      const treePeak = watch?.end() ?? null;
      if (stopped) return resolve({ kind: 'stopped', after: limit });
      if (code !== 0) {
        return resolve({ kind: 'failed', reason: `exit ${code ?? signal}: ${complaintIn(complaints)}` });
      }
      const own = readMeter(meter);
      const after = childrenTime();
      const ofChildren = before === null || after === null ? null : after - before;
      resolve({
        kind: 'done',
        run: {
          wall,
          cpu: tree ? ofChildren : (own?.cpu ?? ofChildren),
          peak: tree ? treePeak : (own?.peak ?? null),
          size: statSync(output).size,
        },
        printed,
        output: readFileSync(output),
      });
    });
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
};
