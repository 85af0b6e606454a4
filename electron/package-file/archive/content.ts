/** The content of one member of a package: unpacked piece by piece, never further than it said, and checked. */
import { createHash } from 'node:crypto';
import { crc32, createInflateRaw } from 'node:zlib';
import type { PlacedMember } from '../../zip/headers.ts';
import type { Job } from '../job.ts';
import { damaged, shown, suspicious } from '../refusal.ts';
import type { Source } from '../source.ts';
import { checkLocalHeader } from './directory.ts';

const PIECE = 256 * 1024;

/** The bytes as they lie in the package. */
async function* packedPieces(source: Source, from: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += PIECE) yield await source.read(from + at, Math.min(PIECE, length - at));
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

/** Unpacks; ends as soon as more comes out than was said, and refuses bytes that do not belong to the content. */
async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  member: PlacedMember,
): AsyncGenerator<Uint8Array> {
  const name = shown(member.name);
  const inflate = createInflateRaw({ chunkSize: PIECE });
  let failure: unknown = null;
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of packed) {
        if (inflate.destroyed || inflate.writableFinished) return;
        await new Promise<void>((resolve) => {
          inflate.once('close', resolve);
          inflate.write(piece, () => {
            inflate.off('close', resolve);
            resolve();
          });
        });
      }
      inflate.end();
    } catch (error) {
      failure = error;
      inflate.destroy();
    }
  };
  const fed = feed();
  try {
    let size = 0;
    for await (const piece of inflate) {
      size += piece.length;
      if (size > member.size) suspicious(`The file ${name} in the package unpacks to more than it says.`);
      yield piece;
    }
  } catch (error) {
    if (failure !== null) throw failure;
    if (isZlibError(error)) damaged(`The file ${name} in the package is damaged.`);
    throw error;
  } finally {
    inflate.destroy();
    await fed;
  }
  if (failure !== null) throw failure;
  if (inflate.bytesWritten !== member.packedSize) {
    suspicious(`The file ${name} in the package hides bytes after its end.`);
  }
}

/** The content, piece by piece. Once the last one is given, header, length and CRC-32 are as they should be. */
export async function* contentOf(source: Source, member: PlacedMember, job: Job): AsyncGenerator<Uint8Array> {
  const from = await checkLocalHeader(source, member);
  const packed = packedPieces(source, from, member.packedSize);
  let size = 0;
  let checksum = 0;
  for await (const piece of member.method === 'stored' ? packed : inflated(packed, member)) {
    size += piece.length;
    checksum = crc32(piece, checksum);
    job.advance(piece.length);
    await job.breathe();
    yield piece;
  }
  if (size !== member.size || checksum !== member.crc) {
    damaged(
      `The file ${shown(member.name)} in the package is damaged: its content does not match its checksum.`,
    );
  }
}

/** What a file in a package must be. */
export type Expected = { readonly size: number; readonly sha256: string };

const wrongHash = (name: string): never =>
  damaged(
    `The file ${shown(name)} in the package is not the one that its manifest names: its SHA-256 is another.`,
  );

/** Reads a whole member into memory; `expected` where the manifest is read already. */
export const readMember = async (
  source: Source,
  member: PlacedMember,
  expected: Expected | null,
  job: Job,
): Promise<Uint8Array> => {
  const bytes = Buffer.alloc(member.size);
  const hash = createHash('sha256');
  let at = 0;
  for await (const piece of contentOf(source, member, job)) {
    bytes.set(piece, at);
    hash.update(piece);
    at += piece.length;
  }
  if (expected && hash.digest('hex') !== expected.sha256) wrongHash(member.name);
  return bytes;
};

/** Checks a member without keeping it. */
export const checkMember = async (
  source: Source,
  member: PlacedMember,
  expected: Expected,
  job: Job,
): Promise<void> => {
  const hash = createHash('sha256');
  for await (const piece of contentOf(source, member, job)) hash.update(piece);
  if (hash.digest('hex') !== expected.sha256) wrongHash(member.name);
};
