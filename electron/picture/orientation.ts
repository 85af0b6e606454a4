/** How a camera held a picture, as an Exif segment says it. */

const TIFF = 6;
const ORIENTATION = 0x0112;
const EXIF = 0x45786966;

/**
 * The orientation (1 to 8) in the content of an APP1 segment, or of what a PNG's eXIf chunk would be with "Exif\0\0" before it;
 * 1, upright, where it does not say or is broken.
 */
export const readOrientation = (segment: Uint8Array): number => {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (segment.byteLength < TIFF + 8 || view.getUint32(0) !== EXIF) return 1;
  const little = view.getUint16(TIFF) === 0x4949;
  const directory = TIFF + view.getUint32(TIFF + 4, little);
  if (directory + 2 > segment.byteLength) return 1;
  const count = view.getUint16(directory, little);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > segment.byteLength) return 1;
    if (view.getUint16(at, little) === ORIENTATION) {
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
};

/** Exif data (TIFF, big-endian) that says nothing but the orientation. */
export const orientationOnly = (orientation: number): Uint8Array => {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  // One SHORT, left-aligned in its four bytes; no further directory, so no thumbnail.
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
};
