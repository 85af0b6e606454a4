/** Writes a new state of a report: its history first, then its file. */
import { join } from 'node:path';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { compareReports } from '../../shared/history/compare.ts';
import type { EntryContent, Head } from '../../shared/history/entry.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Current, CurrentReports } from './current.ts';
import { writeDurably } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';
import type { Journals } from './history/journal.ts';
import { recordHash } from './record-hash.ts';
import { encodeReportFile } from './report-file.ts';
import type { Sealer } from './sealer.ts';

export type CommitPlaces = {
  readonly fs: FileSystem;
  /** The folder of the report files. */
  readonly reports: string;
  readonly journals: Journals;
  readonly currents: CurrentReports;
  readonly sealer: () => Sealer;
  readonly newId: () => string;
};

export type Change = {
  readonly report: Report;
  /** What is stored now; null where this is the first state. */
  readonly current: Current | null;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly author: string;
  readonly note: Pick<EntryContent, 'kind' | 'reason' | 'merges' | 'brought'>;
};

/** What leads up to the entry of this change: a history that has not begun, or is not the one of the stored state. */
const beginning = ({ stored, head, isContinued, notices }: Current): readonly EntryContent[] => {
  if (isContinued && head !== null) return [];
  const begins = head === null && isContinued;
  return [
    {
      time: stored.savedAt,
      author: '',
      kind: begins ? 'created' : 'recovered',
      reason: begins ? 'The history begins here: the report is older.' : (notices[0] ?? ''),
      changes: [],
      report: stored.report,
      record: stored.sha256,
    },
  ];
};

const entriesOf = (
  { report, current, time, author, note }: Change,
  record: string,
): readonly EntryContent[] => {
  if (current === null) return [{ time, author, ...note, changes: [], report, record }];
  const changes = [...compareReports(current.stored.report, report)];
  const entry = { time, author, ...note, changes, record };
  // That a state was put back, or that a history came in, is told even where it changed nothing.
  const isTold = changes.length > 0 || note.kind === 'recovered' || note.brought !== undefined;
  return [...beginning(current), ...(isTold ? [entry] : [])];
};

/** Writes the report file, durably, with the head of the history it belongs to. */
export const writeReport = async (
  { fs, reports, currents, sealer, newId }: Omit<CommitPlaces, 'journals'>,
  stored: StoredReport,
  head: Head,
): Promise<void> => {
  const { id } = stored.report;
  const bytes = sealer().seal(`report:${id}`, encodeReportFile({ ...stored, head }));
  await fs.mkdir(reports);
  await writeDurably(fs, join(reports, `${id}.json`), bytes, newId);
  await currents.wrote(stored, head);
};

/**
 * Commits a change. The same content again is the same record: it keeps its time, and so its documents stay the same byte
 * by byte. Rejects with the system's error; then the report file is as it was. Where the history has the change already, the
 * next attempt finds it there.
 */
export const commit = async (
  places: CommitPlaces,
  change: Change,
): Promise<Pick<StoredReport, 'savedAt' | 'sha256'>> => {
  const { journals } = places;
  const { report, current, time } = change;
  const sha256 = recordHash(report);
  const savedAt = current?.stored.sha256 === sha256 ? current.stored.savedAt : time;

  if (current?.isTorn === true) await journals.mend(report.id);
  const before = current ? current.head : (await journals.read(report.id)).head;
  const entries = entriesOf(change, sha256);
  const head = entries.length > 0 ? await journals.append(report.id, before, entries) : before;
  if (head === null) throw new Error('a report without a history was to be saved');

  await writeReport(places, { report, savedAt, sha256 }, head);
  return { savedAt, sha256 };
};
