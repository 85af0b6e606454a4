/** Takes out of a picture where, when and with what it was made, and whatever words lie in it. */
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';

/** Kinds of picture that may tell such things, and out of which we cannot take them. */
const others: Readonly<Record<string, string>> = {
  'image/gif': 'GIF',
  'image/tiff': 'TIFF (or a camera’s raw format)',
  'image/webp': 'WebP',
  'image/svg+xml': 'SVG',
};

/** HEIC, HEIF, AVIF: the pictures of phones. */
const isHeif = (bytes: Uint8Array): boolean =>
  /^ftyp(?:hei|hev|mif1|msf1|avi[fs])/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));

const kept = 'Nothing was attached.';

const cannot = (kind: string): Result<never> =>
  failure('bad-request', `Location and camera data cannot be taken out of ${kind}.`, {
    kept,
    next: 'Save the picture as PNG or JPEG and attach that, or attach it as it is by switching the removal off.',
  });

/** The bytes to store. What is no picture stays as it is. Fails where a picture may tell more than it should. */
export const stripPicture = (bytes: Uint8Array, mediaType: string): Result<Uint8Array> => {
  const kind = isHeif(bytes) ? 'HEIF or AVIF' : others[mediaType];
  if (kind !== undefined) return cannot(kind);
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return success(bytes);
  const stripped = mediaType === 'image/jpeg' ? stripJpeg(bytes) : stripPng(bytes);
  if (stripped) return success(stripped);
  return failure(
    'bad-request',
    'Location and camera data cannot be taken out of this picture: it is damaged or incomplete.',
    { kept, next: 'Attach the original file, or attach it as it is by switching the removal off.' },
  );
};
