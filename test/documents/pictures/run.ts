/** `npm run test:pictures`: compares the approved pictures; with --approve, takes the pages as they are now. */
import { spawnSync } from 'node:child_process';

const words = process.argv.slice(2);
const unknown = words.find((word) => word !== '--approve');
if (unknown !== undefined) {
  process.stderr.write(`${unknown} is not known; the only option is --approve.\n`);
  process.exit(2);
}
const { status } = spawnSync('vitest', ['run', '--project', 'documents', 'test/documents/pictures'], {
  stdio: 'inherit',
  env: { ...process.env, DEBRIEF_APPROVE_PICTURES: words.includes('--approve') ? '1' : '' },
});
process.exitCode = status ?? 1;
