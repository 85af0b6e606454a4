/** Opens a font file with fontkit. */
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { Font, Glyph } from 'fontkit';

/** fontkit reads a header even for glyphs without an outline, which may lie at the very end of the file. */
const padding = new Uint8Array(64);

const sameCharacters = (glyph: Glyph, characters: readonly number[]): boolean =>
  glyph.codePoints.length === characters.length &&
  glyph.codePoints.every((each, index) => each === characters[index]);

/**
 * fontkit keeps each glyph with the characters it stood for when it was first met: none, where it was met as part of
 * another (the dots of a colon). A font that outlives one export would then forget what a full stop is.
 */
const keepCharacters = (font: Font): Font => {
  const met = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    const glyph = met(id, characters);
    if (glyph === null || characters.length === 0 || sameCharacters(glyph, characters)) return glyph;
    const own: Glyph = Object.create(glyph, { codePoints: { value: characters } });
    return own;
  };
  return font;
};

/** Null where the file is no font that can be read, or holds no face of that PostScript name. */
export const openFont = (path: string, face?: string): Font | null => {
  const font = create(Buffer.concat([readFileSync(path), padding]), face);
  return font && 'layout' in font ? keepCharacters(font) : null;
};
