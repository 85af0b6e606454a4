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

/** Size in pixels at 96 to the inch: its own size, or smaller to fit. */
const fitted = (image: ImageHeader, box: Box): { width: number; height: number } => {
  const scale = Math.min(
    1,
    box.width / twipsPerPixel / image.width,
    box.height / twipsPerPixel / image.height,
  );
  return {
    width: Math.max(1, Math.floor(image.width * scale)),
    height: Math.max(1, Math.floor(image.height * scale)),
  };
};

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
          transformation: fitted(header, box),
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
