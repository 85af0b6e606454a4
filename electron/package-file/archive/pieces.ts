/** Writing the archive of a package, piece by piece: one file after the other, each packed when its turn comes. */
import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecord, localHeader, type Member, type PlacedMember } from '../../zip/headers.ts';
import { LEVEL } from '../../zip/zip.ts';
import { limits } from '../limits.ts';

const deflate = promisify(deflateRaw);

/** A file to be put into the archive. */
export type Part = {
  readonly name: string;
  readonly content: Uint8Array;
  /** Stored as it is, where another program should find it without unpacking. */
  readonly isPlain?: boolean;
};

const SAMPLE = 64 * 1024;

/** Pictures, PDF files and archives are packed already; a piece of their middle tells them without packing all of it. */
const isWorthPacking = (content: Uint8Array): boolean => {
  const middle = Math.max(Math.floor((content.length - SAMPLE) / 2), 0);
  const sample = content.subarray(middle, middle + SAMPLE);
  return deflateRawSync(sample, { level: LEVEL }).length < sample.length * 0.97;
};

/** What packs badly is stored, and so is what packs so well that a reader must take it for a trap. */
const packed = async ({
  content,
  isPlain = false,
}: Part): Promise<Pick<Member, 'method'> & { bytes: Uint8Array }> => {
  if (!isPlain && isWorthPacking(content)) {
    const bytes = await deflate(content, { level: LEVEL });
    if (bytes.length < content.length && content.length <= bytes.length * limits.ratio) {
      return { method: 'deflated', bytes };
    }
  }
  return { method: 'stored', bytes: content };
};

/** The bytes of the archive. Entries come in the order of the parts, so that a part may depend on those before it. */
export async function* archivePieces(parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  const members: PlacedMember[] = [];
  let offset = 0;
  for await (const part of parts) {
    const { method, bytes } = await packed(part);
    const member: Member = {
      name: part.name,
      method,
      crc: crc32(part.content),
      packedSize: bytes.length,
      size: part.content.length,
    };
    const header = localHeader(member);
    yield header;
    if (bytes.length > 0) yield bytes;
    members.push({ ...member, offset });
    offset += header.length + bytes.length;
  }
  const directory = Buffer.concat(members.map(centralHeader));
  yield Buffer.concat([directory, endRecord(members.length, directory.length, offset)]);
}
