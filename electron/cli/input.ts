/** The report a command works on: a Markdown or JSON file, or a report of the library by its incident ID. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_IMPORT_BYTES, type StoredReport } from '../../shared/contract/channels.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import type { Report } from '../../shared/report/schema.ts';
import { errorCodeOf } from '../library/file-system.ts';
import type { Library } from '../library/library.ts';
import { readReportFile } from '../library/read-import.ts';
import { reasonOf } from '../library/write-failure.ts';
import { CommandError, commandError, exitCodes } from './exit.ts';

const unreadable = (line: string): CommandError => new CommandError(exitCodes.usage, [`error: ${line}`]);

/** The bytes of a file; null where there is none of this name. */
export const readInput = async (file: string): Promise<Uint8Array | null> => {
  try {
    const { size } = await stat(file);
    if (size > MAX_IMPORT_BYTES) {
      throw unreadable(`${file} is larger than ${MAX_IMPORT_BYTES / (1024 * 1024)} MB.`);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw unreadable(`${file} cannot be read: ${reasonOf(error).what}.`);
  }
};

/** Identifiers that follow from the content: the same Markdown gives the same record, byte by byte. */
const contentIds = (bytes: Uint8Array): (() => string) => {
  const seed = createHash('sha256').update(bytes).digest('hex');
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed}:${count}`).digest('hex').slice(0, 20);
  };
};

const fromLibrary = async (name: string, library: Library, folder: string): Promise<StoredReport> => {
  const listing = await library.list('');
  if (!listing.ok) throw commandError(listing.error);
  const found = listing.value.reports.filter(({ incidentId, id }) => incidentId === name || id === name);
  const [only, another] = found;
  if (!only) {
    throw unreadable(`There is no file ${name}, and no report of this incident ID in the library ${folder}.`);
  }
  if (another) {
    throw new CommandError(exitCodes.usage, [
      `error: ${found.length} reports have the incident ID ${name}. Name one by its identifier:`,
      ...found.map(({ id, title, savedAt }) => `  ${id}  ${title} (saved ${savedAt})`),
    ]);
  }
  const stored = await library.read(only.id);
  if (!stored.ok) throw commandError(stored.error);
  return stored.value;
};

/**
 * When the state in a loose file was recorded: as the file itself says, or as SOURCE_DATE_EPOCH (seconds) says where
 * documents must not depend on the file's date, or when the file was last changed.
 */
const recordedTime = async (file: string, savedAt: string | null): Promise<Date> => {
  if (savedAt !== null) return new Date(savedAt);
  const fixed = process.env['SOURCE_DATE_EPOCH'];
  return fixed !== undefined && /^\d{1,11}$/.test(fixed)
    ? new Date(Number(fixed) * 1000)
    : (await stat(file)).mtime;
};

export type Loaded = {
  readonly report: Report;
  /** When this state of the report was recorded. */
  readonly recordedAt: Date;
  readonly remarks: readonly string[];
};

/**
 * Loads the report that an argument names. Throws a CommandError: 1 where it is no valid report, 2 where it cannot be
 * read.
 */
export const loadReport = async (
  argument: string,
  library: () => Promise<Library>,
  folder: string,
  settings: Settings,
): Promise<Loaded> => {
  const bytes = await readInput(argument);
  if (bytes === null) {
    const { report, savedAt } = await fromLibrary(argument, await library(), folder);
    return { report, recordedAt: new Date(savedAt), remarks: [] };
  }
  const read = await readReportFile(basename(argument), bytes, {
    newId: contentIds(bytes),
    roles: settings.approverRoles,
  });
  if (!read.ok) throw commandError(read.error);
  const { report, summary, savedAt } = read.value;
  return { report, recordedAt: await recordedTime(argument, savedAt), remarks: summary.readings };
};
