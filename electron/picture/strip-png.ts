/** A PNG without its texts, times, Exif and whatever else is not needed to show it. */
import { crc32 } from 'node:zlib';
import { orientationOnly, readOrientation } from './orientation.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Chunks that decide how the picture, or a moving one, looks. Everything else goes, also what nobody has heard of yet. */
const needed: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

/** A small first letter: a reader that does not know the chunk can do without it. */
const isAncillary = (name: string): boolean => /^[a-z]/.test(name);

const chunk = (name: string, content: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const orientationOf = (content: Uint8Array): number =>
  readOrientation(Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), content]));

/** Null where it is no whole PNG, or holds a part that it cannot be shown without and that we do not know. */
export const stripPng = (bytes: Uint8Array): Uint8Array | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 8).equals(SIGNATURE)) return null;
  const parts: Buffer[] = [SIGNATURE];
  let orientation = 1;
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const name = file.toString('latin1', at + 4, at + 8);
    if (file.readUInt32BE(end - 4) !== crc32(file.subarray(at + 4, end - 4))) return null;
    if (at === 8 && name !== 'IHDR') return null;
    if (name === 'eXIf') orientation = orientationOf(file.subarray(at + 8, end - 4));
    if (needed.has(name)) parts.push(file.subarray(at, end));
    else if (!isAncillary(name)) return null;
    if (name === 'IEND') {
      // Right behind the header, where it stands before the pixels as the format asks.
      if (orientation !== 1) parts.splice(2, 0, chunk('eXIf', orientationOnly(orientation)));
      return Buffer.concat(parts);
    }
    at = end;
  }
  return null;
};
