/** The course of the incident on one axis, drawn to scale as vectors: points labelled above, spans below. */
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { colours, type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { Op } from '../layout/drawing.ts';
import { box, keepingLast, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { baselineOf, oneLine } from '../text/setting.ts';
import type { Typesetter } from '../text/unit.ts';
import { inLanes, stacked } from './lanes.ts';
import { measuredText } from './paragraph.ts';

const radius = 3.4;
const barHeight = 5.5;
const upperLane = 25;
const lowerLane = 12;
/** From the labels' lowest lane to the axis, and from the axis to the words of the spans. */
const gapAbove = 9;
const gapBelow = 8;

type Placing = { readonly width: number; readonly fonts: Setting['fonts']; readonly typesetter: Typesetter };

/** Where each point stands on an axis from `radius` to `width - radius`. */
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
const pointLabels = (block: TimelineFigure, xs: readonly number[], placing: Placing) => {
  const { typesetter, fonts } = placing;
  const nameBaseline = baselineOf(type.figureName, fonts);
  const timeBaseline = type.figureName.leading + baselineOf(type.figureTime, fonts);
  const at = { x: 0, baseline: 0 };
  const widths = block.points.map((point) =>
    Math.max(
      oneLine(point.label, type.figureName, at, typesetter).width,
      oneLine(point.time, type.figureTime, at, typesetter).width,
    ),
  );
  const places = inLanes(
    widths.map((width, index) => ({ x: xs[index] ?? 0, width })),
    placing.width,
  );
  const lanes = Math.max(0, ...places.map((place) => place.lane)) + 1;
  const axis = lanes * upperLane + gapAbove;
  const leaders: Op[] = [];
  const words: Op[] = [];
  places.forEach((place, index) => {
    const point = block.points[index];
    const width = widths[index] ?? 0;
    const x = xs[index] ?? 0;
    const top = (lanes - 1 - place.lane) * upperLane;
    const { side } = place;
    const align = side === 'centre' ? 'centre' : side === 'right' ? 'left' : 'right';
    const anchor =
      side === 'centre' ? place.left + width / 2 : side === 'right' ? place.left : place.left + width;
    const say = (text: string, style: TextStyle, baseline: number): readonly Op[] => [
      ...oneLine(text, style, { x: anchor, baseline: top + baseline, align }, typesetter).ops,
      // A space parts the labels for readers that do not see the gaps.
      ...oneLine(' ', style, { x: place.left + width, baseline: top + baseline }, typesetter).ops,
    ];
    words.push(
      ...say(point?.label ?? '', type.figureName, nameBaseline),
      ...say(point?.time ?? '', type.figureTime, timeBaseline),
    );
    leaders.push({
      kind: 'line',
      from: [x, side === 'centre' ? top + upperLane - 4.5 : top + 2],
      to: [x, axis],
      width: 0.4,
      colour: colours.quiet,
    });
  });
  return { leaders, words, axis };
};

/** Lengths below the axis, centred under their spans; those too narrow get a leader. */
const spanLabels = (block: TimelineFigure, xs: readonly number[], axis: number, placing: Placing) => {
  const { typesetter, fonts } = placing;
  const widths = block.spans.map(
    (span) => oneLine(span.length, type.figureTime, { x: 0, baseline: 0 }, typesetter).width,
  );
  const centres = block.spans.map((_, index) => ((xs[index] ?? 0) + (xs[index + 1] ?? 0)) / 2);
  const places = stacked(
    widths.map((width, index) => ({ x: centres[index] ?? 0, width })),
    placing.width,
  );
  const baseline = baselineOf(type.figureTime, fonts);
  const ops = places.flatMap((place, index): readonly Op[] => {
    const top = axis + gapBelow + place.lane * lowerLane;
    const leader: Op[] =
      place.lane === 0
        ? []
        : [
            {
              kind: 'line',
              from: [centres[index] ?? 0, axis + barHeight / 2 + 1],
              to: [centres[index] ?? 0, top + 1],
              width: 0.3,
              colour: colours.quiet,
            },
          ];
    const words = oneLine(
      `${block.spans[index]?.length ?? ''} `,
      type.figureTime,
      { x: place.left, baseline: top + baseline },
      typesetter,
    );
    return [...leader, ...words.ops];
  });
  const lanes = Math.max(0, ...places.map((place) => place.lane)) + 1;
  return { ops, bottom: axis + gapBelow + lanes * lowerLane };
};

const axisOps = (block: TimelineFigure, xs: readonly number[], axis: number): readonly Op[] => [
  ...block.spans.map((_, index): Op => {
    const from = xs[index] ?? 0;
    return {
      kind: 'rectangle',
      x: from,
      y: axis - barHeight / 2,
      width: Math.max(0, (xs[index + 1] ?? from) - from),
      height: barHeight,
      fill: colours.spans[index % colours.spans.length] ?? colours.hairline,
    };
  }),
  ...xs.map((x): Op => ({
    kind: 'circle',
    x: x - radius,
    y: axis - radius,
    width: 2 * radius,
    height: 2 * radius,
    fill: colours.paper,
    stroke: colours.ink,
    strokeWidth: 1.1,
  })),
];

export const timelineFigure = (block: TimelineFigure, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'Figure', { alt: block.alt });
  const caption = measuredText(
    [{ kind: 'text', text: block.caption }],
    type.caption,
    '',
    tagIn(setting.tag, 'P'),
    setting,
  );
  const items = (width: number): readonly Item[] => {
    const placing = { width, fonts: setting.fonts, typesetter: setting.typesetter('timeline') };
    const xs = positions(block.points, width);
    const labels = pointLabels(block, xs, placing);
    const spans = spanLabels(block, xs, labels.axis, placing);
    const ops = [...labels.leaders, ...axisOps(block, xs, labels.axis), ...labels.words, ...spans.ops];
    return [
      space(setting.paragraphGap * 1.4),
      ...keepingLast([box(spans.bottom, [mark(tag, ops, [width, spans.bottom])])]),
      space(4),
      ...caption.items(width),
      space(setting.paragraphGap * 1.6),
    ];
  };
  return { min: 200, natural: Infinity, items };
};
