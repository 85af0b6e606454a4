import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths } from '../../../electron/export/column-widths.ts';
import { directionRuns, startsRightToLeft } from '../../../electron/export/docx/blocks/direction.ts';
import { bookmarkName, countsAlong } from '../../../electron/export/docx/blocks/headings.ts';
import { readImageHeader } from '../../../electron/export/docx/blocks/image-header.ts';
import { linesOf } from '../../../electron/export/docx/pages/lines.ts';
import { openMetrics, widthsOf } from '../../../electron/export/docx/pages/metrics.ts';
import { sanitiseText } from '../../../electron/export/docx/sanitise.ts';
import { timelineScene } from '../../../electron/export/docx/timeline/layout.ts';
import { readFaces } from '../../../electron/export/docx/package/fonts.ts';
import { openTypefaces } from '../../../electron/export/docx/typefaces.ts';
import { openLettering } from '../../../electron/export/docx/timeline/lettering.ts';
import { toPng } from '../../../electron/export/docx/timeline/png.ts';
import { rasterise } from '../../../electron/export/docx/timeline/raster.ts';
import { disc, rectangle } from '../../../electron/export/docx/timeline/scene.ts';
import { toSvg } from '../../../electron/export/docx/timeline/svg.ts';
import type { Heading } from '../../../shared/document/blocks.ts';
import { jpeg, png } from './sample.ts';
import { fontsFolder } from './read.ts';

const heading = (level: 1 | 2 | 3, number: string): Heading => ({
  kind: 'heading',
  level,
  number,
  text: 'x',
  anchor: 'x',
});

const pixel = (bitmap: ReturnType<typeof rasterise>, x: number, y: number): readonly number[] => [
  ...bitmap.pixels.subarray((y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 4),
];

describe('column widths', () => {
  const need = fc.record({
    weight: fc.double({ min: 0, max: 100, noNaN: true }),
    min: fc.nat(200),
    natural: fc.array(fc.nat(2000), { minLength: 3, maxLength: 3 }),
  });

  test('always add up to the table and honour minima while there is room', () => {
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 300, max: 800 }),
        (needs, total) => {
          const widths = columnWidths(needs, total);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(total, 3);
          const minima = needs.map((each) => Math.min(each.min, total * 0.4));
          if (minima.reduce((sum, min) => sum + min, 0) > total) return;
          widths.forEach((width, index) => expect(width).toBeGreaterThanOrEqual(minima[index]! - 0.001));
        },
      ),
      { examples: [[[{ weight: 0, min: 0, natural: [0, 0, 0] }], 300]] },
    );
  });
});

describe('measured text', () => {
  test('words are parted at spaces and hyphens, dates at none', async () => {
    const metrics = openMetrics(openTypefaces(await readFaces(fontsFolder)))({
      font: 'mono',
      bold: false,
      italic: false,
    });
    const letter = metrics.advance(0x61) * 10;
    expect(widthsOf('ab cdef\nx', metrics, 10).natural).toBeCloseTo(7 * letter);
    expect(widthsOf('ab cdef-gh', metrics, 10).longest).toBeCloseTo(5 * letter);
    expect(widthsOf('2026-03-14 09:12', metrics, 10, true).longest).toBeCloseTo(10 * letter);
  });

  test('lines are filled word by word, long words broken, tabs and line ends obeyed', async () => {
    const metrics = openMetrics(openTypefaces(await readFaces(fontsFolder)))({
      font: 'mono',
      bold: false,
      italic: false,
    });
    const letter = metrics.advance(0x61) * 10;
    const lines = (text: string, letters: number, start = 0): number =>
      linesOf([{ text, metrics, size: 10 }], { width: letters * letter, start, tab: 0 });
    expect(lines('', 10)).toBe(1);
    expect(lines('aaaa bbbb cccc', 9)).toBe(2);
    expect(lines('aaaa bbbb cccc', 14)).toBe(1);
    expect(lines('aaaa    bbbb', 4)).toBe(2);
    expect(lines('a'.repeat(25), 10)).toBe(3);
    expect(lines('aaaa-bbbb', 6)).toBe(2);
    expect(lines('a\nb\n', 10)).toBe(3);
    expect(lines('1.\taaaa bbbb', 9, -3 * letter)).toBe(1);
    expect(lines('事'.repeat(12), 10)).toBe(2);
  });
});

describe('direction', () => {
  test('runs hold the whole text in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('שלום', 'abc', ' ', '42', '(', 'مرحبا', '🔥', 'é')), (parts) => {
        const text = parts.join('');
        expect(
          directionRuns(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('numbers between right-to-left words belong to them', () => {
    expect(directionRuns('שרת 14 נפל')).toEqual([{ text: 'שרת 14 נפל', rightToLeft: true }]);
    expect(startsRightToLeft('42 שרת')).toBe(true);
    expect(startsRightToLeft('Host שרת')).toBe(false);
  });
});

test('sanitised text holds no character XML forbids and leaves every other alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = sanitiseText(text);
      expect(clean.isWellFormed()).toBe(true);
      expect(sanitiseText(clean)).toBe(clean);
      expect(clean.replaceAll(/[\n\uFFFD]/g, '')).toBe(
        text.replaceAll(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu, (sign) => (sign === '\t' ? sign : '')),
      );
    }),
  );
});

