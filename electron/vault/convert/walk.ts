/** The files of a library folder, and what each of them is by its place and name. */
import { join } from 'node:path';
import { isTemporary } from '../../library/durable-write.ts';
import { errorCodeOf, type FileSystem } from '../../library/file-system.ts';
import { MANIFEST, MANIFEST_COPY } from './manifest.ts';

/** Deeper than anything the library makes; where links lead in a circle, the walk ends. */
const DEEPEST = 8;

/** Paths of all files under a folder, relative to it, with "/". A missing folder is empty. */
export const filesUnder = async (fs: FileSystem, folder: string, depth = 0): Promise<string[]> => {
  let names: readonly string[];
  try {
    names = await fs.readdir(folder);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const found: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    if ((await fs.stat(path)).isFile) found.push(name);
    else if (depth < DEEPEST) {
      found.push(...(await filesUnder(fs, path, depth + 1)).map((inner) => `${name}/${inner}`));
    }
  }
  return found;
};

export type LibraryFile =
  /** A report, in use, put away or put aside. */
  | { readonly kind: 'report'; readonly path: string; readonly id: string }
  /** A journal, or a part of one that was put aside. */
  | { readonly kind: 'journal'; readonly path: string; readonly id: string }
  /** `suffix` is what follows the name where it was put aside. */
  | { readonly kind: 'attachment'; readonly path: string; readonly name: string; readonly suffix: string }
  /** Can be made again at any time. */
  | { readonly kind: 'index'; readonly path: string }
  /** Left behind by a program that was killed. */
  | { readonly kind: 'temporary'; readonly path: string }
  /** Holds no text of a report, or is judged elsewhere (backups). */
  | { readonly kind: 'apart'; readonly path: string }
  /** Nothing that Debrief put there. */
  | { readonly kind: 'unknown'; readonly path: string };

const aside = String.raw`(?:\..+)?`;
const report = new RegExp(String.raw`^(?:reports|trash)/([A-Za-z0-9_-]{1,64})\.json${aside}$`);
const journal = new RegExp(String.raw`^(?:history|trash)/([A-Za-z0-9_-]{1,64})\.jsonl${aside}$`);
const attachment = /^attachments\/([0-9a-f]{64})((?:\..+)?)$/;

/** What a file is; `path` is relative to the library. */
export const classify = (path: string): LibraryFile => {
  if (isTemporary(path)) return { kind: 'temporary', path };
  if (path.startsWith('index/')) return { kind: 'index', path };
  if (path === MANIFEST || path === MANIFEST_COPY || /^(?:locks|backups)\//.test(path)) {
    return { kind: 'apart', path };
  }
  const [, reportId] = report.exec(path) ?? [];
  if (reportId !== undefined) return { kind: 'report', path, id: reportId };
  const [, journalId] = journal.exec(path) ?? [];
  if (journalId !== undefined) return { kind: 'journal', path, id: journalId };
  const [, name, suffix = ''] = attachment.exec(path) ?? [];
  return name === undefined ? { kind: 'unknown', path } : { kind: 'attachment', path, name, suffix };
};
