/**
 * Writing a package: the report with its history and every attachment that either of them names, in one file that another
 * machine can read without ours. The same content and time give the same bytes, but for an encrypted one's salt.
 */
import { createHash } from 'node:crypto';
import type { Result } from '../../shared/contract/result.ts';
import { SHAREABLE, writeDurably } from '../library/durable-write.ts';
import type { FileSystem } from '../library/file-system.ts';
import { archivePieces } from './archive/pieces.ts';
import { checkSize, type Notes, type Origin, type PackageContent, partsOf } from './contents/parts.ts';
import { type JobOptions, startJob } from './job.ts';
import { limits } from './limits.ts';
import { atTheEdge, NOTHING_WRITTEN } from './refusal.ts';
import { encrypted, type Encryption } from './sealed/sealed.ts';

export type { PackageContent } from './contents/parts.ts';

export type WriteOptions = Origin &
  JobOptions & {
    /** Null for a package that anybody can read. */
    readonly encryption: Encryption | null;
  };

export type WrittenPackage = {
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly manifestSha256: string;
  /** Attachments that could not be put in, and why. */
  readonly missing: readonly { readonly sha256: string; readonly reason: string }[];
};

const CANNOT_WRITE = 'The package could not be written';

/** Passes the pieces on and measures them; cancelled work ends here too, before anything takes its place. */
async function* measured(
  pieces: AsyncIterable<Uint8Array>,
  { signal }: WriteOptions,
  seen: { size: number; readonly hash: ReturnType<typeof createHash> },
): AsyncGenerator<Uint8Array> {
  const quiet = startJob({ signal, onProgress: () => undefined }, 0, NOTHING_WRITTEN);
  for await (const piece of pieces) {
    seen.size += piece.length;
    seen.hash.update(piece);
    checkSize('The package', seen.size, limits.total);
    yield piece;
    await quiet.breathe();
  }
}

const writing = async (
  content: PackageContent,
  options: WriteOptions,
  deliver: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<WrittenPackage> => {
  const notes: Notes = { manifestSha256: '', missing: [] };
  const seen = { size: 0, hash: createHash('sha256') };
  const archive = archivePieces(partsOf(content, options, notes));
  await deliver(measured(encrypted(archive, options.encryption), options, seen));
  return {
    size: seen.size,
    sha256: seen.hash.digest('hex'),
    manifestSha256: notes.manifestSha256,
    missing: notes.missing,
  };
};

/**
 * Writes a package durably to `path`, replacing what is there. On a failure or when cancelled, what was there before stands
 * as it was and nothing else remains. Memory holds one attachment at a time.
 */
export const writePackage = (
  fs: FileSystem,
  path: string,
  newId: () => string,
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<WrittenPackage>> =>
  atTheEdge(CANNOT_WRITE, 'could-not-write', NOTHING_WRITTEN, () =>
    writing(content, options, (pieces) => writeDurably(fs, path, pieces, newId, SHAREABLE)),
  );

/** Hands the pieces of a package to `deliver`; what that rejects with becomes the failure. */
export const writePackageTo = (
  deliver: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<WrittenPackage>> =>
  atTheEdge(CANNOT_WRITE, 'could-not-write', NOTHING_WRITTEN, () => writing(content, options, deliver));

/** The package as bytes in memory. */
export const packageBytes = (
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<WrittenPackage & { readonly bytes: Uint8Array }>> =>
  atTheEdge(CANNOT_WRITE, 'could-not-write', NOTHING_WRITTEN, async () => {
    const all: Uint8Array[] = [];
    const written = await writing(content, options, async (pieces) => {
      for await (const piece of pieces) all.push(piece);
    });
    return { ...written, bytes: Buffer.concat(all) };
  });
