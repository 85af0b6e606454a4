/** `debrief pack`: writes a report of the library with its history and attachments into one file. */
import { randomBytes, randomUUID } from 'node:crypto';
import { nodeFileSystem } from '../library/file-system.ts';
import { packageContent } from '../package-file/from-library.ts';
import { writePackage } from '../package-file/write.ts';
import { libraryFolder, readVersion } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { commandError, type Terminal } from './exit.ts';
import { findInLibrary } from './input.ts';
import { libraryOnDemand } from './open-library.ts';
import { fileToWrite } from './output.ts';
import { readPassphraseFile } from './passphrase-file.ts';

export type PackOptions = {
  readonly out: string;
  readonly passphraseFile?: string;
  readonly library?: string;
};

/** Packs; throws a CommandError. What the file held before stands where it could not be written. */
export const packCommand = async (name: string, options: PackOptions, terminal: Terminal): Promise<void> => {
  const folder = libraryFolder(options.library, process.env);
  const library = await libraryOnDemand({ folder, passphraseFile: undefined })();
  const passphrase =
    options.passphraseFile === undefined ? null : await readPassphraseFile(options.passphraseFile);
  const out = await fileToWrite(options.out);
  const { report } = await findInLibrary(name, library, folder);
  const content = await packageContent(library, report.id);
  if (!content.ok) throw commandError(content.error);
  const written = await writePackage(nodeFileSystem, out, randomUUID, content.value, {
    created: new Date(),
    author: openPreferences(process.env['DEBRIEF_CONFIG'], () => new Date()).read().author,
    app: readVersion(),
    encryption: passphrase === null ? null : { passphrase, randomBytes },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!written.ok) throw commandError(written.error);
  const { size, sha256, manifestSha256, missing } = written.value;
  for (const { sha256: hash, reason } of missing) terminal.err(`warning: attachment ${hash}: ${reason}`);
  terminal.out(
    `${options.out} (${Math.max(1, Math.round(size / 1024))} KB${passphrase === null ? '' : ', encrypted'})`,
  );
  terminal.out(`  SHA-256           ${sha256}`);
  terminal.out(`  manifest SHA-256  ${manifestSha256}`);
};
