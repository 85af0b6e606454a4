/** What of a library goes into a backup: all that Debrief keeps there but what can be made again, locks and other backups. */
import { join } from 'node:path';
import { MANIFEST, MANIFEST_COPY } from '../../vault/convert/manifest.ts';
import { classify } from '../../vault/convert/walk.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';

/** Folders of the library that are backed up; there are none in them. */
export const BACKED_UP_FOLDERS = ['attachments', 'history', 'reports', 'trash'] as const;

const namesIn = async (fs: FileSystem, folder: string): Promise<readonly string[]> => {
  try {
    return (await fs.readdir(folder)).toSorted();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Paths relative to the library, with "/"; each report right before its history, so that the two are copied together.
 * Rejects with the system's error.
 */
export const backedUpPaths = async (fs: FileSystem, library: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const folder of BACKED_UP_FOLDERS) {
    const paths = (await namesIn(fs, join(library, folder))).map((name) => `${folder}/${name}`);
    found.push(...paths.filter((path) => ['report', 'journal', 'attachment'].includes(classify(path).kind)));
  }
  const top = (await namesIn(fs, library)).filter((name) => name === MANIFEST || name === MANIFEST_COPY);
  return [...top, ...inPairs(found)];
};

const isReport = (path: string): boolean => /^reports\/[^.]+\.json$/.test(path);
const journalOf = (report: string): string =>
  `history/${report.slice('reports/'.length, -'.json'.length)}.jsonl`;

/** The journal of a report path; null for any other path. */
export const journalBeside = (path: string): string | null => (isReport(path) ? journalOf(path) : null);

/** Each report followed by its journal, at the end; what belongs to no report keeps its place before. */
const inPairs = (paths: readonly string[]): readonly string[] => {
  const journals = new Set(paths.filter((path) => path.startsWith('history/')));
  const pairs = paths.filter(isReport).flatMap((report) => {
    const journal = journalOf(report);
    return journals.delete(journal) ? [report, journal] : [report];
  });
  const others = paths.filter(
    (path) => !isReport(path) && (!path.startsWith('history/') || journals.has(path)),
  );
  return [...others, ...pairs];
};
