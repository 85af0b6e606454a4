/** Info-ZIP's unzip as a judge of packages: another hand's reading of the ZIP format. */
import { withFile } from './folder.ts';
import { run } from './run.ts';

/** Resolves where unzip can read every file of the archive and its checksums are right; else rejects with what it found. */
export const checkZip = (archive: Uint8Array): Promise<string> =>
  withFile(archive, 'archive.zip', (file) => run('unzip', ['-t', file]));
