/** Styled text as units: stretches between which a line may end, shaped and measured once. */
import bidiFactory, { type Bidi } from 'bidi-js';
import type { TextStyle } from '../design.ts';
import type { FontLibrary, Face } from '../fonts/library.ts';
import { shape } from '../fonts/shape.ts';
import type { Shaped } from '../fonts/shape.ts';
import { breaksOf } from './breaks.ts';
import { clean, isInvisible, substituteOf } from './clean.ts';
import type { Run } from './run.ts';
import type { WordCache } from './words.ts';

/** Text of one face, run and direction. */
export type Piece = {
  readonly shaped: Shaped;
  readonly run: Run;
  /** Width in points. */
  readonly width: number;
  /** Bidi embedding level; odd is right to left. */
  readonly level: number;
};

export type Unit = {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** The white space after it, which vanishes from view at a line's end but stays in the text. */
  readonly spaces: readonly Piece[];
  readonly spaceWidth: number;
  /** The line ends here. */
  readonly hard: boolean;
};

export type UnitText = {
  readonly units: readonly Unit[];
  readonly rightToLeft: boolean;
  /** The style of a text that is in one face from left to right, without links or lines through it; null for others. */
  readonly plain: TextStyle | null;
};

export type Typesetter = {
  readonly fonts: FontLibrary;
  /** The words that the document has had so far. */
  readonly words: WordCache;
  /** Called for each character that no font on this machine has. */
  readonly missing: (character: string) => void;
};

const ascii = /^[ -~]*$/;
const rightToLeftLetters =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u202b\u202e\u2067]/u;
let knownBidi: Bidi | undefined;
/** Its tables take milliseconds to unpack, and most reports run left to right. */
const bidi = (): Bidi => (knownBidi ??= bidiFactory());

const pieceOf = (face: Face, text: string, run: Run, level: number): Piece => {
  const shaped = shape(face, text, level % 2 === 1);
  return { shaped, run, width: (shaped.width * run.style.size) / 1000, level };
};

/** Splits text of one run and level where the face has to change, and puts a visible sign for what no face has. */
const byFace = (text: string, run: Run, level: number, typesetter: Typesetter): Piece[] => {
  const { fonts } = typesetter;
  const wanted = fonts.faceOf(run.style);
  // Brackets of right-to-left text still have to be turned.
  if (level % 2 === 0 && ascii.test(text)) return [pieceOf(wanted, text, run, level)];
  const pieces: Piece[] = [];
  let face = wanted;
  let stretch = '';
  const flush = (): void => {
    if (stretch !== '') pieces.push(pieceOf(face, stretch, run, level));
    stretch = '';
  };
  for (const original of text) {
    const mirrored = level % 2 === 1 ? bidi().getMirroredCharacter(original) : null;
    let character = mirrored ?? original;
    if (isInvisible(character)) {
      // A joiner shapes the letters about it where their face knows it, and is nothing elsewhere.
      if (/[\u200c\u200d]/.test(character) && face.has(character.codePointAt(0) ?? 0)) stretch += character;
      continue;
    }
    if (/\p{Co}/u.test(character)) {
      typesetter.missing(character);
      character = '\ufffd';
    }
    const substitute = substituteOf(character);
    if (substitute !== undefined && !wanted.has(character.codePointAt(0) ?? 0)) character = substitute;
    // White space and marks stay with the letters before them where that face has them.
    const near = /[\p{M}\s]/u.test(character) && face.has(character.codePointAt(0) ?? 0) ? face : null;
    let next = near ?? fonts.faceFor(character, wanted);
    if (next === null) {
      typesetter.missing(character);
      character = '\ufffd';
      next = fonts.replacement;
    }
    if (next !== face) {
      flush();
      face = next;
    }
    stretch += character;
  }
  flush();
  return pieces;
};

type Segment = { readonly start: number; readonly end: number; readonly run: Run };

/** Embedding levels per UTF-16 unit; null for text that runs left to right throughout. */
const levelsOf = (text: string): { levels: Uint8Array; rightToLeft: boolean } | null => {
  if (ascii.test(text) || !rightToLeftLetters.test(text)) return null;
  const result = bidi().getEmbeddingLevels(text, 'auto');
  return { levels: result.levels, rightToLeft: (result.paragraphs[0]?.level ?? 0) % 2 === 1 };
};

/** Units by the line breaking rules of UAX 14, for text of any script, direction and style. */
export const unitsByRules = (runs: readonly Run[], typesetter: Typesetter): UnitText => {
  const segments: Segment[] = [];
  let text = '';
  for (const run of runs) {
    const cleaned = clean(run.text);
    segments.push({ start: text.length, end: text.length + cleaned.length, run });
    text += cleaned;
  }
  const direction = levelsOf(text);

  const piecesBetween = (start: number, end: number, from: number): Piece[] => {
    const pieces: Piece[] = [];
    for (let at = from; at < segments.length; at += 1) {
      const segment = segments[at];
      if (segment === undefined || segment.start >= end) break;
      let cursor = Math.max(start, segment.start);
      const stop = Math.min(end, segment.end);
      while (cursor < stop) {
        let next = stop;
        const level = direction?.levels[cursor] ?? 0;
        if (direction) {
          next = cursor + 1;
          while (next < stop && direction.levels[next] === level) next += 1;
        }
        pieces.push(...byFace(text.slice(cursor, next), segment.run, level, typesetter));
        cursor = next;
      }
    }
    return pieces;
  };

  const units: Unit[] = [];
  let start = 0;
  let segment = 0;
  for (const end of breaksOf(text)) {
    while ((segments[segment]?.end ?? Infinity) <= start) segment += 1;
    const stretch = text.slice(start, end);
    const letters = stretch.trimEnd().length;
    const hard = stretch.includes('\n', letters);
    const visibleEnd = hard ? start + letters + stretch.slice(letters).replace(/\n.*/s, '').length : end;
    const pieces = piecesBetween(start, start + letters, segment);
    const spaces = piecesBetween(start + letters, visibleEnd, segment);
    const last = pieces.at(-1);
    // Readers that ignore lines need a space where one ends.
    if (hard && spaces.length === 0 && last)
      spaces.push(pieceOf(last.shaped.face, ' ', last.run, last.level));
    units.push({
      pieces,
      width: widthOf(pieces),
      spaces,
      spaceWidth: widthOf(spaces),
      hard,
    });
    start = end;
  }
  return { units, rightToLeft: direction?.rightToLeft ?? false, plain: null };
};

export const widthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + piece.width, 0);

export { pieceOf };
