/**
 * Plain words from pairs of letters. In the bundled faces a plain letter's shape and advance depend on the letter after
 * it alone (kerning), unless letters join (ligatures). So what fontkit says of one word holds for each pair in it, and
 * most of the thousands of words in a report can be put together from pairs of words before them. A test holds this
 * against fontkit, face by face.
 */
import type { Face } from './library.ts';
import type { ShapedGlyph } from './shape.ts';

/** The first letter of a pair as it is drawn before the second; the last letter of a word stands alone. */
export type Pairs = Map<string, ShapedGlyph>;

const plainWord = /^[!-~]+$/;

const pairAt = (word: string, index: number): string => word.slice(index, index + 2);

/** The glyphs of a word of printable ASCII; null where a pair in it has not been met. */
export const glyphsByPairs = (face: Face, word: string): readonly ShapedGlyph[] | null => {
  const { pairs } = face;
  if (pairs === null || !plainWord.test(word)) return null;
  const glyphs: ShapedGlyph[] = [];
  for (let index = 0; index < word.length; index += 1) {
    const glyph = pairs.get(pairAt(word, index));
    if (glyph === undefined) return null;
    glyphs.push(glyph);
  }
  return glyphs;
};

/** Learns the pairs of a word from its glyphs, if each letter is drawn as itself, in its place. */
export const learnPairs = (face: Face, word: string, glyphs: readonly ShapedGlyph[]): void => {
  const { pairs } = face;
  if (pairs === null || !plainWord.test(word) || glyphs.length !== word.length) return;
  const areThemselves = glyphs.every(
    ({ id, dx, dy }, index) =>
      dx === 0 && dy === 0 && id === face.font.glyphForCodePoint(word.charCodeAt(index)).id,
  );
  if (areThemselves) glyphs.forEach((glyph, index) => pairs.set(pairAt(word, index), glyph));
};
