/** Size, colours and orientation of a JPEG; its data goes into the file unchanged. */
import { readOrientation } from '../../../picture/orientation.ts';
import type { PictureResult } from './picture.ts';

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const endOfImage = Buffer.from([0xff, 0xd9]);

type Frame = {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly components: number;
};

const pictureOf = (bytes: Uint8Array, frame: Frame, orientation: number): PictureResult => {
  const { width, height, bits, components } = frame;
  if (width === 0 || height === 0) return { ok: false, reason: 'it has no size' };
  if (components !== 1 && components !== 3) {
    return {
      ok: false,
      reason:
        'its colours are made for a printing press (CMYK), and the PDF is archived in RGB; save it as RGB and attach it again',
    };
  }
  return {
    ok: true,
    picture: {
      width,
      height,
      bits,
      colourSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB',
      data: bytes,
      encoding: 'jpeg',
      alpha: null,
      orientation,
    },
  };
};

export const readJpeg = (bytes: Uint8Array): PictureResult => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let frame: Frame | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return { ok: false, reason: 'its data is damaged' };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    if (marker === 0xe1) {
      orientation = readOrientation(bytes.subarray(at + 4, at + 2 + length));
    }
    if (isFrame(marker) && length >= 8) {
      frame = {
        bits: bytes[at + 4] ?? 8,
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: bytes[at + 9] ?? 0,
      };
    }
    const isScan = marker === 0xda;
    at += 2 + length;
    // From the first scan on there are pixels; a file cut off has no end mark after them.
    if (isScan)
      return frame && Buffer.from(bytes).includes(endOfImage, at)
        ? pictureOf(bytes, frame, orientation)
        : early;
  }
  return early;
};

const early: PictureResult = { ok: false, reason: 'it ends too early' };
