/** Attached pictures: printed as they are meant to be seen, or named as unreadable. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPicture, uprightSize } from '../../../electron/export/pdf/image/picture.ts';
import type { ImageBlock } from '../../../shared/document/blocks.ts';
import { withFile } from '../../judges/folder.ts';
import { pdfText } from '../../judges/poppler.ts';
import { checkPdf } from '../../judges/qpdf.ts';
import { run } from '../../judges/run.ts';
import { render } from './render.ts';
import { assetsOf, documentOf, fadingPng, hashOf, paragraph } from './sample.ts';

const imageOf = (bytes: Uint8Array): ImageBlock => ({
  kind: 'image',
  sha256: hashOf(bytes),
  mediaType: 'image/jpeg',
  alt: 'A page',
  caption: 'Screenshot',
  source: 'appendices.0',
});

const printed = async (bytes: Uint8Array) => {
  const rendered = await render(documentOf([imageOf(bytes)], { approval: [] }), {
    assets: assetsOf({ mediaType: 'image/jpeg', bytes }),
  });
  await checkPdf(rendered.bytes);
  return rendered;
};

/** A JPEG of a real page. */
const realJpeg = async (): Promise<Uint8Array> => {
  const { bytes } = await render(documentOf([paragraph('A page to look at.')], { approval: [] }));
  return withFile(bytes, 'page.pdf', async (file) => {
    await run('pdftoppm', ['-jpeg', '-r', '30', '-singlefile', file, file]);
    return readFile(`${file}.jpg`);
  });
};

/** The same picture, marked as taken with the camera turned. */
const turned = (jpeg: Uint8Array, orientation: number): Uint8Array => {
  // Segment of 34 bytes, "Exif", big-endian TIFF with one entry: tag 0x0112, a 16-bit number.
  const value = orientation.toString(16).padStart(4, '0');
  const exif = Buffer.from(
    `ffe10022 457869660000 4d4d002a00000008 0001 0112000300000001 ${value}0000 00000000`.replaceAll(' ', ''),
    'hex',
  );
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
};

/** The same file with a frame header that says four components, as a printing press asks for. */
const inFourColours = (bytes: Uint8Array): Buffer => {
  const copy = Buffer.from(bytes);
  for (let at = 2; at < copy.length;) {
    const marker = copy[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) {
      copy[at + 9] = 4;
      return copy;
    }
    at += 2 + copy.readUInt16BE(at + 2);
  }
  throw new Error('The JPEG has no frame.');
};

describe('pictures', () => {
  let jpeg: Uint8Array;
  beforeAll(async () => {
    jpeg = await realJpeg();
  });

  it('prints a JPEG', async () => {
    expect((await printed(jpeg)).warnings).toEqual([]);
  });

  it('prints a PNG with opacity, and the same logo on the cover', async () => {
    const png = fadingPng(300, 100);
    const document = documentOf([imageOf(png)], { approval: [] });
    const rendered = await render(
      { ...document, cover: { ...document.cover, logo: hashOf(png) } },
      { assets: assetsOf({ mediaType: 'image/png', bytes: png }) },
    );
    await checkPdf(rendered.bytes);
    expect(rendered.warnings).toEqual([]);
    const images = await withFile(rendered.bytes, 'document.pdf', (file) =>
      run('pdfimages', ['-list', file]),
    );
    expect(images.match(/\bimage\b.*\brgb\b/g)).toHaveLength(2);
    expect(images.match(/\bsmask\b/g)).toHaveLength(2);
  });

  it('sets a picture upright that was taken with the camera turned', async () => {
    const bytes = turned(jpeg, 6);
    const [flat, upright] = [readPicture(jpeg), readPicture(bytes)];
    if (!flat.ok || !upright.ok) throw new Error('The pictures must be readable.');
    expect(uprightSize(upright.picture)).toEqual([flat.picture.height, flat.picture.width]);
    expect((await printed(bytes)).warnings).toEqual([]);
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1), 'ends too early'],
    ['a GIF', () => Buffer.from('GIF89a…'), 'it is GIF, neither PNG nor JPEG; attach it as one of these'],
    ['a WebP', () => Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '), 'it is WebP, neither PNG nor JPEG'],
    [
      'an SVG',
      () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="a">'),
      'it is SVG, neither PNG nor JPEG',
    ],
    ['made for a printing press', inFourColours, 'CMYK'],
    ['empty', () => new Uint8Array(), 'neither PNG nor JPEG'],
  ])('names a file that is %s', async (_name, spoil, reason) => {
    const rendered = await printed(spoil(jpeg));
    expect(rendered.warnings).toEqual([{ path: 'appendices.0', message: expect.stringContaining(reason) }]);
    expect(await pdfText(rendered.bytes)).toContain('Image could not be read: Screenshot');
  });

  it('names damaged pixels of a PNG', async () => {
    const bytes = Buffer.from(fadingPng(40, 40));
    bytes.fill(0x5a, 45, 80);
    expect((await printed(bytes)).warnings).toHaveLength(1);
  });
});
