/** Runs a judge program with a time limit. */
import { execFile } from 'node:child_process';

/** What the program printed; throws with its error output when it fails or takes longer than `timeout` ms. */
export const run = (program: string, args: readonly string[], timeout = 60_000): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if ('code' in error && error.code === 'ENOENT') {
        reject(new Error(`${program} is not installed; npm run setup says which package brings it.`));
      } else if (error.killed === true) {
        reject(new Error(`${program} was ended after ${timeout} ms.\n${stderr}`, { cause: error }));
      } else reject(new Error(`${program} failed: ${error.message}\n${stderr}`, { cause: error }));
    });
  });
