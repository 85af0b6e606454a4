/** Compares pictures of pages as a person would: a hair's breadth of anti-aliasing is nothing, a moved line is much. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export type Comparison = {
  /** Pixels that differ visibly. */
  readonly different: number;
  /** Whether that is more than another version of the renderer explains. */
  readonly isSame: boolean;
  /** PNG with the differences in red. */
  readonly picture: Uint8Array;
};

/** How far a pixel may be off, from 0 to 1; edges of letters that another renderer softens otherwise are let go. */
const threshold = 0.1;
/** Of a page of 72 dots per inch, half a hairline. */
const mostDifferent = 150;

export const comparePictures = (approved: Uint8Array, actual: Uint8Array): Comparison => {
  const [left, right] = [PNG.sync.read(Buffer.from(approved)), PNG.sync.read(Buffer.from(actual))];
  if (left.width !== right.width || left.height !== right.height) {
    return { different: Math.max(left.data.length, right.data.length) / 4, isSame: false, picture: actual };
  }
  const { width, height } = left;
  const shown = new PNG({ width, height });
  const different = pixelmatch(left.data, right.data, shown.data, width, height, { threshold });
  return { different, isSame: different <= mostDifferent, picture: PNG.sync.write(shown) };
};
