/** The timeline as a picture: vector for readers that draw SVG, a sharp bitmap for the rest, its words as alt text. */
import { ImageRun, Paragraph } from 'docx';
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { textRuns } from '../inline.ts';
import { placed } from '../paragraphs.ts';
import type { Flow, Session, Setting } from '../session.ts';
import { timelineScene } from './layout.ts';
import { toPng } from './png.ts';
import { rasterise } from './raster.ts';
import { toSvg } from './svg.ts';

const twipsPerPoint = 20;
/** Pixels at 96 to the inch, in which the library takes sizes. */
const pixelsPerPoint = 96 / 72;
/** Pixels of the bitmap a point: 252 to the inch. */
const sharpness = 3.5;

export const timelineFigure = (block: TimelineFigure, setting: Setting, session: Session): Flow[] => {
  const scene = timelineScene(block, Math.floor(setting.width / twipsPerPoint), session.lettering);
  const transformation = {
    width: Math.round(scene.width * pixelsPerPoint),
    height: Math.round(scene.height * pixelsPerPoint),
  };
  return [
    new Paragraph({
      style: 'Figure',
      ...placed(setting, ''),
      keepNext: true,
      children: [
        new ImageRun({
          type: 'svg',
          data: toSvg(scene),
          fallback: { type: 'png', data: toPng(rasterise(scene, sharpness)) },
          transformation,
          altText: { name: 'Timeline', description: block.alt },
        }),
      ],
    }),
    new Paragraph({
      style: 'FigureCaption',
      ...placed(setting, block.caption),
      children: textRuns(block.caption),
    }),
  ];
};
