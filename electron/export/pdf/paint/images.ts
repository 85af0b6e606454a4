/** Pictures as image objects, each written once however often it is drawn. */
import { deflateSync } from 'node:zlib';
import type { Picture } from '../image/picture.ts';
import type { ImageOp } from '../layout/drawing.ts';
import type { PageContent } from './content.ts';
import type { PdfFile, Ref } from './file.ts';

type Embedded = { readonly name: string; readonly ref: Ref };

const embed = (file: PdfFile, picture: Picture): Ref => {
  const dictionary = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: picture.width,
    Height: picture.height,
    BitsPerComponent: picture.bits,
  };
  let mask: Ref | undefined;
  if (picture.alpha) {
    mask = file.object({
      ...dictionary,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    });
    mask.end(deflateSync(picture.alpha));
  }
  const ref = file.object({
    ...dictionary,
    ColorSpace: picture.colourSpace,
    Filter: picture.encoding === 'jpeg' ? 'DCTDecode' : 'FlateDecode',
    ...(mask ? { SMask: mask } : {}),
  });
  ref.end(picture.encoding === 'jpeg' ? picture.data : deflateSync(picture.data));
  return ref;
};

const upright = [1, 0, 0, 1, 0, 0] as const;

/** For each Exif orientation, the unit square's x axis, y axis and origin on the upright picture (y upwards). */
const turns: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  1: upright,
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

export type ImagePainter = (op: ImageOp, x: number, y: number) => void;

export const imagePainter = (file: PdfFile, content: PageContent): ImagePainter => {
  const known = new Map<Picture, Embedded>();
  return (op, x, y) => {
    let image = known.get(op.picture);
    if (image === undefined) {
      image = { name: `Im${known.size + 1}`, ref: embed(file, op.picture) };
      known.set(op.picture, image);
    }
    file.sheet.xobjects[image.name] ??= image.ref;
    const out = content.graphic();
    out.text('q ');
    out.number(op.width);
    out.text(' 0 0 ');
    out.number(op.height);
    out.text(' ');
    content.point(x + op.x, y + op.y + op.height);
    out.text(`cm ${(turns[op.picture.orientation] ?? upright).join(' ')} cm /${image.name} Do Q\n`);
  };
};
