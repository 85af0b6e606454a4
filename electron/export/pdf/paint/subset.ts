/** A TrueType font of a few glyphs, cut from a larger one. */
import type { Font } from 'fontkit';
import { fontTable, tableBytes } from './font-tables.ts';
import type { FontTable } from './font-tables.ts';

/** Flags of a part of a compound glyph, which say how long its entry is. */
const wide = 0x01;
const scaled = 0x08;
const more = 0x20;
const scaledTwice = 0x40;
const transformed = 0x80;

/** Tables that go over as they are: what the glyphs' instructions refer to. */
const whole = ['cvt ', 'fpgm', 'prep'] as const;

const aligned = (length: number): number => (length + 3) & ~3;

/** Places of the numbers of the glyphs that a compound glyph is made of; none for any other. */
const partsOf = (outline: FontTable): readonly number[] => {
  const places: number[] = [];
  if (outline.byteLength < 10 || outline.getInt16(0) >= 0) return places;
  for (let at = 10; ;) {
    const flags = outline.getUint16(at);
    places.push(at + 2);
    at += 4 + ((flags & wide) === 0 ? 2 : 4);
    if ((flags & scaled) !== 0) at += 2;
    else if ((flags & scaledTwice) !== 0) at += 4;
    else if ((flags & transformed) !== 0) at += 8;
    if ((flags & more) === 0) return places;
  }
};

/** Outlines in their order, with the parts that compound ones need added to the list of `glyphs`. */
const outlinesOf = (font: Font, glyphs: number[]): readonly Uint8Array[] => {
  const places = fontTable(font, 'loca');
  const outlines = fontTable(font, 'glyf');
  const isLong = fontTable(font, 'head').getInt16(50) !== 0;
  const place = (glyph: number): number =>
    isLong ? places.getUint32(glyph * 4) : places.getUint16(glyph * 2) * 2;
  const list: Uint8Array[] = [];
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[index] ?? 0;
    const bytes = tableBytes(outlines).slice(place(glyph), place(glyph + 1));
    const outline = new DataView(bytes.buffer);
    for (const at of partsOf(outline)) {
      const part = outline.getUint16(at);
      const known = glyphs.indexOf(part);
      outline.setUint16(at, known >= 0 ? known : glyphs.push(part) - 1);
    }
    list.push(bytes);
  }
  return list;
};

const metricsOf = (font: Font, glyphs: readonly number[]): DataView => {
  const metrics = fontTable(font, 'hmtx');
  const full = fontTable(font, 'hhea').getUint16(34);
  const table = new DataView(new ArrayBuffer(glyphs.length * 4));
  glyphs.forEach((glyph, index) => {
    // Glyphs beyond the list are as wide as its last and have a bearing alone.
    table.setUint16(index * 4, metrics.getUint16(Math.min(glyph, full - 1) * 4));
    const bearing = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2;
    table.setInt16(index * 4 + 2, metrics.getInt16(bearing));
  });
  return table;
};

const copyOf = (table: FontTable): DataView => new DataView(tableBytes(table).slice().buffer);

const sumOf = (bytes: DataView): number => {
  let sum = 0;
  for (let at = 0; at < bytes.byteLength; at += 4) sum = (sum + bytes.getUint32(at)) >>> 0;
  return sum;
};

/** Tables behind their directory, each on a boundary of four bytes. */
const fileOf = (tables: readonly (readonly [tag: string, content: Uint8Array])[]): Uint8Array => {
  const start = 12 + tables.length * 16;
  const bytes = new Uint8Array(tables.reduce((sum, [, { length }]) => sum + aligned(length), start));
  const view = new DataView(bytes.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, (tables.length - 2 ** power) * 16);
  let offset = start;
  tables.forEach(([tag, content], index) => {
    bytes.set(content, offset);
    const at = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) bytes[at + letter] = tag.charCodeAt(letter);
    view.setUint32(at + 4, sumOf(new DataView(bytes.buffer, offset, aligned(content.length))));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, content.length);
    offset += aligned(content.length);
  });
  return bytes;
};

/** A font file whose glyphs are those of the list, in its order; one may stand in it more than once. */
export const subsetTrueType = (font: Font, list: readonly number[]): Uint8Array => {
  const glyphs = [...list];
  const outlines = outlinesOf(font, glyphs);
  const places = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  const glyf = new Uint8Array(outlines.reduce((sum, { length }) => sum + aligned(length), 0));
  let offset = 0;
  outlines.forEach((outline, index) => {
    places.setUint32(index * 4, offset);
    glyf.set(outline, offset);
    offset += aligned(outline.length);
  });
  places.setUint32(glyphs.length * 4, offset);

  const head = copyOf(fontTable(font, 'head'));
  // The sum over the whole file, which nothing checks in an embedded font.
  head.setUint32(8, 0);
  head.setInt16(50, 1);
  const hhea = copyOf(fontTable(font, 'hhea'));
  hhea.setUint16(34, glyphs.length);
  const maxp = copyOf(fontTable(font, 'maxp'));
  maxp.setUint16(4, glyphs.length);
  const tables: (readonly [string, Uint8Array])[] = [
    ['glyf', glyf],
    ['head', tableBytes(head)],
    ['hhea', tableBytes(hhea)],
    ['hmtx', tableBytes(metricsOf(font, glyphs))],
    ['loca', tableBytes(places)],
    ['maxp', tableBytes(maxp)],
    ...whole.map((tag) => [tag, tableBytes(fontTable(font, tag))] as const),
  ];
  return fileOf(
    tables.filter(([, { length }]) => length > 0).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
};
