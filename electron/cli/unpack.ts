/** `debrief unpack`: brings a package into the library, all of it or nothing. */
import { randomUUID } from 'node:crypto';
import type { Choices, Conflict } from '../../shared/history/conflict.ts';
import { valueWords } from '../../shared/history/value-words.ts';
import { pathToText } from '../../shared/report/path.ts';
import { errorCodeOf, nodeFileSystem } from '../library/file-system.ts';
import type { Library } from '../library/library.ts';
import { thisProgram } from '../library/locks/program.ts';
import { reasonOf } from '../library/write-failure.ts';
import { type Look, lookAt } from '../package-file/into-library/look.ts';
import { importPackage, type Outcome } from '../package-file/into-library/take.ts';
import { type OpenPackage, openPackage } from '../package-file/read.ts';
import { Refusal } from '../package-file/refusal.ts';
import { type FileSource, fileSource } from '../package-file/source.ts';
import { libraryFolder } from '../serve/places.ts';
import { openPreferences } from '../serve/preferences.ts';
import { createDesk } from '../workspace/access/desk.ts';
import { machineTimers } from '../workspace/timers.ts';
import { CommandError, commandError, exitCodes, type Terminal } from './exit.ts';
import { libraryOnDemand } from './open-library.ts';
import { readPassphraseFile } from './passphrase-file.ts';

export type UnpackOptions = {
  readonly library?: string;
  readonly passphraseFile?: string;
  readonly dryRun?: boolean;
  readonly conflicts?: 'mine' | 'theirs';
};

const job = { signal: new AbortController().signal, onProgress: () => undefined };

const openFile = async (file: string): Promise<FileSource> => {
  try {
    return await fileSource(file);
  } catch (error) {
    if (error instanceof Refusal) throw commandError(error.failure);
    const why = errorCodeOf(error) === 'ENOENT' ? 'there is no such file' : reasonOf(error).what;
    throw new CommandError(exitCodes.usage, [`error: ${file} cannot be read: ${why}.`]);
  }
};

const describe = ({ manifest, entries, attachments, faults, manifestSha256 }: OpenPackage): string[] => {
  const { report, by, created, missing } = manifest;
  const name = [report.incidentId, report.title].filter((part) => part !== '').join(' ');
  return [
    `${name || 'An untitled report'}, packed ${created}${by.author === '' ? '' : ` by ${by.author}`}`,
    `  history      ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, ${faults.length === 0 ? 'the chain is whole' : 'the chain is damaged'}`,
    `  attachments  ${attachments.length}${missing.length === 0 ? '' : ` (${missing.length} missing at the sender's)`}`,
    `  manifest     SHA-256 ${manifestSha256}`,
  ];
};

const planWords = ({ plan }: Look): string => {
  switch (plan.kind) {
    case 'new':
      return 'the library does not have it yet';
    case 'same':
      return 'the library has exactly this';
    case 'ahead':
      return `continues the library's report by ${plan.entries.length}`;
    case 'behind':
      return `the library's report is ${plan.by} ahead and holds all of it`;
    case 'diverged':
      return 'changed here and there since both were the same';
    case 'unrelated':
      return 'no state is known that both come from';
  }
};

const side = ({ path }: Conflict, value: unknown): string =>
  value === undefined ? '(not there)' : valueWords(path, value);

const conflictLines = (conflicts: readonly Conflict[]): string[] =>
  conflicts.map(
    (conflict) =>
      `${pathToText(conflict.path)}: mine ${side(conflict, conflict.mine)}; theirs ${side(conflict, conflict.theirs)}`,
  );

const outcomes: Readonly<Record<Outcome, string>> = {
  new: 'Imported',
  ahead: 'Brought up to date',
  merged: 'Merged',
  same: 'Nothing to do: the library has exactly this report',
  behind: 'Nothing to do: the library has all of it and more',
};

const decide = ({ merge }: Look, { conflicts, dryRun = false }: UnpackOptions): Choices => {
  const open = merge?.conflicts ?? [];
  if (conflicts === undefined && open.length > 0) {
    throw new CommandError(exitCodes.invalid, [
      ...conflictLines(open),
      `${open.length} ${open.length === 1 ? 'field was' : 'fields were'} changed in both versions${dryRun ? '' : '; nothing was written'}. Decide with --conflicts mine or --conflicts theirs, or in the editor.`,
    ]);
  }
  return Object.fromEntries(open.map(({ path }) => [pathToText(path), conflicts ?? 'mine']));
};

/** Imports in the turn of the report's lock: another program may be editing it. */
const importInTurn = async (
  library: Library,
  folder: string,
  pkg: OpenPackage,
  decision: Parameters<typeof importPackage>[2],
): ReturnType<typeof importPackage> => {
  const desk = createDesk({
    host: {
      libraryFolder: folder,
      preferences: openPreferences(process.env['DEBRIEF_CONFIG'], () => new Date()),
      now: () => new Date(),
      newId: randomUUID,
      emit: () => undefined,
    },
    fs: nodeFileSystem,
    library,
    program: thisProgram(),
    timers: machineTimers,
  });
  try {
    return await desk.alone(pkg.stored.report.id, null, () => importPackage(library, pkg, decision, job));
  } finally {
    await desk.close();
  }
};

const unpack = async (source: FileSource, options: UnpackOptions, terminal: Terminal): Promise<void> => {
  const folder = libraryFolder(options.library, process.env);
  const library = await libraryOnDemand({ folder, passphraseFile: undefined })();
  const passphrase =
    options.passphraseFile === undefined ? null : await readPassphraseFile(options.passphraseFile);
  const opened = await openPackage(source, { ...job, passphrase });
  if (!opened.ok) throw commandError(opened.error);
  const pkg = opened.value;
  const standing = await library.standing(pkg.stored.report.id);
  if (!standing.ok) throw commandError(standing.error);
  const look = lookAt(pkg, standing.value);
  if (!look.ok) throw commandError(look.error);
  for (const line of describe(pkg)) terminal.out(line);
  for (const { message } of pkg.faults) terminal.err(`warning: ${message}`);
  terminal.out(`  plan         ${planWords(look.value)}`);
  const choices = decide(look.value, options);
  if (options.dryRun) {
    terminal.out('Nothing was written: this was a dry run.');
    return;
  }
  const outcome = await importInTurn(library, folder, pkg, { base: look.value.base, choices });
  if (!outcome.ok) throw commandError(outcome.error);
  terminal.out(`${outcomes[outcome.value]}: ${pkg.stored.report.id} in ${folder}`);
};

/** Unpacks; throws a CommandError: 1 where both versions changed a field and no option says which is right. */
export const unpackCommand = async (
  file: string,
  options: UnpackOptions,
  terminal: Terminal,
): Promise<void> => {
  const source = await openFile(file);
  try {
    await unpack(source, options, terminal);
  } finally {
    await source.close();
  }
};
