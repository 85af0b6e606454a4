/** Subsets of TrueType fonts: what fontkit reads back from them. */
import { expect, test } from 'vitest';
import { openFont } from '../../../electron/export/pdf/fonts/open.ts';
import { factsOf } from '../../../electron/export/pdf/paint/font-tables.ts';
import { subsetTrueType } from '../../../electron/export/pdf/paint/subset.ts';
import { withFile } from '../../judges/folder.ts';
import { fontsFolder } from '../../setup/folders.ts';

type Font = NonNullable<ReturnType<typeof openFont>>;
type Outlined = { readonly advanceWidth: number; readonly path: { toSVG(): string } };

const opened = (file: string): Font => {
  const font = openFont(file);
  if (font === null) throw new Error('No font.');
  return font;
};
const bundled = (name: string): Font => opened(`${fontsFolder}/${name}.ttf`);
const outline = (font: Font, glyph: number): readonly [string, number] => {
  const { path, advanceWidth } = font.getGlyph(glyph) as unknown as Outlined;
  return [path.toSVG(), advanceWidth];
};

test.each(['IBMPlexSans-Regular', 'SourceSerif4-Regular', 'IBMPlexMono-Regular'])(
  'the glyphs of a subset of %s look as in the whole font, compound ones too',
  async (name) => {
    const font = bundled(name);
    // Plain letters, compound ones, one of them twice, and a space, which has no outline.
    const glyphs = [
      0,
      ...Array.from('Aé Ñgfé', (each) => font.glyphForCodePoint(each.codePointAt(0) ?? 0).id),
    ];
    const subset = await withFile(subsetTrueType(font, glyphs), 'subset.ttf', async (file) => opened(file));
    for (const [index, glyph] of glyphs.entries()) {
      expect(outline(subset, index)).toEqual(outline(font, glyph));
    }
    expect(outline(font, glyphs[2] ?? 0)[0]).not.toBe('');
  },
);

test('the facts of a font are those that fontkit reads', () => {
  for (const name of ['IBMPlexSans-Italic', 'SourceSerif4-Regular', 'IBMPlexMono-Regular']) {
    const font = bundled(name);
    const known = font as unknown as Readonly<Record<string, number>> & {
      readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>;
    };
    const { bbox } = known;
    expect(factsOf(font)).toMatchObject({
      name: font.postscriptName,
      box: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY],
      ascent: font.ascent,
      descent: font.descent,
      capHeight: known['capHeight'],
      xHeight: known['xHeight'],
      italicAngle: known['italicAngle'],
      isFixedPitch: name.includes('Mono'),
      isItalic: name.includes('Italic'),
    });
  }
});
