/** Export processes leave out V8's last compiler, and only that. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectFolder } from '../../setup/folders.ts';

/** Bits of V8's `%GetOptimizationStatus`. */
const MAGLEV = 0x20;
const TURBOFAN = 0x40;

const module = pathToFileURL(path.join(projectFolder, 'electron/export/run/compiler.ts')).href;

/** Calls a function until V8 has compiled it with `wanted`, then for a second more; prints with what it was compiled. */
const program = (before: string, wanted: number): string => `
  import { leaveOutTurboFan } from '${module}';
  ${before}
  const hot = (count) => { let sum = 0; for (let n = 0; n < count; n += 1) sum += n % 7; return sum; };
  let seen = 0;
  let until = performance.now() + 30_000;
  while (performance.now() < until) {
    for (let call = 0; call < 1000; call += 1) hot(100);
    await new Promise((resolve) => setImmediate(resolve));
    if ((seen & ${wanted}) === 0 && (%GetOptimizationStatus(hot) & ${wanted})) until = performance.now() + 1000;
    seen |= %GetOptimizationStatus(hot);
  }
  process.stdout.write(String(seen));`;

const compiledWith = async (before: string, wanted: number): Promise<number> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--allow-natives-syntax', '--input-type=module', '--eval', program(before, wanted)],
    { timeout: 60_000 },
  );
  return Number(stdout) & (MAGLEV | TURBOFAN);
};

test('what is hot reaches the compiler before the last and stays there', async () => {
  // On its way there it may pass Maglev between two looks.
  expect((await compiledWith('', TURBOFAN)) & TURBOFAN).toBe(TURBOFAN);
  expect(await compiledWith('leaveOutTurboFan();', MAGLEV)).toBe(MAGLEV);
});
