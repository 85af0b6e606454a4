/** Pictures, scaled to the room they have; one that cannot be shown leaves a visible line and a warning. */
import { ImageRun, Paragraph } from 'docx';
import type { IParagraphOptions } from 'docx';
import type { ImageBlock } from '../../../shared/document/blocks.ts';
import { readImageHeader } from './image-header.ts';
import type { ImageHeader } from './image-header.ts';
import { textRuns } from './inline.ts';
import { placed } from './paragraphs.ts';
import type { Flow, Session, Setting } from './session.ts';

type Picture = Pick<ImageBlock, 'sha256' | 'alt' | 'source'>;
/** Twips. */
type Box = { readonly width: number; readonly height: number };

const twipsPerPixel = 15;

/** Size and turn in pixels at 96 to the inch: its own size, or smaller to fit; a photograph held sideways set upright. */
const placing = (image: ImageHeader, box: Box) => {
  const sideways = image.turns % 2 === 1;
  const [upWidth, upHeight] = sideways ? [image.height, image.width] : [image.width, image.height];
  const scale = Math.min(1, box.width / twipsPerPixel / upWidth, box.height / twipsPerPixel / upHeight);
  const width = Math.max(1, Math.floor(image.width * scale));
  const height = Math.max(1, Math.floor(image.height * scale));
  // Word takes the unturned size.
  return {
    width,
    height,
    ...(image.turns === 0 ? {} : { rotation: image.turns * 90 }),
    ...(image.mirrored ? { flip: { horizontal: true } } : {}),
  };
};

/** An inline picture that is turned sideways: its size, and the room beside it, which the library leaves at nothing. */
const sidewaysRoom =
  /(<wp:extent cx="(\d+)" cy="(\d+)"\/>)<wp:effectExtent [^>]*\/>(?=(?:(?!<\/wp:inline>).)*? rot="(?:54|162)00000")/gs;

/** Gives pictures turned by a quarter the room they reach into, so that they do not lie over the text around. */
export const makeRoomForTurned = (xml: string): string =>
  xml.replaceAll(sidewaysRoom, (_whole, extent: string, width: string, height: string) => {
    const beyond = Math.round((Number(width) - Number(height)) / 2);
    const [tall, wide] = [Math.max(0, beyond), Math.max(0, -beyond)];
    return `${extent}<wp:effectExtent l="${wide}" t="${tall}" r="${wide}" b="${tall}"/>`;
  });

const failure = (picture: Picture, reason: string, session: Session): Flow[] => {
  session.warn(picture.source, `The picture "${picture.alt}" ${reason}; the DOCX says so in its place.`);
  const text = `[Picture not shown: ${picture.alt}. It ${reason}. SHA-256 ${picture.sha256}]`;
  return [new Paragraph({ style: 'Note', children: textRuns(text) })];
};

/** A picture in a paragraph of its own, within `box`. */
export const picture = (block: Picture, box: Box, session: Session, options: IParagraphOptions): Flow[] => {
  const asset = session.assets.get(block.sha256);
  if (asset === undefined) return failure(block, 'is missing among the attachments', session);
  const header = readImageHeader(asset.bytes);
  if (header === null) return failure(block, 'is damaged or neither PNG nor JPEG', session);
  return [
    new Paragraph({
      ...options,
      children: [
        new ImageRun({
          type: header.type,
          data: asset.bytes,
          transformation: placing(header, box),
          altText: { name: `Picture ${block.sha256.slice(0, 12)}`, description: block.alt },
        }),
      ],
    }),
  ];
};

/** A picture of the report with its caption below. */
export const image = (block: ImageBlock, setting: Setting, session: Session): Flow[] => {
  const box = { width: setting.width, height: Math.round(session.page.textHeight * 0.7) };
  const options = { style: 'Figure', ...placed(setting, ''), keepNext: block.caption !== '' };
  const caption = new Paragraph({
    style: 'FigureCaption',
    ...placed(setting, block.caption),
    children: textRuns(block.caption),
  });
  return [...picture(block, box, session, options), ...(block.caption === '' ? [] : [caption])];
};
