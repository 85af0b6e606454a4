/** Taking in a report that comes with its own history and attachments, all or nothing: attachments, journal, report. */
import { join } from 'node:path';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { Entry, EntryContent, Head } from '../../shared/history/entry.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Arriving, AttachmentStore } from './attachments.ts';
import { commit, type CommitPlaces, writeReport } from './commit.ts';
import type { Current } from './current.ts';
import { exists, type FileSystem } from './file-system.ts';
import { chained, headOf } from './history/chain.ts';
import { type BackedUp, newestGoodState, recover } from './recover.ts';
import { fileFailure } from './write-failure.ts';

/** What a library knows of a report. */
export type Standing =
  | { readonly kind: 'unknown' }
  /** It was put away; its history is still here. */
  | { readonly kind: 'in-trash' }
  | { readonly kind: 'known'; readonly stored: StoredReport; readonly entries: readonly Entry[] };

/** How a report comes in. */
export type Arrival =
  | { readonly kind: 'nothing' }
  /** As a new one, with its history as it is and one entry more that says where it is from. */
  | {
      readonly kind: 'begin';
      readonly stored: StoredReport;
      readonly entries: readonly Entry[];
      readonly reason: string;
      /** Whether the history leads to the report; where it does not, it begins anew with the last entry. */
      readonly isLedTo: boolean;
    }
  /** Its history goes on where ours ends. */
  | { readonly kind: 'extend'; readonly stored: StoredReport; readonly entries: readonly Entry[] }
  /** Both went on: this is what they come to. */
  | {
      readonly kind: 'merge';
      readonly report: Report;
      readonly note: Pick<EntryContent, 'reason' | 'merges' | 'brought'>;
    };

export type ReceivePlaces = CommitPlaces & {
  /** The folder of reports that were put away. */
  readonly trash: string;
  readonly attachments: AttachmentStore;
  readonly now: () => Date;
  readonly author: () => string;
  readonly backedUp: BackedUp;
};

type OnDisk = Result<Current> | undefined;

const COULD_NOT = 'The package could not be imported';
/** The journal is first: what it holds is applied when the report is opened next, and needs its attachments. */
const IN_HISTORY = 'What came in is in the history already: the report shows it when it is opened again.';
const NOTHING_CAME_IN = 'Nothing was imported, and the library is as it was.';

/** `onDisk` is what stands in the report's file: a failure where it cannot be read, undefined where there is none. */
export const standingOf = async (
  { fs, trash, journals }: Pick<ReceivePlaces, 'fs' | 'trash' | 'journals'>,
  id: string,
  onDisk: OnDisk,
): Promise<Result<Standing>> => {
  if (onDisk?.ok === false) {
    const isNewer = onDisk.error.code === 'newer-version';
    return failure(
      isNewer ? 'newer-version' : 'invalid-report',
      isNewer
        ? 'The library holds this report as a newer version of Debrief wrote it.'
        : 'The library holds this report, but its file cannot be read.',
      {
        kept: NOTHING_CAME_IN,
        next: isNewer
          ? 'Import the package with a current version of Debrief.'
          : 'Put its newest good state back in the library first, then import again.',
      },
    );
  }
  if (onDisk) {
    const { entries } = await journals.read(id);
    return success({ kind: 'known', stored: onDisk.value.stored, entries });
  }
  if (await exists(fs, join(trash, `${id}.json`))) return success({ kind: 'in-trash' });
  const journal = await journals.read(id);
  // Its file is missing: lost, or an import was broken off after its history was written.
  const good = newestGoodState(journal, id);
  if (!good && journal.whole > 0) {
    return failure(
      'invalid-report',
      'The library holds a damaged history of this report, and not the report.',
      {
        kept: NOTHING_CAME_IN,
        next: 'Take the report from a backup, then import again.',
      },
    );
  }
  return success(
    good ? { kind: 'known', stored: good.stored, entries: journal.entries } : { kind: 'unknown' },
  );
};

const isGone = async (fs: FileSystem, path: string): Promise<boolean> => {
  await fs.unlink(path).catch(() => undefined);
  return !(await exists(fs, path));
};

