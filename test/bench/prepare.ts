/** Makes the bench ready: the other programs' packages, the product as it is shipped, the measured programs. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../setup/folders.ts';
import { bundlePrograms } from './bundle.ts';
import type { Options } from './options.ts';
import { benchFolder } from './places.ts';

const text = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** Written after a complete installation, as a copy of the lock file it came from. */
const stampFile = path.join(benchFolder, 'node_modules', '.installed-lock.json');

/** Installs the other programs with `npm ci` where they are missing or not the ones of the lock file. */
const install = (say: (line: string) => void): void => {
  const lock = text(path.join(benchFolder, 'package-lock.json'));
  if (lock !== null && lock === text(stampFile)) return;
  say('Installing the programs to compare with (npm ci in test/bench) …');
  // Nothing here needs an install script. What npm prints goes where messages go.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: benchFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  copyFileSync(path.join(benchFolder, 'package-lock.json'), stampFile);
};

const buildProduct = async (config: string, root: string): Promise<void> => {
  await build({ root, configFile: path.join(projectFolder, config), logLevel: 'warn' });
};

/** Everything that must be there before the first run of these parts; says what it does. */
export const prepare = async (only: Options['only'], say: (line: string) => void): Promise<void> => {
  if (only !== 'preview') install(say);
  say('Building the product and the measured programs …');
  await buildProduct('vite.host.config.ts', projectFolder);
  if (only === 'preview' || only === 'all')
    await buildProduct('vite.config.ts', path.join(projectFolder, 'renderer'));
  if (only === 'preview') return;
  await bundlePrograms('own');
  await bundlePrograms('others');
};
