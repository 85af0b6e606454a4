/**
 * Plain words from pairs of letters. In the bundled faces a plain letter's shape and advance depend on the letter after
 * it alone (kerning), unless the two join (ligatures). So fontkit is asked about each pair once, some hundreds in a
 * report, and not about each of its thousands of words. A test holds this against fontkit, face by face.
 */
import type { Face } from './library.ts';
import type { ShapedGlyph } from './shape.ts';

/** The first letter of a pair as it is drawn before the second; null where they join or move each other. */
export type Pairs = Map<string, ShapedGlyph | null>;

const plainWord = /^[!-~]+$/;

const glyphOf = (face: Face, pair: string): ShapedGlyph | null => {
  const { glyphs, positions } = face.font.layout(pair);
  const [glyph] = glyphs;
  const [position] = positions;
  const drawn = Array.from(pair, (letter) => face.font.glyphForCodePoint(letter.codePointAt(0) ?? 0));
  const areThemselves =
    glyphs.length === drawn.length && glyphs.every((each, index) => each.id === drawn[index]?.id);
  const stand = positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0);
  const last = glyphs.length - 1;
  const lastIsPlain = positions[last]?.xAdvance === glyphs[last]?.advanceWidth;
  if (glyph === undefined || position === undefined || !areThemselves || !stand || !lastIsPlain) return null;
  return {
    id: glyph.id,
    codePoints: glyph.codePoints,
    width: glyph.advanceWidth * face.scale,
    advance: position.xAdvance * face.scale,
    dx: 0,
    dy: 0,
  };
};

/** The glyphs of a word of printable ASCII; null where only fontkit can tell. */
export const glyphsByPairs = (face: Face, word: string): readonly ShapedGlyph[] | null => {
  const { pairs } = face;
  if (pairs === null || !plainWord.test(word)) return null;
  const glyphs: ShapedGlyph[] = [];
  for (let index = 0; index < word.length; index += 1) {
    // The last letter is a pair with nothing.
    const pair = word.slice(index, index + 2);
    let glyph = pairs.get(pair);
    if (glyph === undefined) pairs.set(pair, (glyph = glyphOf(face, pair)));
    if (glyph === null) return null;
    glyphs.push(glyph);
  }
  return glyphs;
};
