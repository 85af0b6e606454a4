/** Opens a font file with fontkit. */
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/** fontkit reads a header even for glyphs without an outline, which may lie at the very end of the file. */
const padding = new Uint8Array(64);

/** Null where the file is no font that can be read, or holds no face of that PostScript name. */
export const openFont = (path: string, face?: string): Font | null => {
  const font = create(Buffer.concat([readFileSync(path), padding]), face);
  return font && 'layout' in font ? font : null;
};
