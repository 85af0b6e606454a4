/** Checks every file of a library and tells what is wrong. Reads only; holds one report at a time in memory. */
import { join } from 'node:path';
import { classify } from '../../vault/convert/walk.ts';
import { BACKUPS } from '../backup/place.ts';
import { isTemporary } from '../durable-write.ts';
import { errorCodeOf } from '../file-system.ts';
import { checkAttachments, type References } from './attachments.ts';
import { checkBackups } from './backups.ts';
import { type CheckedLibrary, note, problem } from './finding.ts';
import { checkManifests } from './manifests.ts';
import { checkAside, checkJournal, checkReport } from './report.ts';
import type { Report } from '../../../shared/report/schema.ts';

export type Checked = {
  readonly reports: number;
  readonly inTrash: number;
  readonly histories: number;
  readonly attachments: number;
  readonly backups: number;
};

const KNOWN = new Set(['reports', 'history', 'attachments', 'trash', 'locks', 'index', BACKUPS]);
const FOLDERS = ['reports', 'history', 'attachments', 'trash'] as const;
type Names = { readonly [F in (typeof FOLDERS)[number]]: readonly string[] };

const namesIn = async ({ fs, folder }: CheckedLibrary, name: string): Promise<readonly string[]> => {
  try {
    return (await fs.readdir(join(folder, name))).toSorted();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/** `<id>` of `<id><ending>`; null for any other name. */
const idOf = (name: string, ending: string): string | null =>
  name.endsWith(ending) && /^[A-Za-z0-9_-]{1,64}$/.test(name.slice(0, -ending.length))
    ? name.slice(0, -ending.length)
    : null;

const idsOf = (names: readonly string[], ending: string): readonly string[] =>
  names.flatMap((name) => idOf(name, ending) ?? []);

const aside = /^([A-Za-z0-9_-]{1,64})\.json\.\d+$/;

/** Files that are neither a report, a journal nor an attachment. */
const tellLeftovers = ({ tell, looked }: CheckedLibrary, path: string): void => {
  looked(path);
  if (isTemporary(path))
    tell(note(path, 'A program that was ended left it in the middle of a write.', 'it is removed by itself'));
  else if (/\.corrupt-/.test(path))
    tell(note(path, 'A damaged file that was put aside; a good state took its place.'));
  else if (/\.torn-/.test(path))
    tell(note(path, 'The beginning of an entry that was never finished, put aside.'));
  else tell(note(path, 'It is none of Debrief’s files.'));
};

const refer = (references: References, path: string, report: Report | null): void => {
  for (const { attachments } of Object.values(report?.appendices ?? {})) {
    for (const { sha256 } of attachments) if (!references.has(sha256)) references.set(sha256, path);
  }
};

const checkReports = async (library: CheckedLibrary, names: Names): Promise<References> => {
  const references: References = new Map();
  const present = idsOf(names.reports, '.json');
  for (const id of present)
    refer(references, `reports/${id}.json`, await checkReport(library, 'reports', id));
  const seen = new Set(present);
  for (const name of names.trash) {
    const path = `trash/${name}`;
    const id = idOf(name, '.json');
    const asideId = aside.exec(name)?.[1] ?? id;
    if (id !== null && !seen.has(id)) refer(references, path, await checkReport(library, 'trash', id));
    else if (asideId !== null) refer(references, path, await checkAside(library, path, asideId));
    else tellLeftovers(library, path);
    if (asideId !== null) seen.add(asideId);
  }
  for (const id of idsOf(names.history, '.jsonl')) {
    if (seen.has(id)) continue;
    await checkJournal(library, id);
    library.tell(
      problem(
        `reports/${id}.json`,
        'The report is missing; its history is there.',
        'put the report back from a backup (debrief restore --report)',
      ),
    );
  }
  return references;
};

const tellOthers = async (library: CheckedLibrary, names: Names): Promise<void> => {
  const expected = { reports: '.json', history: '.jsonl' } as const;
  for (const folder of ['reports', 'history'] as const) {
    for (const name of names[folder]) {
      if (idOf(name, expected[folder]) === null) tellLeftovers(library, `${folder}/${name}`);
    }
  }
  for (const name of await namesIn(library, '.')) {
    if (!KNOWN.has(name) && classify(name).kind !== 'apart') tellLeftovers(library, name);
  }
  for (const name of await namesIn(library, 'locks')) {
    library.tell(note(`locks/${name}`, 'Somebody edits this report, or a program that did so was ended.'));
  }
};

/** Whether anything in a folder is a library's: a check of a mistyped path must not say that everything is whole. */
export const holdsLibrary = (names: readonly string[]): boolean =>
  names.some((name) => KNOWN.has(name) || classify(name).kind === 'apart');

/** Rejects with the system's error where the folder itself cannot be read. */
export const checkLibrary = async (library: CheckedLibrary): Promise<Checked> => {
  await library.fs.readdir(library.folder);
  const names: Names = {
    reports: await namesIn(library, 'reports'),
    history: await namesIn(library, 'history'),
    attachments: await namesIn(library, 'attachments'),
    trash: await namesIn(library, 'trash'),
  };
  await checkManifests(library);
  const references = await checkReports(library, names);
  const attachments = names.attachments.filter((name) => /^[0-9a-f]{64}$/.test(name));
  await checkAttachments(library, attachments, references);
  for (const name of names.attachments) {
    if (!attachments.includes(name)) tellLeftovers(library, `attachments/${name}`);
  }
  await tellOthers(library, names);
  return {
    reports: idsOf(names.reports, '.json').length,
    inTrash: names.trash.length,
    histories: idsOf(names.history, '.jsonl').length,
    attachments: attachments.length,
    backups: await checkBackups(library),
  };
};
