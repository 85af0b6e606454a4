/** A zip archive that depends on its content alone: entries in the order given. */
import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecord, localHeader, type Member } from './headers.ts';

/** Content as it lies in the archive. */
export type Packed = { readonly crc: number; readonly size: number; readonly deflated: Uint8Array };

/** Level 4 packs XML in a third of the default level's time, to an eighth more. */
export const LEVEL = 4;

export const pack = (content: Uint8Array): Packed => ({
  crc: crc32(content),
  size: content.length,
  deflated: deflateRawSync(content, { level: LEVEL }),
});

/** The archive. Every entry is shorter than 4 GB and there are fewer than 65,536. */
export const zip = (entries: ReadonlyMap<string, Packed>): Uint8Array => {
  const chunks: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { crc, size, deflated }] of entries) {
    const member: Member = { name, method: 'deflated', crc, packedSize: deflated.length, size };
    const local = localHeader(member);
    chunks.push(local, deflated);
    directory.push(centralHeader({ ...member, offset }));
    offset += local.length + deflated.length;
  }
  const directoryLength = directory.reduce((sum, each) => sum + each.length, 0);
  return Buffer.concat([...chunks, ...directory, endRecord(entries.size, directoryLength, offset)]);
};