describe('headings', () => {
  test.each([
    [[heading(1, '1'), heading(2, '1.1'), heading(2, '1.2'), heading(1, '2'), heading(2, '2.1')], true],
    [[heading(1, '1'), heading(1, ''), heading(1, '2')], true],
    [[heading(1, '2')], false],
    [[heading(1, '1'), heading(3, '1.0.1')], false],
    [[heading(1, 'A')], false],
  ] as const)('%j counts along: %s', (headings, expected) => {
    expect(countsAlong(headings)).toBe(expected);
  });

  test('bookmark names tell anchors apart', () => {
    const anchor = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
    fc.assert(
      fc.property(fc.uniqueArray(anchor, { minLength: 2, maxLength: 20 }), (anchors) => {
        const names = anchors.map(bookmarkName);
        expect(new Set(names).size).toBe(anchors.length);
        for (const name of names) expect(name).toMatch(/^_Toc_\w{1,35}$/);
      }),
    );
  });
});

describe('image headers', () => {
  test('whole pictures give their size', () => {
    expect(readImageHeader(png(30, 20))).toMatchObject({ type: 'png', width: 30, height: 20 });
  });

  test.each([
    [1, { turns: 0, mirrored: false }],
    [2, { turns: 0, mirrored: true }],
    [3, { turns: 2, mirrored: false }],
    [6, { turns: 1, mirrored: false }],
    [8, { turns: 3, mirrored: false }],
    [9, { turns: 0, mirrored: false }],
  ])('a photograph of Exif orientation %i is set upright', (orientation, expected) => {
    for (const little of [false, true]) {
      const header = readImageHeader(jpeg(40, 30, orientation, little));
      expect(header).toEqual({ type: 'jpg', width: 40, height: 30, ...expected });
    }
  });

  test('a picture cut short anywhere is none, and nothing throws', () => {
    const whole = png(30, 20);
    for (let length = 0; length < whole.length; length += 1) {
      expect(readImageHeader(whole.subarray(0, length))).toBeNull();
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readImageHeader(bytes) === null));
    const jpegLike = fc
      .uint8Array({ maxLength: 400 })
      .map((bytes) => Uint8Array.of(0xff, 0xd8, 0xff, ...bytes));
    fc.assert(fc.property(jpegLike, (bytes) => readImageHeader(bytes)?.type !== 'png'));
  });
});

describe('the timeline picture', () => {
  test('fills what lies inside a shape and half of what it half covers', () => {
    const bitmap = rasterise({ width: 10, height: 10, shapes: [rectangle(2, 2, 4.5, 4, '112233')] }, 1);
    expect(pixel(bitmap, 3, 3)).toEqual([0x11, 0x22, 0x33, 255]);
    expect(pixel(bitmap, 8, 3)[3]).toBe(0);
    expect(pixel(bitmap, 6, 3)[3]).toBeGreaterThan(110);
    expect(pixel(bitmap, 6, 3)[3]).toBeLessThan(145);
  });

  test('a disc covers the area of a disc', () => {
    const bitmap = rasterise({ width: 40, height: 40, shapes: [disc(20, 20, 15, '000000')] }, 1);
    let area = 0;
    for (let at = 3; at < bitmap.pixels.length; at += 4) area += (bitmap.pixels[at] ?? 0) / 255;
    expect(area).toBeGreaterThan(Math.PI * 225 * 0.99);
    expect(area).toBeLessThan(Math.PI * 225 * 1.01);
  });

  test('its PNG is whole and holds the pixels', () => {
    const bitmap = rasterise({ width: 12, height: 8, shapes: [rectangle(0, 0, 12, 8, 'C98A72')] }, 2);
    const file = toPng(bitmap);
    expect(readImageHeader(file)).toMatchObject({ type: 'png', width: 24, height: 16 });
    const start = Buffer.from(file).indexOf('IDAT') + 4;
    const rows = inflateSync(Buffer.from(file).subarray(start));
    expect(rows.length).toBe(16 * (24 * 4 + 1));
    expect([...rows.subarray(1, 5)]).toEqual([0xc9, 0x8a, 0x72, 255]);
  });

  test('stays inside its canvas however close the points are and however long their names', async () => {
    const faces = openLettering(openTypefaces(await readFaces(fontsFolder)));
    const minute = 60_000;
    for (const gaps of [
      [1, 1, 1, 1],
      [1, 100_000, 1, 1],
      [0, 0, 0, 0],
    ]) {
      const epochs = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap * minute], [0]);
      const scene = timelineScene(
        {
          kind: 'timelineFigure',
          points: epochs.map((epoch, index) => ({
            label: `A rather long name ${index}`,
            epoch,
            time: '03-14 09:12',
          })),
          spans: gaps.map((gap) => ({ length: `${gap} min` })),
          caption: '',
          alt: '',
        },
        470,
        faces,
      );
      for (const shape of scene.shapes) {
        for (const [, ...numbers] of shape.path) {
          numbers.forEach((value, axis) => {
            expect(value).toBeGreaterThanOrEqual(-1.1);
            expect(value).toBeLessThanOrEqual((axis % 2 === 0 ? scene.width : scene.height) + 1.1);
          });
        }
      }
      expect(new TextDecoder().decode(toSvg(scene))).not.toMatch(/NaN|Infinity/);
    }
  });
});
