/** The timeline's drawing as filled shapes, its words as outlines. */
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { discLine, drawTimeline, lettering } from '../../timeline/drawing.ts';
import type { Drawing, Leader, Words } from '../../timeline/drawing.ts';
import { ground, hairline, ink, quiet, spanColours } from '../design.ts';
import { baselineOf, outlined, textWidth } from './lettering.ts';
import type { Faces } from './lettering.ts';
import { disc, moved, rectangle } from './scene.ts';
import type { Scene, Shape } from './scene.ts';

const leaderShape = ({ x, top, bottom, width }: Leader): Shape =>
  rectangle(x - width / 2, top, width, bottom - top, quiet);

const shapesOf = (drawing: Drawing, wordShape: (words: Words) => Shape): readonly Shape[] => [
  ...drawing.leaders.map(leaderShape),
  ...drawing.bars.map((bar) =>
    rectangle(bar.x, bar.y, bar.width, bar.height, spanColours[bar.index % spanColours.length] ?? hairline),
  ),
  ...drawing.discs.flatMap(({ x, y, radius }) => [
    disc(x, y, radius + discLine / 2, ink),
    disc(x, y, radius - discLine / 2, ground),
  ]),
  ...drawing.names.map(wordShape),
  ...drawing.lengths.flatMap(({ leader, words }) => [
    ...(leader === null ? [] : [leaderShape(leader)]),
    wordShape(words),
  ]),
];

/** The figure on a canvas `width` points wide, as high as its labels need. */
export const timelineScene = (figure: TimelineFigure, width: number, faces: Faces): Scene => {
  const faceOf = (bold: boolean) => ({ font: bold ? faces.bold : faces.regular, size: lettering.size });
  const drawing = drawTimeline(figure, width - discLine, {
    width: (text, bold) => textWidth(text, faceOf(bold)),
    baseline: (bold) => baselineOf(faceOf(bold), lettering.leading),
  });
  const wordShape = ({ text, bold, x, baseline, align, colour }: Words): Shape => {
    const own = textWidth(text, faceOf(bold));
    const left = align === 'left' ? x : align === 'centre' ? x - own / 2 : x - own;
    return outlined(text, faceOf(bold), left, baseline, colour === 'ink' ? ink : quiet);
  };
  return {
    width,
    height: Math.ceil(drawing.height),
    // The outer discs stand on the axis's ends; half of their line reaches beyond.
    shapes: shapesOf(drawing, wordShape).map((shape) => moved(shape, discLine / 2)),
  };
};
