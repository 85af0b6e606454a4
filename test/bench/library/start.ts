/** Starts the program over a library, and reads what it measured. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const Times = z.strictObject({ time: z.number(), cpu: z.number() });
export type Times = z.infer<typeof Times>;

/** Milliseconds, bytes and counts. */
export const Measured = z.strictObject({
  total: z.int(),
  first: Times.extend({ listed: z.int(), bytes: z.int() }),
  firstSearch: Times,
  complete: Times,
  longestPause: Times,
  again: Times,
  searches: z.array(Times.extend({ query: z.string(), found: z.int() })),
  saves: z.array(Times),
  memory: z.strictObject({ rss: z.number(), heapUsed: z.number(), external: z.number() }),
  close: Times,
});
export type Measured = z.infer<typeof Measured>;

const run = promisify(execFile);

/** One start over the library in a folder, with so many saves. Rejects with what the program said where it failed. */
export const startOver = async (folder: string, saves: number): Promise<Measured> => {
  const program = path.join(import.meta.dirname, 'program.ts');
  const { stdout } = await run(process.execPath, ['--expose-gc', program, folder, String(saves)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return Measured.parse(JSON.parse(stdout));
};
