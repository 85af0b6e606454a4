/** Pictures, scaled to the room they have; one that cannot be shown leaves a visible line and a warning. */
import type { ImageBlock } from '../../../../shared/document/blocks.ts';
import type { Flow, ParagraphProperties, Picture as PicturePiece } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { readImageHeader } from './image-header.ts';
import type { ImageHeader } from './image-header.ts';
import { textPieces } from './inline.ts';
import { placed, styled } from './paragraphs.ts';

type Picture = Pick<ImageBlock, 'sha256' | 'alt' | 'source'>;
/** Twips. */
type Box = { readonly width: number; readonly height: number };

/** A picture's own size is taken at 96 pixels to the inch. */
const twipsPerPixel = 15;

/** Its own size, or smaller to fit; a photograph held sideways stands upright in the box. */
const sizeIn = (image: ImageHeader, box: Box): Pick<PicturePiece, 'width' | 'height'> => {
  const sideways = image.turns % 2 === 1;
  const [upWidth, upHeight] = sideways ? [image.height, image.width] : [image.width, image.height];
  const scale = Math.min(twipsPerPixel, box.width / upWidth, box.height / upHeight);
  return {
    width: Math.max(1, Math.floor(image.width * scale)),
    height: Math.max(1, Math.floor(image.height * scale)),
  };
};

const failure = (picture: Picture, reason: string, session: Session): Flow[] => {
  session.warn(picture.source, `The picture "${picture.alt}" ${reason}; the DOCX says so in its place.`);
  const text = `[Picture not shown: ${picture.alt}. It ${reason}. SHA-256 ${picture.sha256}]`;
  return [{ kind: 'paragraph', style: 'Note', content: textPieces(text) }];
};

/** A picture in a paragraph of its own, within `box`. */
export const picture = (
  block: Picture,
  box: Box,
  session: Session,
  style: string,
  properties: ParagraphProperties = {},
): Flow[] => {
  const asset = session.assets.get(block.sha256);
  if (asset === undefined) return failure(block, 'is missing among the attachments', session);
  const header = readImageHeader(asset.bytes);
  if (header === null) return failure(block, 'is damaged or neither PNG nor JPEG', session);
  const name = block.sha256.slice(0, 12);
  return [
    {
      kind: 'paragraph',
      style,
      ...properties,
      content: [
        {
          kind: 'picture',
          image: { name: `${name}.${header.type}`, bytes: asset.bytes },
          name: `Picture ${name}`,
          alt: block.alt,
          ...sizeIn(header, box),
          turns: header.turns,
          mirrored: header.mirrored,
        },
      ],
    },
  ];
};

/** A picture of the report with its caption below. */
export const image = (block: ImageBlock, setting: Setting, session: Session): Flow[] => {
  const box = { width: setting.width, height: Math.round(session.page.textHeight * 0.7) };
  const shown = picture(block, box, session, 'Figure', {
    ...placed(setting, ''),
    keepNext: block.caption !== '',
  });
  return block.caption === '' ? shown : [...shown, styled('FigureCaption', block.caption, setting)];
};
