/**
 * How the plain letters of a bundled face stand beside one another, read from a file beside the face. Asking fontkit
 * means reading the face's layout tables first, which took longer than the pages of a usual report.
 * `npm run fonts:spacing` writes these files, and a test holds them against fontkit.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Letters are spoken of by their place in `letters`; lengths are in units of the face. */
export type FaceSpacing = {
  /** Single letters first, then those that are drawn as one ("fi"). */
  readonly letters: readonly string[];
  readonly glyphs: readonly number[];
  /** How far the pen moves after a letter that stands alone. */
  readonly advances: readonly number[];
  /** First letter, what it gains in advance, and all the letters before which it does. */
  readonly kerning: readonly (readonly number[])[];
  /** First letter, second letter, and what they are drawn as; -1 for what is not among the letters. */
  readonly joining: readonly (readonly number[])[];
};

/** `name` is that of the face's file without its ending. */
export const spacingFile = (folder: string, name: string): string => join(folder, `${name}.spacing.json`);

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');
const isGroups = (value: unknown): value is number[][] => Array.isArray(value) && value.every(isNumbers);

/** By hand, since a schema takes longer to prepare than it takes to read the file. */
const isSpacing = (value: unknown): value is FaceSpacing =>
  typeof value === 'object' &&
  value !== null &&
  'letters' in value &&
  Array.isArray(value.letters) &&
  value.letters.every((each) => typeof each === 'string') &&
  'glyphs' in value &&
  isNumbers(value.glyphs) &&
  'advances' in value &&
  isNumbers(value.advances) &&
  'kerning' in value &&
  isGroups(value.kerning) &&
  'joining' in value &&
  isGroups(value.joining);

/** Throws where the file is missing or damaged, as a missing face does. */
export const readSpacing = (folder: string, name: string): FaceSpacing => {
  const spacing: unknown = JSON.parse(readFileSync(spacingFile(folder, name), 'utf8'));
  if (!isSpacing(spacing)) throw new Error(`The spacing of the bundled font ${name} cannot be read.`);
  return spacing;
};