/** Stores a report that nothing is known of. Rejects with the system's error; then neither file is there. */
const begin = async (
  places: ReceivePlaces,
  { stored, entries, reason, isLedTo }: Extract<Arrival, { kind: 'begin' }>,
): Promise<void> => {
  const { journals, fs, reports, now, author } = places;
  const { id } = stored.report;
  const imported = chained(
    {
      time: now().toISOString(),
      author: author(),
      kind: 'imported',
      reason,
      changes: [],
      ...(isLedTo ? {} : { report: stored.report }),
      record: stored.sha256,
    },
    headOf(entries),
  );
  await journals.begin(id, [...entries, imported]);
  try {
    await writeReport(places, stored, { seq: imported.seq, hash: imported.hash });
  } catch (error) {
    // The report first: one without its history would be worse than a history without its report, which is found again.
    if (await isGone(fs, join(reports, `${id}.json`))) await journals.takeBack(id);
    throw error;
  }
};

/** Adds what came after our last entry. Rejects with the system's error. */
const extend = async (
  places: ReceivePlaces,
  { stored, entries }: Extract<Arrival, { kind: 'extend' }>,
  { head, isTorn }: Current,
): Promise<void> => {
  const { journals } = places;
  const last = headOf(entries);
  if (head === null || last === null) throw new Error('a history without entries was to be continued');
  if (isTorn) await journals.mend(stored.report.id);
  await journals.extend(stored.report.id, head, entries);
  await writeReport(places, stored, last);
};

const write = async (places: ReceivePlaces, arrival: Arrival, current: Current | null): Promise<void> => {
  const { now, author } = places;
  if (arrival.kind === 'begin') await begin(places, arrival);
  if (arrival.kind === 'extend' && current) await extend(places, arrival, current);
  if (arrival.kind === 'merge' && current) {
    const { report, note } = arrival;
    const time = now().toISOString();
    await commit(places, { report, current, time, author: author(), note: { ...note, kind: 'merged' } });
  }
};

/** Whether the journal ends as it did: then nothing that came in is in it, nor will be found there later. */
const endsAsBefore = async (
  { journals }: ReceivePlaces,
  id: string,
  before: Head | null,
): Promise<boolean> => {
  const journal = await journals.read(id).catch(() => null);
  return journal !== null && journal.head?.hash === before?.hash;
};

/** A report whose file is missing gets it back from its history before anything is added to that. */
const restored = async (places: ReceivePlaces, id: string, find: () => Promise<OnDisk>): Promise<OnDisk> => {
  const recovered = await recover(places, id, undefined);
  return recovered.ok ? find() : recovered;
};

/** Puts in what was decided. Rejects with the system's error. */
const putIn = async (
  places: ReceivePlaces,
  id: string,
  find: () => Promise<OnDisk>,
  arrival: Arrival,
  isLost: boolean,
): Promise<Result<null>> => {
  const onDisk = isLost ? await restored(places, id, find) : await find();
  if (onDisk?.ok === false) return onDisk;
  await write(places, arrival, onDisk?.value ?? null);
  return success(null);
};

/** Takes a report in; in its turn. `find` reads what stands in its file. */
export const receive = async (
  places: ReceivePlaces,
  id: string,
  find: () => Promise<OnDisk>,
  decide: (standing: Standing) => Result<Arrival>,
  arriving: readonly Arriving[],
): Promise<Result<null>> => {
  try {
    const onDisk = await find();
    const standing = await standingOf(places, id, onDisk);
    if (!standing.ok) return standing;
    const arrival = decide(standing.value);
    if (!arrival.ok) return arrival;
    const isLost = onDisk === undefined && standing.value.kind === 'known';
    if (arrival.value.kind === 'nothing' && !isLost) return success(null);
    const before = (await places.journals.read(id)).head;
    const arrived = await places.attachments.bring(arriving);
    if (!arrived.ok) return arrived;
    try {
      return await putIn(places, id, find, arrival.value, isLost);
    } catch (error) {
      if (await endsAsBefore(places, id, before)) {
        await arrived.value.undo();
        throw error;
      }
      return fileFailure('could-not-write', COULD_NOT, error, IN_HISTORY);
    }
  } catch (error) {
    return fileFailure('could-not-write', COULD_NOT, error, NOTHING_CAME_IN);
  }
};
