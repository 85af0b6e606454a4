/** PNG files of every colour type and depth as 8-bit samples, with their opacity apart. */
import { inflateSync } from 'node:zlib';
import type { PictureResult } from './picture.ts';

type Header = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
};
type Chunks = {
  readonly header: Header;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array | null;
  readonly data: readonly Uint8Array[];
};

/** Larger pictures would need more memory than an export may take. */
const mostPixels = 60_000_000;
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const readChunks = (bytes: Uint8Array): Chunks | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | null = null;
  let palette: Uint8Array = new Uint8Array();
  let transparency: Uint8Array | null = null;
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCodePoint(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return null;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR' && length === 13) {
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        depth: body[8] ?? 0,
        colourType: body[9] ?? 0,
        interlaced: body[12] === 1,
      };
    }
    if (kind === 'PLTE') palette = body;
    if (kind === 'tRNS') transparency = body;
    if (kind === 'IDAT') data.push(body);
    if (kind === 'IEND') break;
    at += 12 + length;
  }
  return header && data.length > 0 ? { header, palette, transparency, data } : null;
};

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
};

/** Undoes the filters of one image or interlace pass in place; gives the rows without their filter bytes. */
const unfilter = (source: Uint8Array, rowBytes: number, rows: number, pixelBytes: number): Uint8Array => {
  const out = new Uint8Array(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = source[row * (rowBytes + 1)] ?? 0;
    const from = row * (rowBytes + 1) + 1;
    const to = row * rowBytes;
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at >= pixelBytes ? (out[to + at - pixelBytes] ?? 0) : 0;
      const above = row > 0 ? (out[to + at - rowBytes] ?? 0) : 0;
      const corner = row > 0 && at >= pixelBytes ? (out[to + at - rowBytes - pixelBytes] ?? 0) : 0;
      const add =
        filter === 1
          ? left
          : filter === 2
            ? above
            : filter === 3
              ? (left + above) >> 1
              : filter === 4
                ? paeth(left, above, corner)
                : 0;
      out[to + at] = ((source[from + at] ?? 0) + add) & 0xff;
    }
  }
  return out;
};

/** Start and step in x and y of each of Adam7's passes. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Calls `put` with each pixel's place and its samples at their own depth. */
const eachPixel = (
  { header }: Chunks,
  inflated: Uint8Array,
  put: (pixel: number, samples: readonly number[]) => void,
): boolean => {
  const channels = channelsOf[header.colourType] ?? 0;
  const bitsPerPixel = channels * header.depth;
  const passes = header.interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  const samples: number[] = Array.from({ length: channels }, () => 0);
  let offset = 0;
  for (const [startX, startY, stepX, stepY] of passes) {
    const columns = Math.ceil((header.width - startX) / stepX);
    const rows = Math.ceil((header.height - startY) / stepY);
    if (columns <= 0 || rows <= 0) continue;
    const rowBytes = Math.ceil((columns * bitsPerPixel) / 8);
    const size = (rowBytes + 1) * rows;
    if (offset + size > inflated.length) return false;
    const pixels = unfilter(
      inflated.subarray(offset, offset + size),
      rowBytes,
      rows,
      Math.max(1, bitsPerPixel >> 3),
    );
    offset += size;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        for (let channel = 0; channel < channels; channel += 1) {
          const bit = (column * channels + channel) * header.depth;
          const byte = pixels[row * rowBytes + (bit >> 3)] ?? 0;
          // Of 16-bit samples the upper half is enough for print.
          samples[channel] =
            header.depth >= 8 ? byte : (byte >> (8 - header.depth - (bit & 7))) & ((1 << header.depth) - 1);
        }
        put((startY + row * stepY) * header.width + startX + column * stepX, samples);
      }
    }
  }
  return true;
};

export const readPng = (bytes: Uint8Array): PictureResult => {
  const damaged: PictureResult = { ok: false, reason: 'its data is damaged' };
  const chunks = readChunks(bytes);
  if (chunks === null) return { ok: false, reason: 'it ends too early' };
  const { header, palette, transparency } = chunks;
  const { width, height, colourType } = header;
  const channels = channelsOf[colourType];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(header.depth) || width === 0 || height === 0)
    return damaged;
  if (width * height > mostPixels) return { ok: false, reason: 'it has more than 60 million pixels' };

  let inflated: Uint8Array;
  try {
    inflated = inflateSync(Buffer.concat(chunks.data), {
      maxOutputLength: Math.ceil((width * channels * header.depth) / 8 + 16) * (height + 16) * 2,
    });
  } catch {
    return damaged;
  }

  const grey = colourType === 0 || colourType === 4;
  const perPixel = grey ? 1 : 3;
  const data = new Uint8Array(width * height * perPixel);
  const hasAlpha = colourType >= 4 || transparency !== null;
  const alpha = hasAlpha ? new Uint8Array(width * height) : null;
  const scale = header.depth < 8 ? 255 / ((1 << header.depth) - 1) : 1;
  // Of a transparent 16-bit colour, as of the samples, the upper byte counts.
  const keyByte = header.depth === 16 ? 0 : 1;
  const key =
    transparency && colourType !== 3 ? [0, 1, 2].map((each) => transparency[each * 2 + keyByte]) : null;

  const complete = eachPixel(chunks, inflated, (pixel, samples) => {
    const first = samples[0] ?? 0;
    for (let channel = 0; channel < perPixel; channel += 1) {
      data[pixel * perPixel + channel] =
        colourType === 3 ? (palette[first * 3 + channel] ?? 0) : (samples[channel] ?? 0) * scale;
    }
    if (alpha === null) return;
    if (colourType === 3) alpha[pixel] = transparency?.[first] ?? 255;
    else if (colourType >= 4) alpha[pixel] = samples.at(-1) ?? 255;
    else alpha[pixel] = samples.every((sample, channel) => sample === key?.[channel]) ? 0 : 255;
  });
  if (!complete) return damaged;
  return {
    ok: true,
    picture: {
      width,
      height,
      bits: 8,
      colourSpace: grey ? 'DeviceGray' : 'DeviceRGB',
      data,
      encoding: 'raw',
      alpha,
      orientation: 1,
    },
  };
};
