/** Words put together from pairs of letters are what fontkit makes of them, in every bundled face. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Face } from '../../../electron/export/pdf/fonts/library.ts';
import { openFont } from '../../../electron/export/pdf/fonts/open.ts';
import { glyphsByPairs } from '../../../electron/export/pdf/fonts/pairs.ts';
import { shape } from '../../../electron/export/pdf/fonts/shape.ts';
import { fontsFolder } from '../../setup/folders.ts';
import { runs } from '../../setup/runs.ts';

type Run = {
  readonly glyphs: readonly { readonly id: number }[];
  readonly positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
};

const faceOf = (file: string): Face => {
  const font = openFont(join(fontsFolder, file));
  if (font === null) throw new Error(`${file} cannot be read`);
  const scale = 1000 / font.unitsPerEm;
  return { font, scale, ascender: 0, descender: 0, has: () => true, shapes: new Map(), pairs: new Map() };
};

const faces = readdirSync(fontsFolder)
  .filter((file) => file.endsWith('.ttf'))
  .map((file) => [file, faceOf(file)] as const);

/** Letters that join or kern, signs that stand for others in a row, and everything else that can be typed. */
const letters = 'fijltTVAWYo.,-/()1234=<>*:&cCrR'.split('');
const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const word = fc
  .array(fc.constantFrom(...letters, ...letters, ...printable), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

/** What fontkit says of each glyph: which it is, how far the pen moves after it, and how far it is moved. */
const laidOut = (face: Face, text: string): readonly (readonly number[])[] => {
  const { glyphs, positions }: Run = face.font.layout(text);
  return positions.map(({ xAdvance, xOffset, yOffset }, index) => [
    glyphs[index]?.id ?? 0,
    xAdvance * face.scale,
    xOffset * face.scale,
    yOffset * face.scale,
  ]);
};

test.each(faces)('%s', (_file, face) => {
  let fromPairs = 0;
  fc.assert(
    fc.property(word, (text) => {
      if (glyphsByPairs(face, text) !== null) fromPairs += 1;
      const { glyphs } = shape(face, text);
      expect(glyphs.map(({ id, advance, dx, dy }) => [id, advance, dx, dy])).toEqual(laidOut(face, text));
    }),
    runs(600),
  );
  expect(fromPairs).toBeGreaterThan(30);
});

test('letters that join teach nothing', () => {
  const [, serif] = faces.find(([file]) => file === 'SourceSerif4-Regular.ttf') ?? [];
  if (serif === undefined) throw new Error('the serif face is missing');
  serif.pairs?.clear();
  shape(serif, 'fi');
  expect(glyphsByPairs(serif, 'fi')).toBeNull();
  shape(serif, 'plain');
  expect(glyphsByPairs(serif, 'lain')).toHaveLength(4);
});
