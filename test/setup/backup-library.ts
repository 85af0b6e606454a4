/** A library with reports, histories, attachments and a trash, to be backed up and checked. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import type { BackupPlace } from '../../electron/library/backup/place.ts';
import type { Sealer } from '../../electron/library/sealer.ts';
import type { Result } from '../../shared/contract/result.ts';
import { emptyReport } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';
import { countingIds } from './ids.ts';

export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const newId = countingIds('f');

export type TestLibrary = {
  readonly folder: string;
  readonly place: BackupPlace;
  /** A library over the folder, as a program just started has it. */
  readonly open: () => Library;
  /** The clock; tests move it. */
  at: Date;
};

export const testLibrary = (
  folder: string,
  { fs = nodeFileSystem, sealer }: { readonly fs?: FileSystem; readonly sealer?: () => Sealer } = {},
): TestLibrary => {
  const library: TestLibrary = {
    folder,
    at: new Date('2026-03-14T12:00:00.000Z'),
    place: { library: folder, fs, now: () => library.at, newId },
    open: () => createLibrary({ folder, fs, now: () => library.at, newId, ...(sealer ? { sealer } : {}) }),
  };
  return library;
};

export const titled = (report: Report, title: string): Report => ({
  ...report,
  incident: { ...report.incident, title },
});

export const EVIDENCE = Buffer.from('evidence '.repeat(40));

export type Filled = { readonly report: Report; readonly other: Report; readonly away: Report };

/** Three reports: one with a history and an attachment, one without, one in the trash. */
export const fill = async ({ open }: TestLibrary): Promise<Filled> => {
  const library = open();
  const attached = valueOf(await library.attachments.add(EVIDENCE));
  const start = emptyReport(newId);
  let report: Report = {
    ...start,
    appendices: {
      ...start.appendices,
      logs: {
        ...start.appendices.logs,
        attachments: [
          {
            id: 'a1',
            name: 'disk.log',
            mediaType: 'text/plain',
            size: EVIDENCE.byteLength,
            sha256: attached.sha256,
            caption: '',
          },
        ],
      },
    },
  };
  let { sha256 } = valueOf(await library.add(report));
  for (const title of ['First words', 'Second words', 'Third words']) {
    report = titled(report, title);
    ({ sha256 } = valueOf(await library.save(report, sha256)));
  }
  const other = emptyReport(newId);
  valueOf(await library.add(other));
  const away = emptyReport(newId);
  valueOf(await library.add(away));
  valueOf(await library.trash(away.id));
  return { report, other, away };
};

/** Saves a report once more under another title. */
export const retitle = async ({ open }: TestLibrary, id: string, title: string): Promise<Report> => {
  const library = open();
  const { report, sha256 } = valueOf(await library.read(id));
  const next = titled(report, title);
  valueOf(await library.save(next, sha256));
  return next;
};

export const inodeOf = async (...parts: readonly string[]): Promise<number> =>
  (await stat(path.join(...parts))).ino;
