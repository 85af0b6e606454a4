/** The manifest of a backup: every file of it with size and hash of the stored bytes. In a vault these are sealed bytes. */
import { join } from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { writeDurably } from '../durable-write.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import { recordHash } from '../record-hash.ts';
import { parseJson } from '../report-file.ts';
import { fileFailure } from '../write-failure.ts';
import { BACKUP_MANIFEST } from './place.ts';

const FORMAT = 'debrief-backup';
const VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const BackedUpFile = z.strictObject({
  /** Relative to the backup, with "/". */
  path: z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/),
  /** Bytes. */
  size: z.int().min(0),
  sha256,
  /** Inode and time of the library's file when it was copied: where both are the same later, so are its bytes. */
  source: z.strictObject({ inode: z.string(), modified: z.string() }),
});
export type BackedUpFile = z.infer<typeof BackedUpFile>;

const BackupManifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  files: z.array(BackedUpFile),
  /** Of all else: SHA-256 of its canonical JSON. */
  sum: sha256,
});
export type BackupManifest = Omit<z.infer<typeof BackupManifest>, 'sum'>;

const Newer = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(VERSION + 1) });

/** Null where there is none: the backup was never finished. */
export const readBackupManifest = async (
  fs: FileSystem,
  backup: string,
): Promise<Result<BackupManifest | null>> => {
  const kept = 'Every file was left as it is.';
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(join(backup, BACKUP_MANIFEST));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return success(null);
    return fileFailure('not-available', 'The list of the backup’s files could not be read', error, kept);
  }
  const value = parseJson(bytes)?.value;
  const parsed = BackupManifest.safeParse(value);
  if (parsed.success) {
    const { sum, ...manifest } = parsed.data;
    if (recordHash(manifest) === sum) return success(manifest);
  } else if (Newer.safeParse(value).success) {
    return failure('newer-version', 'The backup was made by a newer version of Debrief.', {
      kept,
      next: 'Open it with a current version of Debrief.',
    });
  }
  return failure('damaged', `The list of the backup’s files (${BACKUP_MANIFEST}) is damaged.`, {
    kept,
    next: 'Use another backup; the files in this one may be whole all the same.',
  });
};

/** Finishes a backup. Rejects with the system's error. */
export const writeBackupManifest = async (
  fs: FileSystem,
  backup: string,
  content: Pick<BackupManifest, 'madeAt' | 'files'>,
  newId: () => string,
): Promise<BackupManifest> => {
  const manifest: BackupManifest = { format: FORMAT, version: VERSION, ...content };
  const bytes = Buffer.from(`${JSON.stringify({ ...manifest, sum: recordHash(manifest) }, null, 1)}\n`);
  await writeDurably(fs, join(backup, BACKUP_MANIFEST), bytes, newId);
  return manifest;
};

/** How many reports a backup holds; those in the trash do not count. */
export const reportsIn = ({ files }: BackupManifest): number => reportIds({ files }).length;

const reportPath = /^reports\/([A-Za-z0-9_-]{1,64})\.json$/;

/** Identifiers of the reports a backup holds, in the order of their names. */
export const reportIds = ({ files }: Pick<BackupManifest, 'files'>): string[] =>
  files.flatMap(({ path }) => reportPath.exec(path)?.[1] ?? []);

/** Bytes of all files. */
export const bytesIn = ({ files }: BackupManifest): number => files.reduce((sum, { size }) => sum + size, 0);
