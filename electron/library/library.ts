/**
 * The library: one durable file per report in a folder of the user's, its history beside it, a trash, and attachments
 * stored once. What lies where is decided in docs/adr/0012.
 *
 * Nothing here throws at its callers: every operation resolves to a value or a failure that says what was kept.
 */
import { join } from 'node:path';
import type { OpenedReport, StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { EntryKind } from '../../shared/history/entry.ts';
import type { Report } from '../../shared/report/schema.ts';
import { type Arriving, createAttachmentStore, type AttachmentStore } from './attachments.ts';
import { newestBackedUp } from './backup/newest-state.ts';
import { createCatalogue } from './catalogue.ts';
import { commit } from './commit.ts';
import { createCurrentReports, type Current } from './current.ts';
import { sweepTemporaryFiles } from './durable-write.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { createJournals, type Journal } from './history/journal.ts';
import { listPage, listReports, type Listing, type ListingPage, type PageRequest } from './listing.ts';
import { type BackedUp, recover } from './recover.ts';
import type { NewerFile } from './report-file.ts';
import { plainSealer, type Sealer } from './sealer.ts';
import { recordHash } from './record-hash.ts';
import { tidy } from './tidy.ts';
import { type Arrival, receive, type Standing, standingOf } from './receive.ts';
import { moveToTrash, restoreFromTrash } from './trash.ts';
import { createTurns } from './turns.ts';
import { fileFailure } from './write-failure.ts';

export type LibraryOptions = {
  /** Absolute path; created on the first write. */
  readonly folder: string;
  readonly fs: FileSystem;
  readonly now: () => Date;
  /** A fresh random identifier, for the names of temporary files. */
  readonly newId: () => string;
  /** Who writes, as the settings name the person; '' where they do not. */
  readonly author?: () => string;
  readonly sealer?: () => Sealer;
  /** Told when something was written. */
  readonly onWritten?: () => void;
};

type Saved = Pick<StoredReport, 'savedAt' | 'sha256'>;

/** What a save is, for the history. */
export type SaveNote = { readonly kind: EntryKind; readonly reason?: string | undefined };

export interface Library {
  /** Reports, last saved first, that contain every word of the query; and the files that could not be read. */
  list(query: string): Promise<Result<Listing>>;
  /** A page of the same, given soon: while files are still to be read it says how many. */
  page(request: PageRequest): Promise<Result<ListingPage>>;
  /** Forgets the index and makes it anew from the report files. */
  rebuildIndex(): Promise<Result<{ readonly reports: number; readonly unreadable: number }>>;
  /** The newest state. Changes nothing. */
  read(id: string): Promise<Result<StoredReport & Pick<OpenedReport, 'notices'>>>;
  /** A report that a newer version of Debrief wrote, as far as it can be shown; null where it is none. */
  readNewer(id: string): Promise<NewerFile | null>;
  /** Puts the newest good state in the place of a file that cannot be read; that is kept under another name. */
  recover(id: string): Promise<Result<Saved>>;
  /** Stores a new report; a "conflict" where its identifier is taken. */
  add(report: Report, note?: SaveNote): Promise<Result<Saved>>;
  /** Replaces a stored report whose record hash is `base`; a "conflict" where it is another by now. */
  save(report: Report, base: string, note?: SaveNote): Promise<Result<Saved>>;
  /** The history of a report, oldest entry first, and what is wrong with it. */
  history(id: string): Promise<Result<Journal>>;
  /** Joins old entries of a report's history where that is worth it. Never fails: what cannot be done now can be later. */
  tidy(id: string): Promise<void>;
  /** What the library knows of a report that comes from elsewhere with its history. Changes nothing. */
  standing(id: string): Promise<Result<Standing>>;
  /**
   * Takes a report with its history and attachments in, all or nothing: `decide` says how, from what the library knows of it
   * at that moment. What `decide` or an attachment fails with, this fails with.
   */
  receive(
    id: string,
    decide: (standing: Standing) => Result<Arrival>,
    attachments: readonly Arriving[],
  ): Promise<Result<null>>;
  trash(id: string): Promise<Result<null>>;
  restore(id: string): Promise<Result<null>>;
  /** Stores the index for the next time. Everything else is stored already. */
  close(): Promise<void>;
  readonly attachments: AttachmentStore;
  /** Drops every text kept in memory: the library was locked, or its files were changed underneath. */
  forget(): void;
}

/** Temporary files older than this belong to no running program. */
const STALE_AFTER = 60 * 60 * 1000;

const notFound = failure('not-found', 'The report is not in the library.', {
  next: 'It may have been moved to the trash; look there, or at the library folder.',
});

const gone = failure('not-found', 'The report is no longer in the library.', {
  kept: 'Your edits are still in this window.',
  next: 'Restore it from the trash, or export it from here.',
});

const taken = failure('conflict', 'A report with this identifier is in the library already.', {
  kept: 'The stored report is unchanged.',
});

const conflict = failure('conflict', 'The report was changed by someone else since it was opened here.', {
  kept: 'The version on disk is unchanged, and your edits are still in this window.',
  next: 'Open the other version to compare, or save yours as a copy.',
});

const fileName = (id: string): string => `${id}.json`;
const untouched = 'The file was left as it is.';

export const createLibrary = (options: LibraryOptions): Library => {
  const { folder, fs, now, newId, author = () => '', sealer = () => plainSealer, onWritten } = options;
  const reports = join(folder, 'reports');
  const index = join(folder, 'index');
  const openCatalogue = () => createCatalogue({ fs, reports, index, sealer, now, newId });
  /** Another one after each `forget`: what it holds are words of the library. */
  let catalogue = openCatalogue();
  const journals = createJournals({ folder: join(folder, 'history'), fs, sealer, now, newId });
  const currents = createCurrentReports({ fs, reports, sealer, journals });
  const turns = createTurns();
  const trashOptions = { fs, reports, trash: join(folder, 'trash') };

  const swept = Promise.all(
    [reports, ...['history', 'attachments', 'locks'].map((name) => join(folder, name)), index].map((each) =>
      sweepTemporaryFiles(fs, each, now(), STALE_AFTER),
    ),
  ).catch(() => undefined);

  /** What may change a report file. The list reads it again, whatever came of it. */
  const inTurn = <T>(id: string, action: () => Promise<T>): Promise<T> =>
    turns(id, action).finally(() => catalogue.touched(id));

  /** Undefined where there is no file, a failure where it cannot be read as a report. */
  const found = async (id: string): Promise<Result<Current> | undefined> => {
    try {
      return await currents.read(id);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };

  const backedUp: BackedUp = (id) => newestBackedUp({ library: folder, fs, now, newId }, sealer, id);
  const places = { fs, reports, journals, currents, sealer, newId };
  const attachments = createAttachmentStore({ fs, folder: join(folder, 'attachments'), newId, sealer });
  const receivePlaces = { ...places, trash: trashOptions.trash, attachments, now, author, backedUp };

  const write = (
    report: Report,
    note: SaveNote,
    kept: string,
    check: (current: Result<Current> | undefined) => Result<Current | null>,
  ): Promise<Result<Saved>> =>
    inTurn(report.id, async () => {
      try {
        const checked = check(await found(report.id));
        if (!checked.ok) return checked;
        await swept;
        const time = now().toISOString();
        const saved = await commit(places, { report, current: checked.value, time, author: author(), note });
        onWritten?.();
        return success(saved);
      } catch (error) {
        return fileFailure('could-not-write', 'The report could not be saved', error, kept);
      }
    });

  return {
    list: async (query) => {
      try {
        return success(await listReports(catalogue, journals, query, backedUp));
      } catch (error) {
        return fileFailure('not-available', 'The library folder could not be read', error, '');
      }
    },

    page: async (request) => {
      try {
        return success(await listPage(catalogue, journals, backedUp, request));
      } catch (error) {
        return fileFailure('not-available', 'The library folder could not be read', error, '');
      }
    },

    rebuildIndex: async () => {
      try {
        await catalogue.rebuild();
        const [all, bad] = [catalogue.reports(''), catalogue.unreadable()];
        return success({ reports: all.length, unreadable: bad.length });
      } catch (error) {
        return fileFailure('not-available', 'The library folder could not be read', error, '');
      }
    },

    read: async (id) => {
      try {
        const current = await currents.read(id);
        if (!current.ok) return current;
        const { stored, notices } = current.value;
        return success({ ...stored, notices });
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') return notFound;
        return fileFailure('not-available', 'The report could not be read', error, untouched);
      }
    },

    add: (report, note = { kind: 'created' }) =>
      write(report, note, 'Nothing was stored.', (current) =>
        current === undefined ? success(null) : taken,
      ),

    save: (report, base, note = { kind: 'edited' }) =>
      write(
        report,
        note,
        'The version on disk is unchanged, and your edits are still in this window.',
        (onDisk) => {
          if (onDisk === undefined) return gone;
          if (!onDisk.ok) return onDisk.error.code === 'newer-version' ? onDisk : conflict;
          const current = onDisk.value;
          // Where the history is ahead of a file that still holds `base`, it is by a save that nobody was told had worked.
          const isExpected = [current.filed, current.stored.sha256].includes(base);
          // Where this very content is there already, an earlier save was done but not confirmed.
          return isExpected || current.stored.sha256 === recordHash(report) ? success(current) : conflict;
        },
      ),

    readNewer: (id) => currents.readNewer(id).catch(() => null),

    recover: (id) =>
      inTurn(id, async () => {
        try {
          return await recover({ ...places, now, author, backedUp }, id, await found(id));
        } catch (error) {
          return fileFailure('could-not-write', 'The report could not be put back', error, untouched);
        }
      }),

    history: async (id) => {
      try {
        return success(await journals.read(id));
      } catch (error) {
        return fileFailure('not-available', 'The history could not be read', error, '');
      }
    },

    tidy: (id) =>
      inTurn(id, async () => {
        try {
          const onDisk = await found(id);
          if (onDisk?.ok === true) await tidy({ ...places, now, author }, id, onDisk.value);
        } catch {
          // The old history stands, and the next time it is tried again.
        }
      }),

    standing: async (id) => {
      try {
        return await standingOf(receivePlaces, id, await found(id));
      } catch (error) {
        return fileFailure('not-available', 'The report could not be read', error, untouched);
      }
    },

    receive: (id, decide, arriving) =>
      inTurn(id, async () => {
        await swept;
        return receive(receivePlaces, id, () => found(id), decide, arriving);
      }),

    trash: (id) => inTurn(id, () => moveToTrash(trashOptions, fileName(id))),
    restore: (id) => inTurn(id, () => restoreFromTrash(trashOptions, fileName(id))),
    forget: () => {
      catalogue.drop();
      catalogue = openCatalogue();
      currents.forget();
      journals.forget();
    },
    close: () => catalogue.close(),
    attachments,
  };
};
