/**
 * What is known about the report files of a folder. A file is read again only when its stamp (inode, time, size) has
 * changed, so that listing a large library costs one `stat` per file.
 */
import { join } from 'node:path';
import type { ReportSummary, StoredReport } from '../../shared/contract/channels.ts';
import type { ErrorCode } from '../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem, sameStamp, type Stamp } from './file-system.ts';
import { decodeReportFile } from './report-file.ts';
import type { Sealer } from './sealer.ts';
import { searchText } from './search.ts';
import { reasonOf } from './write-failure.ts';

type Known =
  | {
      readonly kind: 'report';
      readonly summary: ReportSummary;
      readonly text: string;
    }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly code: ErrorCode };
type Entry = { readonly stamp: Stamp; readonly known: Known };

export type Catalogued = {
  readonly reports: readonly { readonly summary: ReportSummary; readonly text: string }[];
  readonly unreadable: readonly {
    readonly file: string;
    readonly reason: string;
    readonly code: ErrorCode;
  }[];
};

export interface Catalogue {
  /** Everything in the folder; rejects where the folder cannot be read. A missing folder is empty. */
  scan(): Promise<Catalogued>;
  /** Drops what is known, so that the memory of a locked library holds no text of it. */
  forget(): void;
}

/** Reports read at the same time: enough to keep a disk busy, few enough to keep memory flat. */
const BATCH = 8;
const SUFFIX = '.json';

const summarise = ({ report, savedAt }: StoredReport): ReportSummary => ({
  id: report.id,
  incidentId: report.incident.incidentId,
  title: report.incident.title,
  severity: report.incident.severity,
  type: report.incident.type,
  state: report.revision.state,
  version: report.revision.version,
  start: report.incident.start,
  savedAt,
  hasNotes: report.importedNotes.items.some((note) => !note.dismissed),
});

const describe = (fileName: string, bytes: Uint8Array, sealer: Sealer): Known => {
  const plain = sealer.open(`report:${fileName.slice(0, -SUFFIX.length)}`, bytes);
  const stored = plain.ok ? decodeReportFile(plain.value) : plain;
  if (!stored.ok) return { kind: 'unreadable', reason: stored.error.message, code: stored.error.code };
  if (fileName !== `${stored.value.report.id}${SUFFIX}`) {
    return {
      kind: 'unreadable',
      reason: 'The file was renamed or copied: its name is not its report’s identifier.',
      code: 'invalid-report',
    };
  }
  return {
    kind: 'report',
    summary: summarise(stored.value),
    text: searchText(stored.value.report),
  };
};

export const createCatalogue = (fs: FileSystem, folder: string, sealer: () => Sealer): Catalogue => {
  let entries = new Map<string, Entry>();
  /** Another one after each `forget`: what was being read then is not kept. */
  let memory = {};

  const look = async (fileName: string): Promise<Entry> => {
    const path = join(folder, fileName);
    const startedIn = memory;
    const stamp = await fs.stat(path);
    const cached = entries.get(fileName);
    if (cached && sameStamp(cached.stamp, stamp)) return cached;
    const entry = { stamp, known: describe(fileName, await fs.readFile(path), sealer()) };
    if (memory === startedIn) entries.set(fileName, entry);
    return entry;
  };

  /** Null where the file vanished meanwhile. */
  const lookSafely = async (fileName: string): Promise<readonly [string, Known] | null> => {
    try {
      return [fileName, (await look(fileName)).known];
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      return [
        fileName,
        {
          kind: 'unreadable',
          reason: `The file could not be read: ${reasonOf(error).what}.`,
          code: 'not-available',
        },
      ];
    }
  };

  return {
    forget: () => {
      entries = new Map();
      memory = {};
    },
    scan: async () => {
      let names: readonly string[] = [];
      try {
        names = (await fs.readdir(folder)).filter((name) => name.endsWith(SUFFIX) && !name.startsWith('.'));
      } catch (error) {
        if (errorCodeOf(error) !== 'ENOENT') throw error;
      }
      const found: (readonly [string, Known])[] = [];
      for (let from = 0; from < names.length; from += BATCH) {
        const batch = await Promise.all(names.slice(from, from + BATCH).map(lookSafely));
        found.push(...batch.filter((item) => item !== null));
      }
      const present = new Set(names);
      entries = new Map([...entries].filter(([name]) => present.has(name)));
      return {
        reports: found.flatMap(([, known]) => (known.kind === 'report' ? [known] : [])),
        unreadable: found.flatMap(([file, known]) =>
          known.kind === 'unreadable' ? [{ file, reason: known.reason, code: known.code }] : [],
        ),
      };
    },
  };
};
