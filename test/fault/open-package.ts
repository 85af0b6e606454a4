/**
 * Opens a package in a process of its own and prints what came of it: `{ code, message, grown, milliseconds }`, where
 * `grown` is how many bytes more than before the process ever held: rather too many, since its start counts too. Run by
 * package-bombs.test.ts.
 */
import { openPackage } from '../../electron/package-file/read.ts';
import { fileSource } from '../../electron/package-file/source.ts';

const KIB = 1024;
const [path = ''] = process.argv.slice(2);
const source = await fileSource(path);
const before = process.memoryUsage.rss();
const started = performance.now();
const result = await openPackage(source, {
  passphrase: null,
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
console.log(
  JSON.stringify({
    code: result.ok ? 'ok' : result.error.code,
    message: result.ok ? '' : result.error.message,
    grown: process.resourceUsage().maxRSS * KIB - before,
    milliseconds: Math.round(performance.now() - started),
  }),
);
