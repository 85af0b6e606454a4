/** A font in the file: the glyphs used of it, each under a code of its own, and what they read as. */
import type { Font } from 'fontkit';
import type { PdfFile, Ref } from './file.ts';
import { factsOf } from './font-tables.ts';
import type { FontFacts } from './font-tables.ts';
import { subsetTrueType } from './subset.ts';
import { hexUnits } from './syntax.ts';

export type EmbeddedFont = {
  /** Its name on pages. */
  readonly id: string;
  readonly ref: Ref;
  /** A new code of two bytes that draws the glyph, reads as that text and is so wide, in thousandths. */
  add(glyph: number, meaning: string, width: number): number;
  /** Writes all its objects, when no code is to come any more. */
  write(): void;
};

const flagsOf = ({ isFixedPitch, isItalic, familyClass }: FontFacts): number =>
  (isFixedPitch ? 1 : 0) |
  (familyClass >= 1 && familyClass <= 7 ? 2 : 0) |
  // Its codes are its own.
  4 |
  (familyClass === 10 ? 8 : 0) |
  (isItalic ? 64 : 0);

/** Six letters that part the subsets of a file. */
const subsetTag = (number: number): string =>
  Array.from({ length: 6 }, (_, place) => String.fromCharCode(0x41 + (Math.floor(number / 26 ** place) % 26)))
    .toReversed()
    .join('');

/** Codes in one entry of the table of characters: all of them share their first byte. */
const rangeLength = 256;

const charactersTable = (meanings: readonly string[]): string => {
  const ranges: string[] = [];
  for (let first = 0; first < meanings.length; first += rangeLength) {
    const entries = meanings.slice(first, first + rangeLength);
    const bounds = [first, first + entries.length - 1].map((code) => code.toString(16).padStart(4, '0'));
    ranges.push(`<${bounds.join('> <')}> [${entries.map((text) => `<${hexUnits(text)}>`).join('')}]`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
};

/** PostScript outlines are rare and left to fontkit. */
const programOf = (font: Font, glyphs: readonly number[], isPostScript: boolean): Uint8Array => {
  if (!isPostScript) return subsetTrueType(font, glyphs);
  const subset = font.createSubset();
  subset.glyphs.splice(0, subset.glyphs.length, ...glyphs);
  return subset.encode();
};

/** `number` counts the fonts of the file, from 1. */
export const embedFont = (file: PdfFile, font: Font, number: number): EmbeddedFont => {
  const scale = 1000 / font.unitsPerEm;
  const glyphs = [0];
  const meanings = ['\u0000'];
  const widths = [(font.getGlyph(0)?.advanceWidth ?? 0) * scale];
  const ref = file.object({});

  const write = (): void => {
    const facts = factsOf(font);
    const isPostScript = font.directory.tables['CFF '] !== undefined;
    const name = `${subsetTag(number)}+${facts.name}`;
    const bytes = programOf(font, glyphs, isPostScript);
    const program = file.object(isPostScript ? { Subtype: 'CIDFontType0C' } : { Length1: bytes.length });
    program.end(bytes);
    const descriptor = file.object({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: flagsOf(facts),
      FontBBox: facts.box.map((side) => side * scale),
      ItalicAngle: facts.italicAngle,
      Ascent: facts.ascent * scale,
      Descent: facts.descent * scale,
      CapHeight: facts.capHeight * scale,
      XHeight: facts.xHeight * scale,
      StemV: 0,
      [isPostScript ? 'FontFile3' : 'FontFile2']: program,
    });
    descriptor.end();
    const descendant = file.object({
      Type: 'Font',
      Subtype: isPostScript ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, widths],
      ...(isPostScript ? {} : { CIDToGIDMap: 'Identity' }),
    });
    descendant.end();
    const characters = file.object({});
    characters.end(Buffer.from(charactersTable(meanings), 'latin1'));
    Object.assign(ref.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: characters,
    });
    ref.end();
  };

  return {
    id: `F${number}`,
    ref,
    add: (glyph, meaning, width) => {
      meanings.push(meaning);
      widths.push(width);
      return glyphs.push(glyph) - 1;
    },
    write,
  };
};
