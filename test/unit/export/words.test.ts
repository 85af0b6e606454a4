/** The short way of setting plain text gives what the rules of UAX 14 and the shaper give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type } from '../../../electron/export/pdf/design.ts';
import { openFonts } from '../../../electron/export/pdf/fonts/library.ts';
import { plainRun } from '../../../electron/export/pdf/text/run.ts';
import { unitsByRules } from '../../../electron/export/pdf/text/unit.ts';
import type { Typesetter, UnitText } from '../../../electron/export/pdf/text/unit.ts';
import { unitsOf } from '../../../electron/export/pdf/text/words.ts';
import { fontsFolder } from '../../setup/folders.ts';
import { runs } from '../../setup/runs.ts';

const typesetter: Typesetter = { fonts: openFonts(fontsFolder), words: new Map(), missing: () => {} };

/** Where lines may end, and what is drawn how wide: all of a text but the run it came from. */
const drawn = ({ units, rightToLeft }: UnitText) => ({
  rightToLeft,
  units: units.map(({ pieces, spaces, width, spaceWidth, hard }) => ({
    pieces: pieces.map((piece) => [piece.shaped.text, piece.width, piece.level]),
    spaces: spaces.map((piece) => [piece.shaped.text, piece.width]),
    width,
    spaceWidth,
    hard,
  })),
});

const letters = ` ${Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('')}`;
const ascii = fc
  .array(fc.constantFrom(...letters.split(''), ' ', ' ', 'word', 'Fi', '12', ' (', ') ', '-', '. ', '" '), {
    maxLength: 16,
  })
  .map((parts) => parts.join(''));

test('breaks and widths are those of the rules', () => {
  fc.assert(
    fc.property(ascii, fc.constantFrom(type.body, type.table, type.tableMono), (text, style) => {
      const run = plainRun(text, style);
      expect(drawn(unitsOf(run, typesetter))).toEqual(drawn(unitsByRules(run, typesetter)));
    }),
    runs(1500),
  );
});

test('a word is set once for a style', () => {
  const [first] = unitsOf(plainRun('drained and drained again', type.table), typesetter).units;
  const [second] = unitsOf(plainRun('drained anew', type.table), typesetter).units;
  expect(first).toBeDefined();
  expect(second).toBe(first);
});
