/** The size of PNG and JPEG pictures from their bytes, or null where the bytes are no whole picture. */
import { inflateSync } from 'node:zlib';
import { readOrientation } from '../../../picture/orientation.ts';

export type ImageHeader = {
  readonly type: 'png' | 'jpg';
  /** Pixels, as stored. */
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise that set the picture upright, and whether it is mirrored left to right before. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
};

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

export const readImageHeader = (bytes: Uint8Array): ImageHeader | null => {
  if (startsWith(bytes, pngSignature)) return readPng(bytes);
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? readJpeg(bytes) : null;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Walks the chunks to the end and unpacks the pixels: a picture cut short is no picture. */
const readPng = (bytes: Uint8Array): ImageHeader | null => {
  const view = viewOf(bytes);
  const data: Uint8Array[] = [];
  let header: ImageHeader | null = null;
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return null;
    if (name === 'IHDR' && length >= 13) {
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      header = { type: 'png', width, height, turns: 0, mirrored: false };
    }
    if (name === 'IDAT') data.push(body);
    if (name === 'IEND')
      return header !== null && header.width * header.height > 0 && unpacks(data) ? header : null;
    at += 12 + length;
  }
  return null;
};

const unpacks = (data: readonly Uint8Array[]): boolean => {
  try {
    return inflateSync(Buffer.concat(data)).length > 0;
  } catch {
    return false;
  }
};

type Upright = Pick<ImageHeader, 'turns' | 'mirrored'>;

/** The eight Exif orientations, 1 to 8. */
const orientations: readonly Upright[] = [
  { turns: 0, mirrored: false },
  { turns: 0, mirrored: true },
  { turns: 2, mirrored: false },
  { turns: 2, mirrored: true },
  { turns: 3, mirrored: true },
  { turns: 1, mirrored: false },
  { turns: 1, mirrored: true },
  { turns: 3, mirrored: false },
];
const exifMarker = 0xe1;

/** Frame markers that carry the size; the three gaps are other markers. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Uint8Array): ImageHeader | null => {
  const view = viewOf(bytes);
  let upright: Upright = { turns: 0, mirrored: false };
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      return width * height > 0 && endsWhole(bytes) ? { type: 'jpg', width, height, ...upright } : null;
    }
    const length = view.getUint16(at + 2);
    if (marker === exifMarker) {
      upright = orientations[readOrientation(bytes.subarray(at + 4, at + 2 + length)) - 1] ?? upright;
    }
    at += 2 + length;
  }
  return null;
};

/** The end marker, behind which some cameras leave padding. */
const endsWhole = (bytes: Uint8Array): boolean => {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) > tail.length - 4096;
};
