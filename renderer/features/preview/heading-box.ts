/** Finds the lines of a heading among the pieces of text on its page. Pure. */

/** A piece of text of a page, as pdf.js gives it: points from the lower left corner. */
export type TextPiece = {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  /** Matrix; its last two numbers are where the piece begins on its baseline. */
  readonly transform: readonly number[];
};

/** Points from the page's upper left corner. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** How far below its destination a heading may begin, in points. */
const REACH = 48;
/** Part of the type size that stands below the baseline. */
const DESCENT = 0.28;

const letters = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

const around = (pieces: readonly TextPiece[], pageHeight: number): Box => {
  const lefts = pieces.map(({ transform }) => transform[4] ?? 0);
  const rights = pieces.map(({ transform, width }) => (transform[4] ?? 0) + width);
  const tops = pieces.map(({ transform, height }) => pageHeight - (transform[5] ?? 0) - height);
  const bottoms = pieces.map(({ transform, height }) => pageHeight - (transform[5] ?? 0) + height * DESCENT);
  const [left, top] = [Math.min(...lefts), Math.min(...tops)];
  return { left, top, width: Math.max(...rights) - left, height: Math.max(...bottoms) - top };
};

/**
 * The box of the heading `title` that lies below `top` (points from the page's upper edge). Null where the text there
 * reads otherwise.
 */
export const headingBox = (
  pieces: readonly TextPiece[],
  title: string,
  top: number,
  pageHeight: number,
): Box | null => {
  const wanted = letters(title);
  const start = pieces.findIndex(({ str, transform }) => {
    const baseline = pageHeight - (transform[5] ?? 0);
    const said = letters(str);
    return said !== '' && baseline > top && baseline < top + REACH && wanted.startsWith(said);
  });
  if (start === -1) return null;
  let said = '';
  for (let end = start; end < pieces.length && wanted.startsWith(said); end += 1) {
    said += letters(pieces[end]?.str ?? '');
    if (said === wanted) {
      const found = pieces.slice(start, end + 1).filter(({ str }) => letters(str) !== '');
      return around(found, pageHeight);
    }
  }
  return null;
};
