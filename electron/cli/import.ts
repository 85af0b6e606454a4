/** `debrief import`: brings a file into the library, or turns it into a JSON report. */
import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ImportSummary } from '../../shared/contract/channels.ts';
import type { Report } from '../../shared/report/schema.ts';
import { writeTogether } from '../export/run/write-files.ts';
import { nodeFileSystem } from '../library/file-system.ts';
import { importInto } from '../library/import-into.ts';
import { readReportFile } from '../library/read-import.ts';
import { fileFailure } from '../library/write-failure.ts';
import { libraryFolder } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { readInput } from './input.ts';
import { libraryOnDemand } from './open-library.ts';
import { fileToWrite } from './output.ts';

export type ImportCommandOptions = {
  readonly library?: string;
  readonly out?: string;
  readonly passphraseFile?: string;
};

const describe = (summary: ImportSummary, terminal: Terminal): void => {
  for (const mapped of summary.mapped) terminal.out(`  filled: ${mapped}`);
  for (const { heading, excerpt } of summary.kept) {
    terminal.out(
      `  kept as an imported note: ${[heading, excerpt].filter((part) => part !== '').join(': ')}`,
    );
  }
  for (const reading of summary.readings) terminal.err(`note: ${reading}`);
};

const nameOf = ({ incident }: Report): string =>
  [incident.incidentId, incident.title].filter((part) => part !== '').join(' ') || 'an untitled report';

const writeJson = async (file: string, report: Report): Promise<void> => {
  try {
    const bytes = new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);
    await writeTogether(nodeFileSystem, [{ path: file, bytes }], randomUUID);
  } catch (error) {
    throw commandError(
      fileFailure('could-not-write', `Could not write ${file}`, error, 'No file was written or changed.')
        .error,
    );
  }
};

/** Imports; throws a CommandError. */
export const importCommand = async (
  file: string,
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<void> => {
  const bytes = await readInput(file);
  if (bytes === null) throw new CommandError(exitCodes.usage, [`error: There is no file ${file}.`]);
  const out = options.out === undefined ? undefined : await fileToWrite(options.out);
  if (out !== undefined && (await realpath(out).catch(() => '')) === (await realpath(file))) {
    throw new CommandError(exitCodes.usage, [`error: ${out} is the input itself.`]);
  }
  const name = path.basename(file);
  const roles = openPreferences(process.env['DEBRIEF_CONFIG'], () => new Date()).read().approverRoles;
  const readOptions = { newId: randomUUID, roles };
  // A file alone is a conversion; the library is touched only where it is named, or where there is no --out.
  if (out === undefined || options.library !== undefined) {
    const folder = libraryFolder(options.library, process.env);
    const library = await libraryOnDemand({ folder, passphraseFile: options.passphraseFile })();
    const imported = await importInto(library, name, bytes, readOptions);
    if (!imported.ok) throw commandError(imported.error);
    const { report, summary } = imported.value;
    if (out !== undefined) await writeJson(out, report);
    terminal.out(`Imported ${nameOf(report)} into ${folder} as ${report.id}`);
    if (out !== undefined) terminal.out(`Wrote ${out}`);
    describe(summary, terminal);
    return;
  }
  const read = await readReportFile(name, bytes, readOptions);
  if (!read.ok) throw commandError(read.error);
  await writeJson(out, read.value.report);
  terminal.out(`Wrote ${nameOf(read.value.report)} to ${out}`);
  describe(read.value.summary, terminal);
};
