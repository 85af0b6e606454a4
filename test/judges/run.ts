/** Runs a judge program with a time limit. */
import { execFile } from 'node:child_process';

/**
 * What the program printed; throws with its error output when it takes longer than `timeout` ms or ends with an exit
 * code that is not among `exits` (a judge may say no by its exit code).
 */
export const run = (
  program: string,
  args: readonly string[],
  timeout = 60_000,
  exits: readonly number[] = [0],
): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null || (typeof error.code === 'number' && exits.includes(error.code))) resolve(stdout);
      else if ('code' in error && error.code === 'ENOENT') {
        reject(new Error(`${program} is not installed; npm run setup says which package brings it.`));
      } else if (error.killed === true) {
        reject(new Error(`${program} was ended after ${timeout} ms.\n${stderr}`, { cause: error }));
      } else reject(new Error(`${program} failed: ${error.message}\n${stderr}`, { cause: error }));
    });
  });
