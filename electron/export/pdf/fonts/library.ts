/** The faces of one export: bundled files, opened when first used, and what stands in for characters they lack. */
import { join } from 'node:path';
import type { Font } from 'fontkit';
import type { TextStyle } from '../design.ts';
import { bundledFallbacks, faceNameOf, isBoldFace, replacementFace } from './faces.ts';
import { openFont } from './open.ts';
import { pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import type { Shaped } from './shape.ts';
import { readSpacing } from './spacing.ts';
import type { FaceSpacing } from './spacing.ts';
import { systemFontFolders, systemFonts } from './system.ts';

/** A font with its metrics in thousandths of the type size, and the words already shaped with it. */
export type Face = {
  readonly font: Font;
  readonly scale: number;
  readonly ascender: number;
  readonly descender: number;
  has(codePoint: number): boolean;
  readonly shapes: Map<string, Shaped>;
  /** Null for a face that came with the system, whose letters may depend on more than the next. */
  readonly pairs: Pairs | null;
};

type FaceStyle = Pick<TextStyle, 'family' | 'weight' | 'italic'>;

export type FontLibrary = {
  faceOf(style: FaceStyle): Face;
  /** A face that has the character, the wanted one if it can; null when none on this machine has it. */
  faceFor(character: string, wanted: Face): Face | null;
  /** The face that draws U+FFFD. */
  readonly replacement: Face;
  /** Forgets what was shaped with faces that hold more words than this. */
  trim(words: number): void;
};

const faceFrom = (font: Font, spacing: FaceSpacing | null): Face => {
  const known = new Map<number, boolean>();
  const scale = 1000 / font.unitsPerEm;
  return {
    font,
    scale,
    ascender: font.ascent * scale,
    descender: font.descent * scale,
    shapes: new Map(),
    pairs: spacing && pairsOf(spacing, scale),
    has: (codePoint) => {
      let answer = known.get(codePoint);
      if (answer === undefined) known.set(codePoint, (answer = font.hasGlyphForCodePoint(codePoint)));
      return answer;
    },
  };
};

/** `folder` holds the bundled fonts; `systemFolders` are searched for what those lack. */
export const openFonts = (
  folder: string,
  systemFolders: readonly string[] = systemFontFolders,
): FontLibrary => {
  const bundled = new Map<string, Face>();
  const named = (name: string): Face => {
    let face = bundled.get(name);
    if (face === undefined) {
      const font = openFont(join(folder, `${name}.ttf`));
      if (font === null) throw new Error(`The bundled font ${name} cannot be read.`);
      bundled.set(name, (face = faceFrom(font, readSpacing(folder, name))));
    }
    return face;
  };

  const ofStyle = new WeakMap<FaceStyle, Face>();
  const faceOf = (style: FaceStyle): Face => {
    let face = ofStyle.get(style);
    if (face === undefined) ofStyle.set(style, (face = named(faceNameOf(style))));
    return face;
  };

  let findInSystem: ReturnType<typeof systemFonts> | undefined;
  const systemFaces = new Map<Font, Face>();
  const inSystem = (character: string, bold: boolean): Face | null => {
    findInSystem ??= systemFonts(systemFolders);
    const font = findInSystem(character, bold);
    if (font === null) return null;
    let face = systemFaces.get(font);
    if (face === undefined) systemFaces.set(font, (face = faceFrom(font, null)));
    return face;
  };

  const fallbacks = new Map<string, Face | null>();
  return {
    faceOf,
    faceFor: (character, wanted) => {
      const codePoint = character.codePointAt(0) ?? 0;
      if (wanted.has(codePoint)) return wanted;
      const bold = isBoldFace(wanted.font.postscriptName);
      const key = bold ? `bold ${character}` : character;
      let face = fallbacks.get(key);
      if (face === undefined) {
        const own = bundledFallbacks[bold ? 'bold' : 'regular'];
        face = own.map(named).find((each) => each.has(codePoint)) ?? inSystem(character, bold);
        fallbacks.set(key, face);
      }
      return face;
    },
    get replacement() {
      return named(replacementFace);
    },
    trim: (words) => {
      for (const { shapes } of [...bundled.values(), ...systemFaces.values()]) {
        if (shapes.size > words) shapes.clear();
      }
      if (fallbacks.size > words) fallbacks.clear();
    },
  };
};
