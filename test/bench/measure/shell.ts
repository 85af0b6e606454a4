/** The browser shell of the build, started on an empty library of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFolder } from '../../setup/folders.ts';

const LAUNCH = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

const launchAddress = (shell: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = LAUNCH.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    shell.stdout?.on('data', hear);
    shell.stderr?.on('data', hear);
    shell.once('error', reject);
    shell.once('exit', (code) => reject(new Error(`debrief serve ended with ${code}: ${said}`)));
  });

/** Gives the address that opens it once; afterwards all of it is gone. */
export const withShell = async <T>(use: (address: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-shell-'));
  const program = path.join(projectFolder, 'dist', 'cli', 'debrief.js');
  const shell = spawn(
    process.execPath,
    [program, 'serve', '--library', path.join(folder, 'library'), '--no-open'],
    {
      env: { ...process.env, NODE_OPTIONS: '', DEBRIEF_CONFIG: path.join(folder, 'config') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    return await use(await launchAddress(shell));
  } finally {
    if (shell.exitCode === null && shell.signalCode === null) {
      const ended = once(shell, 'exit');
      shell.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
};
