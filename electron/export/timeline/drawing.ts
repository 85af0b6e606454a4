/**
 * The course of an incident on one axis, drawn to scale: points named above, lengths of time below. What is drawn and
 * where is the same in every format; each draws the shapes and letters in its own way. Lengths are points, y down.
 */
import type { TimelineFigure } from '../../../shared/document/blocks.ts';
import { inLanes, stacked } from './lanes.ts';

/** Size and leading of the names, times and lengths. */
export const lettering = { size: 7.5, leading: 9.5 } as const;

/** How the format's faces measure the words. */
export type Ruler = {
  readonly width: (text: string, bold: boolean) => number;
  /** From the top of a line to its baseline. */
  readonly baseline: (bold: boolean) => number;
};

export type Colour = 'ink' | 'quiet';

export type Words = {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
  readonly baseline: number;
  /** What of the words stands at x. */
  readonly align: 'left' | 'centre' | 'right';
  readonly colour: Colour;
  /** Right end of the label the words belong to. */
  readonly end: number;
};

/** An upright line. */
export type Leader = {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
};

export type Drawing = {
  readonly height: number;
  /** Lines from names to their points. */
  readonly leaders: readonly Leader[];
  /** Spans on the axis; `index` counts them, for their colours. */
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly index: number;
  }[];
  /** Points on the axis, by their middle. */
  readonly discs: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  readonly names: readonly Words[];
  readonly lengths: readonly { readonly leader: Leader | null; readonly words: Words }[];
};

/** Width of the line around a disc. */
export const discLine = 1.1;

const radius = 3.4;
const barHeight = 5.5;
const upperLane = 25;
const lowerLane = 12;
/** From the labels' lowest lane to the axis, and from the axis to the words of the spans. */
const gapAbove = 9;
const gapBelow = 8;

const laneCount = (places: readonly { readonly lane: number }[]): number =>
  Math.max(0, ...places.map((place) => place.lane)) + 1;

/** Where each point stands on an axis from `radius` to `width - radius`; in even steps where all are at one instant. */
const positions = (points: TimelineFigure['points'], width: number): readonly number[] => {
  const first = points[0]?.epoch ?? 0;
  const length = (points.at(-1)?.epoch ?? first) - first;
  const room = width - 2 * radius;
  return points.map((point, index) =>
    length > 0
      ? radius + ((point.epoch - first) / length) * room
      : radius + (index / Math.max(1, points.length - 1)) * room,
  );
};

/** Names and times above the axis, each with a leader down to its point. */
const pointLabels = (figure: TimelineFigure, xs: readonly number[], width: number, ruler: Ruler) => {
  const widths = figure.points.map(({ label, time }) =>
    Math.max(ruler.width(label, true), ruler.width(time, false)),
  );
  const places = inLanes(
    widths.map((own, index) => ({ x: xs[index] ?? 0, width: own })),
    width,
  );
  const lanes = laneCount(places);
  const axis = lanes * upperLane + gapAbove;
  const labels = places.map((place, index) => {
    const own = widths[index] ?? 0;
    const { side, left } = place;
    const top = (lanes - 1 - place.lane) * upperLane;
    const words = (text: string, bold: boolean, line: number): Words => ({
      text,
      bold,
      x: side === 'centre' ? left + own / 2 : side === 'right' ? left : left + own,
      baseline: top + line * lettering.leading + ruler.baseline(bold),
      align: side === 'centre' ? 'centre' : side === 'right' ? 'left' : 'right',
      colour: bold ? 'ink' : 'quiet',
      end: left + own,
    });
    const point = figure.points[index];
    return {
      leader: {
        x: xs[index] ?? 0,
        top: side === 'centre' ? top + upperLane - 4.5 : top + 2,
        bottom: axis,
        width: 0.4,
      },
      words: [words(point?.label ?? '', true, 0), words(point?.time ?? '', false, 1)],
    };
  });
  return {
    axis,
    leaders: labels.map(({ leader }) => leader),
    names: labels.flatMap(({ words }) => words),
  };
};

/** Lengths below the axis, centred under their spans; those too narrow get a leader. */
const spanLabels = (
  figure: TimelineFigure,
  xs: readonly number[],
  axis: number,
  width: number,
  ruler: Ruler,
) => {
  const centres = figure.spans.map((_, index) => ((xs[index] ?? 0) + (xs[index + 1] ?? 0)) / 2);
  const widths = figure.spans.map((span) => ruler.width(span.length, false));
  const places = stacked(
    widths.map((own, index) => ({ x: centres[index] ?? 0, width: own })),
    width,
  );
  const lengths = places.map(({ left, lane }, index): Drawing['lengths'][number] => {
    const top = axis + gapBelow + lane * lowerLane;
    return {
      leader:
        lane === 0
          ? null
          : { x: centres[index] ?? 0, top: axis + barHeight / 2 + 1, bottom: top + 1, width: 0.3 },
      words: {
        text: figure.spans[index]?.length ?? '',
        bold: false,
        x: left,
        baseline: top + ruler.baseline(false),
        align: 'left',
        colour: 'quiet',
        end: left + (widths[index] ?? 0),
      },
    };
  });
  return { lengths, bottom: axis + gapBelow + laneCount(places) * lowerLane };
};

/** The figure, `width` wide and as high as its labels need. */
export const drawTimeline = (figure: TimelineFigure, width: number, ruler: Ruler): Drawing => {
  const xs = positions(figure.points, width);
  const { axis, leaders, names } = pointLabels(figure, xs, width, ruler);
  const { lengths, bottom } = spanLabels(figure, xs, axis, width, ruler);
  return {
    height: bottom,
    leaders,
    bars: figure.spans.map((_, index) => {
      const from = xs[index] ?? 0;
      return {
        x: from,
        y: axis - barHeight / 2,
        width: Math.max(0, (xs[index + 1] ?? from) - from),
        height: barHeight,
        index,
      };
    }),
    discs: xs.map((x) => ({ x, y: axis, radius })),
    names,
    lengths,
  };
};
