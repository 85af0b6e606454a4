/**
 * The library: one durable file per report in a folder of the user's, a trash beside it, and attachments stored once.
 *
 *     reports/<id>.json   trash/<id>.json   attachments/<sha256>
 *
 * Nothing here throws at its callers: every operation resolves to a value or a failure that says what was kept.
 */
import { join } from 'node:path';
import type { ReportSummary, StoredReport, UnreadableFile } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { Report } from '../../shared/report/schema.ts';
import { createAttachmentStore, type AttachmentStore } from './attachments.ts';
import { createCatalogue, type KnownRecord } from './catalogue.ts';
import { sweepTemporaryFiles, writeDurably } from './durable-write.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { decodeReportFile, encodeReportFile, seal } from './report-file.ts';
import { matches } from './search.ts';
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
};

type Listing = { readonly reports: ReportSummary[]; readonly unreadable: UnreadableFile[] };
type Saved = Pick<StoredReport, 'savedAt' | 'sha256'>;

export interface Library {
  /** Reports, last saved first, that contain every word of the query; and the files that could not be read. */
  list(query: string): Promise<Result<Listing>>;
  read(id: string): Promise<Result<StoredReport>>;
  /** Stores a new report; a "conflict" where its identifier is taken. */
  add(report: Report): Promise<Result<Saved>>;
  /** Replaces a stored report whose record hash is `base`; a "conflict" where it is another by now. */
  save(report: Report, base: string): Promise<Result<Saved>>;
  trash(id: string): Promise<Result<null>>;
  restore(id: string): Promise<Result<null>>;
  readonly attachments: AttachmentStore;
}

/** Temporary files older than this belong to no running program. */
const STALE_AFTER = 60 * 60 * 1000;

const notFound = (what: string) =>
  failure('not-found', `${what} is not in the library.`, {
    next: 'It may have been moved to the trash; look there, or at the library folder.',
  });

const conflict = failure('conflict', 'The report was changed by someone else since it was opened here.', {
  kept: 'The version on disk is unchanged, and your edits are still in this window.',
  next: 'Open the other version to compare, or save yours as a copy.',
});

const fileName = (id: string): string => `${id}.json`;

export const createLibrary = ({ folder, fs, now, newId }: LibraryOptions): Library => {
  const reports = join(folder, 'reports');
  const catalogue = createCatalogue(fs, reports);
  const inTurn = createTurns();
  const pathOf = (id: string): string => join(reports, fileName(id));
  const trashOptions = { fs, reports, trash: join(folder, 'trash') };

  const swept = sweepTemporaryFiles(fs, reports, now(), STALE_AFTER).catch(() => undefined);

  /** The record on disk: undefined where there is no file, null where it cannot be read as a report. */
  const recordOnDisk = async (id: string): Promise<KnownRecord | null | undefined> => {
    try {
      return await catalogue.recordOf(fileName(id));
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };

  const write = async (stored: StoredReport, kept: string): Promise<Result<Saved>> => {
    try {
      await swept;
      await fs.mkdir(reports);
      await writeDurably(fs, pathOf(stored.report.id), encodeReportFile(stored), newId);
      return success({ savedAt: stored.savedAt, sha256: stored.sha256 });
    } catch (error) {
      return fileFailure('could-not-write', 'The report could not be saved', error, kept);
    }
  };

  const guardedWrite = async (
    report: Report,
    kept: string,
    check: (onDisk: KnownRecord | null | undefined, next: string) => Result<null>,
  ): Promise<Result<Saved>> =>
    inTurn(report.id, async () => {
      const stored = seal(report, now());
      let onDisk: KnownRecord | null | undefined;
      try {
        onDisk = await recordOnDisk(report.id);
      } catch (error) {
        return fileFailure('could-not-write', 'The report could not be saved', error, kept);
      }
      const checked = check(onDisk, stored.sha256);
      if (!checked.ok) return checked;
      // The same content again is the same record: it keeps its time, and so its documents stay the same byte by byte.
      return write(onDisk?.sha256 === stored.sha256 ? { ...stored, savedAt: onDisk.savedAt } : stored, kept);
    });

  return {
    list: async (query) => {
      try {
        const { reports: found, unreadable } = await catalogue.scan();
        const listed = found
          .filter(({ text }) => matches(text, query))
          .map(({ summary }) => summary)
          .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || a.id.localeCompare(b.id));
        return success({ reports: listed, unreadable: [...unreadable] });
      } catch (error) {
        return fileFailure('not-available', 'The library folder could not be read', error, '');
      }
    },

    read: async (id) => {
      try {
        const stored = decodeReportFile(await fs.readFile(pathOf(id)));
        if (stored.ok && stored.value.report.id !== id) {
          return failure('invalid-report', 'The file was renamed or copied: it holds another report.', {
            kept: 'The file was left as it is.',
            next: 'Import the file to use its content as a new report.',
          });
        }
        return stored;
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') return notFound('The report');
        return fileFailure(
          'not-available',
          'The report could not be read',
          error,
          'The file was left as it is.',
        );
      }
    },

    add: (report) =>
      guardedWrite(report, 'Nothing was stored.', (onDisk) =>
        onDisk === undefined
          ? success(null)
          : failure('conflict', 'A report with this identifier is in the library already.', {
              kept: 'The stored report is unchanged.',
            }),
      ),

    save: (report, base) =>
      guardedWrite(
        report,
        'The version on disk is unchanged, and your edits are still in this window.',
        (onDisk, next) => {
          if (onDisk === undefined) {
            return failure('not-found', 'The report is no longer in the library.', {
              kept: 'Your edits are still in this window.',
              next: 'Restore it from the trash, or export it from here.',
            });
          }
          // Where this very content is there already, an earlier save was done but not confirmed.
          return onDisk?.sha256 === base || onDisk?.sha256 === next ? success(null) : conflict;
        },
      ),

    trash: (id) => inTurn(id, () => moveToTrash(trashOptions, fileName(id))),
    restore: (id) => inTurn(id, () => restoreFromTrash(trashOptions, fileName(id))),
    attachments: createAttachmentStore({ fs, folder: join(folder, 'attachments'), newId }),
  };
};
