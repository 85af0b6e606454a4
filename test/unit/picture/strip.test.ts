/** Real pictures, tagged as cameras and editors tag them, and ExifTool as the judge of what is left. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPicture } from '../../../electron/export/pdf/image/picture.ts';
import { mediaTypeOf } from '../../../electron/library/media-type.ts';
import { stripPicture } from '../../../electron/picture/strip.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { runs } from '../../setup/runs.ts';

const exec = promisify(execFile);

let folder = '';
let remove: () => Promise<void>;
let jpeg: Buffer;
let progressive: Buffer;

/** A page with some colour, for Poppler to draw. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 80]/Contents 4 0 R>>endobj
4 0 obj<</Length 58>>stream
0.8 0.2 0.1 rg 10 10 60 40 re f 0 0.3 0.7 rg 50 30 60 40 re f
endstream endobj
trailer<</Root 1 0 R>>`;

const chunk = (name: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

const png = (): Buffer => {
  const header = Buffer.from('000000030000000208020000 00'.replaceAll(' ', ''), 'hex');
  const rows = Buffer.concat(
    [Buffer.alloc(10, 3), Buffer.alloc(10, 0)].map((row) => (row.writeUInt8(0, 0), row)),
  );
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('pHYs', Buffer.from('00000b1300000b1301', 'hex')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const pdf = path.join(folder, 'page.pdf');
  await writeFile(pdf, PDF);
  const draw = async (name: string, ...options: string[]): Promise<Buffer> => {
    await exec('pdftoppm', ['-jpeg', '-r', '72', '-singlefile', ...options, pdf, path.join(folder, name)]);
    return readFile(path.join(folder, `${name}.jpg`));
  };
  jpeg = await draw('plain');
  progressive = await draw('progressive', '-jpegopt', 'progressive=y');
});
afterAll(() => remove());

const file = async (bytes: Uint8Array, ending: string): Promise<string> => {
  const name = path.join(folder, `${crypto.randomUUID()}${ending}`);
  await writeFile(name, bytes);
  return name;
};

const tagged = async (bytes: Uint8Array, ending: string, ...tags: string[]): Promise<Buffer> => {
  const name = await file(bytes, ending);
  await exec('exiftool', ['-q', '-overwrite_original', ...tags, name]);
  return readFile(name);
};

/** What ExifTool finds in a file, but for what it says of the file and of the shape of the pixels. */
const told = async (bytes: Uint8Array, ending: string): Promise<string[]> => {
  const name = await file(bytes, ending);
  const { stdout } = await exec('exiftool', ['-G1', '-s', '-a', '-u', '-e', name]);
  return stdout
    .split('\n')
    .filter((line) => line !== '' && !/^\[(?:System|File|ExifTool|JFIF|PNG|PNG-pHYs|Adobe)\]/.test(line))
    .toSorted();
};

const stripped = (bytes: Uint8Array): Buffer => {
  const result = stripPicture(bytes, mediaTypeOf(bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return Buffer.from(result.value);
};

const SECRETS = ['Ana Ruiz', 'Secret Camera 3000', 'SN-12345', 'a comment nobody should read'];
const camera = [
  '-Make=Secret Camera 3000',
  '-Artist=Ana Ruiz',
  '-SerialNumber=SN-12345',
  '-DateTimeOriginal=2026:03:14 09:12:00',
  '-GPSLatitude=40.4168',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=3.7038',
  '-GPSLongitudeRef=W',
  '-XMP-dc:Creator=Ana Ruiz',
  '-XMP-photoshop:City=Madrid',
];

describe.each([{ kind: 'baseline' }, { kind: 'progressive' }] as const)('a JPEG ($kind)', ({ kind }) => {
  const original = (): Buffer => (kind === 'baseline' ? jpeg : progressive);

  test('tells nothing any more, and its pixels are the same byte by byte', async () => {
    const thumbnail = await file(jpeg, '.jpg');
    const bytes = await tagged(
      original(),
      '.jpg',
      ...camera,
      '-IPTC:By-line=Ana Ruiz',
      '-Comment=a comment nobody should read',
      `-ThumbnailImage<=${thumbnail}`,
    );
    expect((await told(bytes, '.jpg')).join('\n')).toContain('GPSLatitude');
    const clean = stripped(Buffer.concat([bytes, Buffer.from('a film behind the picture')]));
    expect(await told(clean, '.jpg')).toEqual([]);
    for (const secret of [...SECRETS, 'Madrid', 'a film behind']) expect(clean.includes(secret)).toBe(false);
    expect(clean.equals(stripped(original()))).toBe(true);
    expect(stripped(clean).equals(clean)).toBe(true);
    expect(readPicture(clean)).toMatchObject({ ok: true, picture: { width: 120, height: 80 } });
  });

  test.each([2, 3, 6, 8])(
    'keeps which way up it is (%i), and nothing else of its Exif',
    async (orientation) => {
      const bytes = await tagged(original(), '.jpg', ...camera, '-n', `-Orientation=${orientation}`);
      const clean = stripped(bytes);
      const left = await told(clean, '.jpg');
      expect(left.map((line) => line.split(/\s+/)[1])).toEqual(['Orientation']);
      expect(readPicture(clean)).toMatchObject({ ok: true, picture: { orientation } });
    },
  );

  test('keeps its colour profile', async () => {
    const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), Buffer.alloc(200, 7)]);
    const head = Buffer.from([0xff, 0xe2, 0, 0]);
    head.writeUInt16BE(profile.length + 2, 2);
    const bytes = Buffer.concat([original().subarray(0, 2), head, profile, original().subarray(2)]);
    expect(stripped(bytes).includes(profile)).toBe(true);
  });
});

