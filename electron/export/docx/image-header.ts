/** The size of PNG and JPEG pictures from their bytes, or null where the bytes are no whole picture. */
import { inflateSync } from 'node:zlib';

export type ImageHeader = {
  readonly type: 'png' | 'jpg';
  /** Pixels, as stored. */
  readonly width: number;
  readonly height: number;
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
      header = { type: 'png', width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
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

/** Frame markers that carry the size; the three gaps are other markers. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Uint8Array): ImageHeader | null => {
  const view = viewOf(bytes);
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
      return width * height > 0 && endsWhole(bytes) ? { type: 'jpg', width, height } : null;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
};

/** The end marker, behind which some cameras leave padding. */
const endsWhole = (bytes: Uint8Array): boolean => {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) > tail.length - 4096;
};
