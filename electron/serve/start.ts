/** `npm start`: the desktop window where Electron is present, otherwise the same editor in a browser. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findElectron } from './electron-binary.ts';
import { hasDisplay, thisMachine } from './open-browser.ts';
import { libraryFolder, packageFolder } from './places.ts';
import { runShell } from './run-shell.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Bundles the main process and the preload of a checkout; false where that fails. */
const buildDesktop = (): boolean => {
  const vite = path.join(packageFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  return ['vite.host.config.ts', 'vite.preload.config.ts'].every(
    (config) =>
      spawnSync(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'warn'], {
        cwd: packageFolder,
        stdio: 'inherit',
      }).status === 0,
  );
};

const isBuilt = (): boolean => existsSync(path.join(packageFolder, 'dist', 'main', 'index.js'));

const runElectron = (executable: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(executable, [packageFolder], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const startDesktop = async (executable: string): Promise<boolean> => {
  // A checkout builds every time, so that the window never runs yesterday's code.
  const isCheckout = existsSync(path.join(packageFolder, 'vite.host.config.ts'));
  if ((isCheckout || !isBuilt()) && !buildDesktop()) return false;
  process.exitCode = await runElectron(executable);
  return true;
};

const whyNoDesktop = (executable: string | null): string => {
  if (!hasDisplay(thisMachine)) return 'This machine has no display; Debrief serves the editor to a browser.';
  return executable === null
    ? 'Electron is not installed on this machine; Debrief opens the same editor in a browser.'
    : 'The desktop window could not be built; Debrief opens the same editor in a browser.';
};

const executable = findElectron(packageFolder, process.env);
const opened = executable !== null && hasDisplay(thisMachine) ? await startDesktop(executable) : false;
if (!opened) {
  say(whyNoDesktop(executable));
  await runShell({
    libraryFolder: libraryFolder(undefined, process.env),
    configFolder: process.env['DEBRIEF_CONFIG'],
    port: 0,
    open: true,
    say,
  });
}
