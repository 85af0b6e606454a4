/** The timeline as a picture: vector for readers that draw SVG, a sharp bitmap for the rest, its words as alt text. */
import { createHash } from 'node:crypto';
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { placed, styled } from '../blocks/paragraphs.ts';
import type { Flow } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { timelineScene } from './layout.ts';
import { openLettering } from './lettering.ts';
import { toPng } from './png.ts';
import { rasterise } from './raster.ts';
import { toSvg } from './svg.ts';

const twipsPerPoint = 20;
/** Pixels of the bitmap a point: 252 to the inch. */
const sharpness = 3.5;

export const timelineFigure = (block: TimelineFigure, setting: Setting, session: Session): Flow[] => {
  const scene = timelineScene(
    block,
    Math.floor(setting.width / twipsPerPoint),
    openLettering(session.typefaces),
  );
  const vector = toSvg(scene);
  const name = `timeline-${createHash('sha256').update(vector).digest('hex').slice(0, 12)}`;
  return [
    {
      kind: 'paragraph',
      style: 'Figure',
      ...placed(setting, ''),
      keepNext: true,
      content: [
        {
          kind: 'picture',
          image: { name: `${name}.png`, bytes: toPng(rasterise(scene, sharpness)) },
          vector: { name: `${name}.svg`, bytes: vector },
          name: 'Timeline',
          alt: block.alt,
          width: scene.width * twipsPerPoint,
          height: scene.height * twipsPerPoint,
          turns: 0,
          mirrored: false,
        },
      ],
    },
    styled('FigureCaption', block.caption, setting),
  ];
};
