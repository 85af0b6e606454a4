/**
 * Pages look as they were approved. A page that does not leaves what it looks like now, and where it differs, under
 * test-results/pictures; `npm run test:pictures -- --approve` takes the new look for the approved one.
 */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfFonts } from '../../judges/poppler.ts';
import { projectFolder } from '../../setup/folders.ts';
import { comparePictures } from './compare.ts';
import { approvedPages, pdfOf, pictureOf } from './pages.ts';

const approvedFolder = path.join(import.meta.dirname, 'approved');
const resultsFolder = path.join(projectFolder, 'test-results', 'pictures');
const approves = process.env['DEBRIEF_APPROVE_PICTURES'] === '1';
const approvedPath = (name: string): string => path.join(approvedFolder, `${name}.png`);

describe('pages look as approved', () => {
  it.each(approvedPages)('$name', async (page) => {
    const actual = await pictureOf(page);
    if (approves) {
      await writeFile(approvedPath(page.name), actual);
      return;
    }
    const approved = await readFile(approvedPath(page.name));
    const { isSame, different, picture } = comparePictures(approved, actual);
    if (isSame) return;
    await mkdir(resultsFolder, { recursive: true });
    const [now, difference] = ['now', 'difference'].map((kind) =>
      path.join('test-results', 'pictures', `${page.name}-${kind}.png`),
    );
    await writeFile(path.join(projectFolder, now ?? ''), actual);
    await writeFile(path.join(projectFolder, difference ?? ''), picture);
    expect.fail(
      `The page “${page.name}” differs in ${different} pixels from the approved one. Look at ${now} and ${difference}; if the page is right, npm run test:pictures -- --approve.`,
    );
  });

  it('with the bundled fonts alone, which every machine has', async () => {
    for (const page of approvedPages) {
      for (const { name } of await pdfFonts(await pdfOf(page))) expect(name).toMatch(/IBMPlex|SourceSerif/);
    }
  });

  it('and no picture is left over, and all together are small', async () => {
    const files = await readdir(approvedFolder);
    expect(files.toSorted()).toEqual(approvedPages.map(({ name }) => `${name}.png`).toSorted());
    const sizes = await Promise.all(
      files.map(async (file) => (await stat(path.join(approvedFolder, file))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('the comparison', () => {
  let page: PNG;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await readFile(approvedPath('impact-and-actions'));
    page = PNG.sync.read(Buffer.from(bytes));
  });

  type Pixel = readonly [red: number, green: number, blue: number];
  const pixelAt = (png: PNG, x: number, y: number): Pixel => {
    const at = (y * png.width + x) * 4;
    return [png.data[at] ?? 255, png.data[at + 1] ?? 255, png.data[at + 2] ?? 255];
  };
  /** The page with each pixel as `change` makes it. */
  const changed = (change: (x: number, y: number, pixel: Pixel) => Pixel): Uint8Array => {
    const copy = new PNG({ width: page.width, height: page.height });
    for (let y = 0; y < page.height; y += 1) {
      for (let x = 0; x < page.width; x += 1) {
        copy.data.set([...change(x, y, pixelAt(page, x, y)), 255], (y * page.width + x) * 4);
      }
    }
    return PNG.sync.write(copy);
  };
  const isPaper = ([red, green, blue]: Pixel): boolean => red + green + blue > 3 * 250;
  const inkIn = (y: number): number =>
    Array.from({ length: page.width }, (_, x) => pixelAt(page, x, y)).filter((pixel) => !isPaper(pixel))
      .length;

  it('lets softer and harder edges of letters pass', () => {
    let seed = 7;
    const noise = (): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return (seed % 41) - 20;
    };
    const near = (channel: number, by: number): number => Math.min(255, Math.max(0, channel + by));
    const soft = changed((_x, _y, pixel) => {
      const by = isPaper(pixel) ? 0 : noise();
      return [near(pixel[0], by), near(pixel[1], by), near(pixel[2], by)];
    });
    expect(comparePictures(bytes, soft)).toMatchObject({ isSame: true });
  });

  it('notices a line of text that moved by one pixel', () => {
    // A band of text between two white rows.
    let top = 100;
    while (inkIn(top) < 40) top += 1;
    let bottom = top;
    while (inkIn(bottom) > 0) bottom += 1;
    const moved = changed((x, y, pixel) => (y >= top && y <= bottom ? pixelAt(page, x, y - 1) : pixel));
    expect(comparePictures(bytes, moved)).toMatchObject({ isSame: false });
  });

  it('notices a missing hairline', () => {
    const rules = Array.from({ length: page.height }, (_, y) => y).filter((y) => inkIn(y) > page.width * 0.7);
    const hairline = rules.find((y) => pixelAt(page, 100, y)[0] > 150);
    expect(hairline).toBeDefined();
    const without = changed((_x, y, pixel) => (y === hairline ? [255, 255, 255] : pixel));
    expect(comparePictures(bytes, without)).toMatchObject({ isSame: false });
  });

  it('notices another colour', () => {
    // The labels of severity P0, dark red, as those of P1.
    const isLabel = ([red, green, blue]: Pixel): boolean => red > 110 && green < 70 && blue < 60;
    let labels = 0;
    const recoloured = changed((_x, _y, pixel) => {
      if (!isLabel(pixel)) return pixel;
      labels += 1;
      return [0xb4, 0x47, 0x1a];
    });
    expect(labels).toBeGreaterThan(100);
    expect(comparePictures(bytes, recoloured)).toMatchObject({ isSame: false });
  });

  it('notices another size of paper', async () => {
    const letter = await readFile(approvedPath('draft-letter'));
    expect(comparePictures(bytes, letter)).toMatchObject({ isSame: false });
  });
});