describe('a PNG', () => {
  test('tells nothing any more, and shows the same', async () => {
    const plain = png();
    const iend = plain.length - 12;
    const text = [
      chunk('tEXt', Buffer.from('Comment\0a comment nobody should read')),
      chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('Ana Ruiz')])),
      chunk('tIME', Buffer.from('07ea030e090c00', 'hex')),
      chunk('prVt', Buffer.from('SN-12345')),
    ];
    const written = Buffer.concat([plain.subarray(0, iend), ...text, plain.subarray(iend)]);
    const bytes = Buffer.concat([await tagged(written, '.png', ...camera), Buffer.from('behind the end')]);
    expect((await told(bytes, '.png')).join('\n')).toContain('GPSLatitude');
    const clean = stripped(bytes);
    expect(await told(clean, '.png')).toEqual([]);
    expect(clean.equals(plain)).toBe(true);
  });

  test('keeps which way up it is', async () => {
    const clean = stripped(await tagged(png(), '.png', ...camera, '-n', '-IFD0:Orientation=6'));
    expect((await told(clean, '.png')).map((line) => line.split(/\s+/)[1])).toEqual(['Orientation']);
  });

  test('with a part that it cannot be shown without and that nobody knows is refused', () => {
    const plain = png();
    const strange = Buffer.concat([
      plain.subarray(0, 33),
      chunk('ABCD', Buffer.alloc(2)),
      plain.subarray(33),
    ]);
    expect(stripPicture(strange, 'image/png').ok).toBe(false);
  });
});

test.each([
  ['WebP', Buffer.from('RIFF\u0010\0\0\0WEBPVP8 ', 'latin1')],
  ['GIF', Buffer.from('GIF89a')],
  ['TIFF', Buffer.from('II*\0\u0008\0\0\0', 'latin1')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['HEIF', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1')],
])('of %s it is said that it cannot be done', (name, bytes) => {
  const result = stripPicture(bytes, mediaTypeOf(bytes));
  expect(result.ok ? '' : result.error.message).toContain(name);
  expect(result.ok ? '' : result.error.kept).toBe('Nothing was attached.');
});

test('what is no picture stays as it is', () => {
  for (const text of ['a log line\n', '%PDF-1.4 a document']) {
    const bytes = Buffer.from(text);
    expect(stripped(bytes).equals(bytes)).toBe(true);
  }
});

test('cut off or changed anywhere, a picture is refused or gives a picture, and nothing throws', () => {
  const pictures = [jpeg, progressive, png()];
  for (const whole of pictures) {
    for (let length = 0; length < whole.length - 2; length += 7) {
      expect(
        stripPicture(whole.subarray(0, length), whole === pictures[2] ? 'image/png' : 'image/jpeg').ok,
      ).toBe(false);
    }
  }
  fc.assert(
    fc.property(fc.nat(), fc.nat(255), (at, value) => {
      for (const whole of pictures) {
        const changed = Buffer.from(whole);
        changed[at % changed.length] = value;
        for (const type of ['image/png', 'image/jpeg']) stripPicture(changed, type);
      }
    }),
    runs(200),
  );
});
