/** Words put together from pairs of letters are what fontkit makes of them, in every bundled face. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Face } from '../../../electron/export/pdf/fonts/library.ts';
import { plainLetters, spacingOf } from '../../../electron/export/pdf/fonts/measure-spacing.ts';
import { pairsOf } from '../../../electron/export/pdf/fonts/pairs.ts';
import { readSpacing } from '../../../electron/export/pdf/fonts/spacing.ts';
import { shape } from '../../../electron/export/pdf/fonts/shape.ts';
import { fontsFolder } from '../../setup/folders.ts';
import { bundledFaces, openBundled } from '../../setup/font-spacing.ts';
import { runs } from '../../setup/runs.ts';

type Run = {
  readonly glyphs: readonly { readonly id: number; readonly codePoints: readonly number[] }[];
  readonly positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
};

const faceOf = (name: string): Face => {
  const font = openBundled(name);
  const scale = 1000 / font.unitsPerEm;
  const pairs = pairsOf(readSpacing(fontsFolder, name), scale);
  return { font, scale, ascender: 0, descender: 0, has: () => true, shapes: new Map(), pairs };
};

/** Letters that join or kern, signs that stand for others in a row, and everything else that is plain. */
const joining = 'fijltTVAWYo.,-/()1234=<>*:&cCrR –’”é'.split('');
const word = fc
  .array(fc.constantFrom(...joining, ...joining, ...plainLetters), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

/** What fontkit says of each glyph: which it is, what it stands for, how far the pen moves, how far it is moved. */
const laidOut = (face: Face, text: string) => {
  const { glyphs, positions }: Run = face.font.layout(text);
  return positions.map(({ xAdvance, xOffset, yOffset }, index) => [
    glyphs[index]?.id ?? 0,
    glyphs[index]?.codePoints,
    xAdvance * face.scale,
    xOffset * face.scale,
    yOffset * face.scale,
  ]);
};

test.each(bundledFaces)('%s', (name) => {
  const face = faceOf(name);
  let fromPairs = 0;
  fc.assert(
    fc.property(word, (text) => {
      if (face.pairs?.(text)) fromPairs += 1;
      const { glyphs, width } = shape(face, text);
      expect(glyphs.map(({ id, codePoints, advance, dx, dy }) => [id, codePoints, advance, dx, dy])).toEqual(
        laidOut(face, text),
      );
      expect(width).toBeCloseTo(
        glyphs.reduce((sum, { advance }) => sum + advance, 0),
        6,
      );
    }),
    runs(600),
  );
  expect(fromPairs).toBeGreaterThan(100);
});

test.each(['IBMPlexSans-Regular', 'IBMPlexMono-SemiBold'])(
  'the stored spacing of %s is what the face says',
  (name) => expect(readSpacing(fontsFolder, name)).toEqual(spacingOf(openBundled(name))),
);

test('letters that are drawn as one, and letters that are not plain', () => {
  const { pairs } = faceOf('SourceSerif4-Regular');
  expect(pairs?.('office')?.map(({ codePoints }) => String.fromCodePoint(...codePoints))).toEqual([
    'o',
    'ffi',
    'c',
    'e',
  ]);
  expect(pairs?.('plaın')).toBeNull();
});
