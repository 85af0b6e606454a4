/** The tests run what is shipped: builds it where it is missing or older than its sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const sources = [
  'electron/**/*.ts',
  'shared/**/*.ts',
  'renderer/**/*.{ts,tsx,css,html}',
  'vite*.config.ts',
  'package-lock.json',
];
const products = [
  'dist/main/index.js',
  'dist/cli/debrief.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/export/worker.js',
];

const changedAt = (file: string): number => statSync(file).mtimeMs;

const isFresh = (): boolean =>
  products.every((file) => existsSync(file)) &&
  Math.min(...products.map(changedAt)) >= Math.max(...globSync(sources).map(changedAt));

const buildIfStale = (): void => {
  // A run on another copy of the app (test/double/mutate.ts) brings its own build.
  if (process.env['DEBRIEF_APP'] !== undefined || isFresh()) return;
  console.log('The build is missing or older than its sources: npm run build');
  // As it is shipped: a test runner's own setting would give React's development build.
  const { NODE_ENV: _runner, ...env } = process.env;
  execFileSync('npm', ['run', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
};

export default buildIfStale;
