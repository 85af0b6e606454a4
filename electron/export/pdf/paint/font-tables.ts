/**
 * What embedding a font needs of its file, read from its tables (OpenType 1.9) as they lie there: fontkit would make
 * objects of whole tables first, which takes longer than all that is done with them.
 */
import type { Font } from 'fontkit';

/** One table of a font file; an empty one where the file has none of that name. */
export type FontTable = DataView;

export const fontTable = ({ directory, stream: { buffer } }: Font, tag: string): FontTable => {
  const { offset = 0, length = 0 } = directory.tables[tag] ?? {};
  return new DataView(buffer.buffer, buffer.byteOffset + offset, length);
};

export const tableBytes = (table: FontTable): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength);

/** For the description of a font in the file. Lengths in units of the font. */
export type FontFacts = {
  readonly name: string;
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Degrees, negative to the right. */
  readonly italicAngle: number;
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
  /** IBM's class: 1 to 5 and 7 have serifs, 10 is script. */
  readonly familyClass: number;
};

const postScriptName = 6;
const unicodePlatforms = new Set([0, 3]);

const nameOf = (table: FontTable): string => {
  const strings = table.getUint16(4);
  for (let record = 0; record < table.getUint16(2); record += 1) {
    const at = 6 + record * 12;
    if (table.getUint16(at + 6) !== postScriptName) continue;
    const start = strings + table.getUint16(at + 10);
    const bytes = tableBytes(table).slice(start, start + table.getUint16(at + 8));
    const isWide = unicodePlatforms.has(table.getUint16(at));
    // Names of PostScript are ASCII: of two bytes the second counts.
    const letters = isWide ? bytes.filter((_, index) => index % 2 === 1) : bytes;
    return String.fromCharCode(...letters).replaceAll(/[^!-~]|[()<>[\]{}/%#]/g, '_');
  }
  return 'Unnamed';
};

export const factsOf = (font: Font): FontFacts => {
  const head = fontTable(font, 'head');
  const hhea = fontTable(font, 'hhea');
  const post = fontTable(font, 'post');
  const os2 = fontTable(font, 'OS/2');
  const ascent = hhea.getInt16(4);
  const hasHeights = os2.byteLength >= 90;
  return {
    name: nameOf(fontTable(font, 'name')),
    box: [36, 38, 40, 42].map((at) => head.getInt16(at)),
    ascent,
    descent: hhea.getInt16(6),
    capHeight: (hasHeights ? os2.getInt16(88) : 0) || ascent,
    xHeight: hasHeights ? os2.getInt16(86) : 0,
    italicAngle: post.getInt32(4) / 0x10000,
    isFixedPitch: post.getUint32(12) !== 0,
    isItalic: (head.getUint16(44) & 2) !== 0,
    familyClass: os2.byteLength > 31 ? os2.getUint8(30) : 0,
  };
};
