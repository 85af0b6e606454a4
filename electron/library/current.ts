/**
 * The newest state of a report: what its file holds, and what its history has beyond that because a program ended between
 * the two. Whatever disagrees is named; the data is given all the same.
 */
import { join } from 'node:path';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { Entry, Head } from '../../shared/history/entry.ts';
import { errorCodeOf, type FileSystem, sameStamp, type Stamp } from './file-system.ts';
import { namesOf } from './history/chain.ts';
import type { Journal, Journals } from './history/journal.ts';
import { reportAfter } from './history/state.ts';
import { decodeNewerFile, decodeReportFile, type FiledReport, type NewerFile } from './report-file.ts';
import type { Sealer } from './sealer.ts';

export type Current = {
  readonly stored: StoredReport;
  /** Record hash of what the report file holds. It is another than the stored one's where the history is ahead. */
  readonly filed: string;
  readonly head: Head | null;
  /** Whether the history leads to this state; where it does not, the next save lets it begin anew from here. */
  readonly isContinued: boolean;
  /** Whether an entry was begun and never finished. */
  readonly isTorn: boolean;
  /** What a person should know, one line each. */
  readonly notices: readonly string[];
};

export interface CurrentReports {
  /** Rejects with the system's error: ENOENT where there is no such report. */
  read(id: string): Promise<Result<Current>>;
  /** A report that a newer version of Debrief wrote, as far as it can be shown; null where it is none. */
  readNewer(id: string): Promise<NewerFile | null>;
  /** What was just written, so that the next save need not read it again. */
  wrote(stored: StoredReport, head: Head): Promise<void>;
  /** Drops the reports kept in memory. */
  forget(): void;
}

/** Reports kept in memory: the few that are being written to. */
const KEPT = 4;

/** The two files a state was read from, as they were. */
type Stamps = readonly [report: Stamp, journal: Stamp | null];

/** "14:32:07 UTC on 2026-03-14" of an ISO instant. */
const momentOf = (iso: string): string => `${iso.slice(11, 19)} UTC on ${iso.slice(0, 10)}`;

type Beyond =
  | { readonly kind: 'same' }
  | { readonly kind: 'ahead'; readonly entries: readonly Entry[] }
  | { readonly kind: 'apart'; readonly message: string };

/** How a journal goes on from the state that a report file was written with. */
const beyond = (file: FiledReport, journal: Journal): Beyond => {
  const { entries, head } = journal;
  if (file.head === null) {
    if (head === null || entries.at(-1)?.record === file.sha256) return { kind: 'same' };
    return { kind: 'apart', message: 'The report file was written by a program that keeps no history.' };
  }
  const { seq, hash } = file.head;
  const at = entries.findLastIndex((entry) => namesOf(entry).includes(hash));
  if (at >= 0) {
    const further = entries.slice(at + 1);
    // A compaction at the end changes nothing.
    const isSame = further.every(({ changes, report }) => changes.length === 0 && report === undefined);
    return isSame ? { kind: 'same' } : { kind: 'ahead', entries: further };
  }
  return {
    kind: 'apart',
    message:
      head === null
        ? `The history of this report is missing: ${seq} ${seq === 1 ? 'entry' : 'entries'}.`
        : head.seq < seq
          ? `The history was cut short: it ends at entry ${head.seq}, and the report was saved with ${seq}.`
          : 'The history is not the one that this report was saved with.',
  };
};

export const createCurrentReports = (options: {
  readonly fs: FileSystem;
  readonly reports: string;
  readonly sealer: () => Sealer;
  readonly journals: Journals;
}): CurrentReports => {
  const { fs, reports, sealer, journals } = options;

  const pathOf = (id: string): string => join(reports, `${id}.json`);

  const file = async (id: string): Promise<Result<FiledReport>> => {
    const plain = sealer().open(`report:${id}`, await fs.readFile(pathOf(id)));
    if (!plain.ok) return plain;
    const decoded = decodeReportFile(plain.value);
    if (decoded.ok && decoded.value.report.id !== id) {
      return failure('invalid-report', 'The file was renamed or copied: it holds another report.', {
        kept: 'The file was left as it is.',
        next: 'Import the file to use its content as a new report.',
      });
    }
    return decoded;
  };

  const readFiles = async (id: string): Promise<Result<Current>> => {
    const filed = await file(id);
    if (!filed.ok) return filed;
    const { head: _written, ...stored } = filed.value;
    const journal = await journals.read(id);
    const notices = journal.faults.map(({ message }) => message);
    const common = { filed: stored.sha256, head: journal.head, isTorn: journal.torn > 0 };
    const further = beyond(filed.value, journal);
    if (further.kind === 'same') return success({ ...common, stored, isContinued: true, notices });
    const apart = (message: string): Result<Current> =>
      success({ ...common, stored, isContinued: false, notices: [message, ...notices] });
    if (further.kind === 'apart') return apart(further.message);
    const report = reportAfter(stored.report, further.entries);
    const last = further.entries.at(-1);
    if (report === null || last === undefined) {
      return apart('The last entries of the history do not fit the report: they are kept, but not applied.');
    }
    const told = `Debrief ended before the last change was in the report file; it was put back from the history (${momentOf(last.time)}).`;
    return success({
      ...common,
      stored: { report, savedAt: last.time, sha256: last.record },
      isContinued: true,
      notices: [told, ...notices],
    });
  };

  const stampsOf = async (id: string): Promise<Stamps> => [
    await fs.stat(pathOf(id)),
    await fs.stat(journals.pathOf(id)).catch((error: unknown) => {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }),
  ];

  /** The longest kept first. */
  const kept = new Map<string, { readonly stamps: Stamps; readonly current: Current }>();
  /** Another one after each `forget`: what was being read then is not kept. */
  let memory = {};
  const keep = (startedIn: object, id: string, stamps: Stamps, current: Current): void => {
    if (memory !== startedIn) return;
    kept.delete(id);
    kept.set(id, { stamps, current });
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
  };

  return {
    forget: () => {
      kept.clear();
      memory = {};
    },
    read: async (id) => {
      const startedIn = memory;
      const stamps = await stampsOf(id);
      const known = kept.get(id);
      if (known && isSame(known.stamps, stamps)) return success(known.current);
      const current = await readFiles(id);
      // What still has to be told or mended is looked at again each time.
      if (current.ok && current.value.notices.length === 0) keep(startedIn, id, stamps, current.value);
      return current;
    },
    readNewer: async (id) => {
      const plain = sealer().open(`report:${id}`, await fs.readFile(pathOf(id)));
      const newer = plain.ok ? decodeNewerFile(plain.value) : null;
      return newer?.report.id === id ? newer : null;
    },
    wrote: async (stored, head) => {
      const startedIn = memory;
      kept.delete(stored.report.id);
      const current = {
        stored,
        filed: stored.sha256,
        head,
        isContinued: true,
        isTorn: false,
        notices: [],
      };
      // Where the files cannot be looked at now, they are read when they are needed.
      const stamps = await stampsOf(stored.report.id).catch(() => null);
      if (stamps) keep(startedIn, stored.report.id, stamps, current);
    },
  };
};

const isSame = (before: Stamps, after: Stamps): boolean =>
  sameStamp(before[0], after[0]) &&
  (before[1] === null || after[1] === null ? before[1] === after[1] : sameStamp(before[1], after[1]));
