/** Draws the course of an incident to scale: points named above the axis, lengths of time below it. */
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { ink, quiet } from '../design.ts';
import { lettering, textWidth } from './lettering.ts';
import type { Face, Faces } from './lettering.ts';
import { disc, rectangle } from './scene.ts';
import type { Scene, Shape } from './scene.ts';

const paper = 'FFFFFF';
/** Told apart by lightness as well as by hue, for print in black and white. */
const spanColours = ['C98A72', 'DCC798', '6FA3A3', 'B9CBE0', '8F86AD'] as const;

const textSize = 7.5;
const radius = 3.4;
const barHeight = 5.5;
/** Height of a row of names and times, and of a row of lengths. */
const nameRow = 25;
const lengthRow = 12;
const clearance = 7;

type Label = { readonly left: number; readonly width: number; readonly row: number };

/** Labels as near to their centres as the page allows, in rows so that none touches another; row 0 is at the axis. */
const placed = (centres: readonly number[], widths: readonly number[], total: number): readonly Label[] => {
  const ends: number[] = [];
  return centres.map((centre, index) => {
    const width = widths[index] ?? 0;
    const left = Math.max(0, Math.min(centre - width / 2, total - width));
    const free = ends.findIndex((end) => end + clearance <= left);
    const row = free === -1 ? ends.length : free;
    ends[row] = left + width;
    return { left, width, row };
  });
};

const rowsOf = (labels: readonly Label[]): number => Math.max(0, ...labels.map((label) => label.row)) + 1;

/** Where the points stand; all in even steps where they are at one instant. */
const positions = (points: TimelineFigure['points'], width: number): readonly number[] => {
  const first = points[0]?.epoch ?? 0;
  const length = (points.at(-1)?.epoch ?? first) - first;
  const room = width - 2 * radius;
  return points.map((point, index) => {
    const share = length > 0 ? (point.epoch - first) / length : index / Math.max(1, points.length - 1);
    return radius + share * room;
  });
};

const pointLabels = (figure: TimelineFigure, xs: readonly number[], width: number, faces: Faces) => {
  const name: Face = { font: faces.bold, size: textSize };
  const time: Face = { font: faces.regular, size: textSize };
  const nameWidths = figure.points.map((point) => textWidth(point.label, name));
  const timeWidths = figure.points.map((point) => textWidth(point.time, time));
  const widths = nameWidths.map((own, index) => Math.max(own, timeWidths[index] ?? 0));
  const labels = placed(xs, widths, width);
  const axis = rowsOf(labels) * nameRow + 6;
  const shapes = labels.map((label, index): { leader: Shape; words: readonly Shape[] } => {
    const top = axis - 6 - (label.row + 1) * nameRow;
    const centre = label.left + label.width / 2;
    const point = figure.points[index];
    const nameLeft = centre - (nameWidths[index] ?? 0) / 2;
    const timeLeft = centre - (timeWidths[index] ?? 0) / 2;
    return {
      leader: rectangle((xs[index] ?? 0) - 0.2, top + 20, 0.4, axis - top - 20, quiet),
      words: [
        rectangle(label.left - 1, top, label.width + 2, 19.5, paper),
        lettering(point?.label ?? '', name, nameLeft, top + 7.5, ink),
        lettering(point?.time ?? '', time, timeLeft, top + 17, quiet),
      ],
    };
  });
  return {
    axis,
    shapes: [...shapes.map((shape) => shape.leader), ...shapes.flatMap((shape) => shape.words)],
  };
};

const spanLabels = (
  figure: TimelineFigure,
  xs: readonly number[],
  axis: number,
  width: number,
  faces: Faces,
) => {
  const face: Face = { font: faces.regular, size: textSize };
  const centres = figure.spans.map((_, index) => ((xs[index] ?? 0) + (xs[index + 1] ?? 0)) / 2);
  const labels = placed(
    centres,
    figure.spans.map((span) => textWidth(span.length, face)),
    width,
  );
  const first = axis + 8;
  const shapes = labels.flatMap((label, index): readonly Shape[] => {
    const top = first + label.row * lengthRow;
    const leader =
      label.row === 0
        ? []
        : [
            rectangle(
              (centres[index] ?? 0) - 0.15,
              axis + barHeight / 2 + 1,
              0.3,
              top - axis - barHeight / 2,
              quiet,
            ),
          ];
    return [...leader, lettering(figure.spans[index]?.length ?? '', face, label.left, top + 7.5, quiet)];
  });
  return { shapes, bottom: first + rowsOf(labels) * lengthRow };
};

const axisShapes = (figure: TimelineFigure, xs: readonly number[], axis: number): readonly Shape[] => [
  ...figure.spans.map((_, index) => {
    const from = xs[index] ?? 0;
    const colour = spanColours[index % spanColours.length] ?? quiet;
    return rectangle(
      from,
      axis - barHeight / 2,
      Math.max(0, (xs[index + 1] ?? from) - from),
      barHeight,
      colour,
    );
  }),
  ...xs.flatMap((x) => [disc(x, axis, radius, ink), disc(x, axis, radius - 1.1, paper)]),
];

/** The figure on a canvas `width` points wide, as high as its labels need. */
export const timelineScene = (figure: TimelineFigure, width: number, faces: Faces): Scene => {
  const xs = positions(figure.points, width);
  const above = pointLabels(figure, xs, width, faces);
  const below = spanLabels(figure, xs, above.axis, width, faces);
  return {
    width,
    height: Math.ceil(below.bottom),
    shapes: [...above.shapes, ...below.shapes, ...axisShapes(figure, xs, above.axis)],
  };
};
