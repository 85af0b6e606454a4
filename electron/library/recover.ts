/** The newest good state of a report whose file cannot be read: what its history leads to. */
import { join } from 'node:path';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { commit, type CommitPlaces } from './commit.ts';
import type { Current } from './current.ts';
import type { Journal } from './history/journal.ts';
import { storedAt } from './history/state.ts';
import { fileStamp } from './stamp.ts';

export type GoodState = {
  readonly stored: StoredReport;
  /** Whether it is the state that the history ends with. */
  readonly isNewest: boolean;
};

/** The last state that can be made out; null where there is none. */
export const newestGoodState = ({ entries }: Journal, id: string): GoodState | null => {
  for (const { seq } of entries.toReversed()) {
    const stored = storedAt(entries, seq, id);
    if (stored) return { stored, isNewest: seq === entries.at(-1)?.seq };
  }
  return null;
};

/** What backups know of a report; null where they know nothing. */
export type BackedUp = (id: string) => Promise<StoredReport | null>;

/** The newest of what history and backups lead to: a history may have been cut short without a trace in itself. */
export const goodState = async (
  journal: Journal,
  id: string,
  backedUp: BackedUp,
): Promise<(GoodState & { readonly isFromBackup: boolean }) | null> => {
  const good = newestGoodState(journal, id);
  const stored = await backedUp(id);
  if (stored && (good === null || stored.savedAt > good.stored.savedAt)) {
    return { stored, isNewest: false, isFromBackup: true };
  }
  return good && { ...good, isFromBackup: false };
};

type RecoverPlaces = CommitPlaces & {
  readonly now: () => Date;
  readonly author: () => string;
  readonly backedUp: BackedUp;
};

/**
 * Puts the newest good state in the place of a file that cannot be read (`onDisk` is a failure) or is not there (undefined).
 * The unreadable file is kept as "<name>.corrupt-<time>". Rejects with the system's error.
 */
export const recover = async (
  places: RecoverPlaces,
  id: string,
  onDisk: Result<Current> | undefined,
): Promise<Result<Pick<StoredReport, 'savedAt' | 'sha256'>>> => {
  const { fs, reports, journals, now, author } = places;
  if (onDisk?.ok === true) {
    const { savedAt, sha256 } = onDisk.value.stored;
    return success({ savedAt, sha256 });
  }
  // It is not damaged, and nothing older may take its place.
  if (onDisk?.error.code === 'newer-version') return onDisk;
  const journal = await journals.read(id);
  const good = await goodState(journal, id, places.backedUp);
  if (good === null) {
    return failure('not-available', 'Neither history nor backups lead to a state that could be put back.', {
      kept: 'The file was left as it is.',
      next: 'Take the report from a backup elsewhere, if there is one.',
    });
  }
  const time = now();
  if (onDisk) {
    const path = join(reports, `${id}.json`);
    await fs.rename(path, `${path}.corrupt-${fileStamp(time)}`);
    await fs.syncFolder(reports);
  }
  const { stored, isNewest, isFromBackup } = good;
  const why = onDisk ? 'The report file could not be read.' : 'The report file was missing.';
  const reason = isFromBackup ? `${why} This state is from a backup.` : why;
  const current: Current = {
    stored,
    filed: stored.sha256,
    head: journal.head,
    isContinued: isNewest,
    isTorn: journal.torn > 0,
    notices: [`${reason} The last entries of its history do not fit together.`],
  };
  return success(
    await commit(places, {
      report: stored.report,
      current,
      time: time.toISOString(),
      author: author(),
      note: { kind: 'recovered', reason },
    }),
  );
};
