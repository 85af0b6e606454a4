/** Pictures, scaled to the page, with caption; a line that says why where one cannot be read. */
import type { ImageBlock } from '../../../../shared/document/blocks.ts';
import { colours, type } from '../design.ts';
import { uprightSize } from '../image/picture.ts';
import { mark } from '../layout/drawing.ts';
import { box, keepingAll, space } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { measuredText } from './paragraph.ts';

/** Screenshots are thought of at 96 pixels to the inch. */
const pointsPerPixel = 0.75;
/** What of a page's height a picture may take, so that its caption and a heading still fit. */
const tallest = 0.8;

export const image = (block: ImageBlock, setting: Setting): Measured => {
  const result = setting.picture(block.sha256);
  const name = block.caption || block.alt || 'no name given';
  if (!result.ok) {
    setting.warn(block.source, `The image “${name}” could not be printed: ${result.reason}.`);
    const text = `Image could not be read: ${name} (${result.reason})`;
    const style = { ...setting.text, italic: true, colour: colours.quiet };
    const line = measuredText(
      [{ kind: 'text', text }],
      style,
      block.source,
      tagIn(setting.tag, 'P'),
      setting,
    );
    return { ...line, items: (width) => [...line.items(width), space(setting.paragraphGap)] };
  }

  const { picture } = result;
  const tag = tagIn(setting.tag, 'Figure', { alt: block.alt === '' ? name : block.alt });
  const caption =
    block.caption === ''
      ? null
      : measuredText(
          [{ kind: 'text', text: block.caption }],
          type.caption,
          block.source,
          tagIn(setting.tag, 'P'),
          setting,
        );
  const [pixelWidth, pixelHeight] = uprightSize(picture);
  return {
    min: Math.min(pixelWidth * pointsPerPixel, 60),
    natural: pixelWidth * pointsPerPixel,
    items: (width) => {
      const scale = Math.min(
        pointsPerPixel,
        width / pixelWidth,
        (setting.geometry.bodyHeight * tallest) / pixelHeight,
      );
      const size = { width: pixelWidth * scale, height: pixelHeight * scale };
      return [
        space(setting.paragraphGap),
        ...keepingAll([
          box(size.height, [
            mark(tag, [{ kind: 'image', x: 0, y: 0, ...size, picture }], [size.width, size.height]),
            mark(null, [
              { kind: 'rectangle', x: 0, y: 0, ...size, stroke: colours.hairline, strokeWidth: 0.4 },
            ]),
          ]),
          ...(caption ? [space(4), ...caption.items(width)] : []),
        ]),
        space(setting.paragraphGap * 1.4),
      ];
    },
  };
};
