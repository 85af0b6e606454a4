/** Pictures as PDF can hold them, or the reason why one cannot be printed. */
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';

export type Picture = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourSpace: 'DeviceRGB' | 'DeviceGray';
  /** Samples row by row, or a JPEG file as it stands. */
  readonly data: Uint8Array;
  readonly encoding: 'raw' | 'jpeg';
  /** Opacity, one byte for each pixel. */
  readonly alpha: Uint8Array | null;
  /** Exif orientation, 1 to 8: how the pixels have to be turned. */
  readonly orientation: number;
};

export type PictureResult =
  { readonly ok: true; readonly picture: Picture } | { readonly ok: false; readonly reason: string };

/** Orientations from 5 on swap width and height. */
export const uprightSize = (picture: Picture): readonly [width: number, height: number] =>
  picture.orientation > 4 ? [picture.height, picture.width] : [picture.width, picture.height];

/** Kinds that a PDF/A cannot hold as they are, by how their files begin. */
const otherKinds: readonly (readonly [name: string, start: RegExp])[] = [
  ['WebP', /^RIFF[^]{4}WEBP/],
  ['GIF', /^GIF8[79]a/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['BMP', /^BM/],
  ['SVG', /^\s*(?:<\?xml[^]*?)?(?:<!--[^]*?-->\s*)*<svg[\s>]/],
];

const kindOf = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  return otherKinds.find(([, start]) => start.test(head))?.[0];
};

export const readPicture = (bytes: Uint8Array): PictureResult => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return readPng(bytes);
  const kind = kindOf(bytes);
  return {
    ok: false,
    reason: `it is ${kind === undefined ? '' : `${kind}, `}neither PNG nor JPEG; attach it as one of these`,
  };
};
