/**
 * A JPEG without what it says about its making: Exif, GPS, XMP, IPTC, comments, thumbnails, further pictures behind it. What
 * decides how it looks stays, byte by byte: pixels, tables, colour profile, and which way up it is.
 */
import { orientationOnly, readOrientation } from './orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COM = 0xfe;

type Segment = {
  readonly marker: number;
  /** Behind marker and length. */
  readonly content: Uint8Array;
  /** Marker and length included. */
  readonly whole: Uint8Array;
};

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

const segment = (marker: number, content: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** JFIF up to the size of its thumbnail, which is none. */
const plainJfif = (content: Uint8Array): Buffer =>
  segment(APP0, Buffer.concat([content.subarray(0, 12), Buffer.of(0, 0)]));

const isApplication = (marker: number): boolean => marker >= APP0 && marker <= 0xef;

/** What stays of a segment; null where nothing does. */
const kept = ({ marker, content, whole }: Segment): Uint8Array | null => {
  if (marker === COM) return null;
  if (!isApplication(marker)) return whole;
  if (marker === APP0 && startsWith(content, 'JFIF\0') && content.length >= 14) return plainJfif(content);
  // Without these its colours would be others.
  if (marker === APP2 && startsWith(content, 'ICC_PROFILE\0')) return whole;
  return marker === APP14 && startsWith(content, 'Adobe') ? whole : null;
};

/** Where the pixels of a scan end: at the next marker that is no restart and no stuffed byte. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return -1;
};

type Walked = { readonly parts: readonly Uint8Array[]; readonly orientation: number };

/** Null where the file is cut off or not put together as a JPEG is. */
const walk = (bytes: Uint8Array): Walked | null => {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let hasScan = false;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return hasScan ? { parts: [...parts, Buffer.of(0xff, EOI)], orientation } : null;
    if (at + 4 > bytes.length) return null;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const found = { marker, content: bytes.subarray(at + 4, end), whole: bytes.subarray(at, end) };
    if (marker === APP1 && startsWith(found.content, 'Exif\0')) orientation = readOrientation(found.content);
    const stays = kept(found);
    if (stays) parts.push(stays);
    at = end;
    if (marker !== SOS) continue;
    hasScan = true;
    const scanEnd = endOfScan(bytes, end);
    if (scanEnd < 0) return null;
    parts.push(bytes.subarray(end, scanEnd));
    at = scanEnd;
  }
  return null;
};

/** Null where it is no whole JPEG. The same picture stripped again is the same. */
export const stripJpeg = (bytes: Uint8Array): Uint8Array | null => {
  const walked = walk(bytes);
  if (!walked) return null;
  const { parts, orientation } = walked;
  const exif =
    orientation === 1
      ? []
      : [segment(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]))];
  const [first] = parts;
  // JFIF says that it comes right after the beginning.
  const isJfif = first?.[1] === APP0;
  const [head, rest] = isJfif ? [parts.slice(0, 1), parts.slice(1)] : [[], parts];
  return Buffer.concat([Buffer.of(0xff, SOI), ...head, ...exif, ...rest]);
};
