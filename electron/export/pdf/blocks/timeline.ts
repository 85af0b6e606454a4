/** The course of the incident on one axis, drawn as vectors. */
import type { TimelineFigure } from '../../../../shared/document/blocks.ts';
import { discLine, drawTimeline } from '../../timeline/drawing.ts';
import type { Drawing, Leader, Words } from '../../timeline/drawing.ts';
import { colours, type } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { Op } from '../layout/drawing.ts';
import { box, keepingLast, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { baselineOf, oneLine } from '../text/setting.ts';
import type { Typesetter } from '../text/unit.ts';
import { measuredText } from './paragraph.ts';

const styleOf = (bold: boolean) => (bold ? type.figureName : type.figureTime);

const leaderOp = ({ x, top, bottom, width }: Leader): Op => ({
  kind: 'line',
  from: [x, top],
  to: [x, bottom],
  width,
  colour: colours.quiet,
});

const wordOps = ({ text, bold, x, baseline, align }: Words, typesetter: Typesetter): readonly Op[] =>
  oneLine(text, styleOf(bold), { x, baseline, align }, typesetter).ops;

/** A space parts the labels for readers that do not see the gaps. */
const apart = ({ bold, end, baseline }: Words, typesetter: Typesetter): readonly Op[] =>
  oneLine(' ', styleOf(bold), { x: end, baseline }, typesetter).ops;

const axisOps = ({ bars, discs }: Drawing): readonly Op[] => [
  ...bars.map(({ index, ...place }): Op => ({
    kind: 'rectangle',
    ...place,
    fill: colours.spans[index % colours.spans.length] ?? colours.hairline,
  })),
  ...discs.map(({ x, y, radius }): Op => ({
    kind: 'circle',
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
    fill: colours.paper,
    stroke: colours.ink,
    strokeWidth: discLine,
  })),
];

const opsOf = (drawing: Drawing, typesetter: Typesetter): readonly Op[] => [
  ...drawing.leaders.map(leaderOp),
  ...axisOps(drawing),
  ...drawing.names.flatMap((words) => [...wordOps(words, typesetter), ...apart(words, typesetter)]),
  ...drawing.lengths.flatMap(({ leader, words }) => [
    ...(leader === null ? [] : [leaderOp(leader)]),
    ...wordOps({ ...words, text: `${words.text} ` }, typesetter),
  ]),
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
    const typesetter = setting.typesetter('timeline');
    const drawing = drawTimeline(block, width, {
      width: (text, bold) => oneLine(text, styleOf(bold), { x: 0, baseline: 0 }, typesetter).width,
      baseline: (bold) => baselineOf(styleOf(bold), setting.fonts),
    });
    return [
      space(setting.paragraphGap * 1.4),
      ...keepingLast([box(drawing.height, [mark(tag, opsOf(drawing, typesetter), [width, drawing.height])])]),
      space(4),
      ...caption.items(width),
      space(setting.paragraphGap * 1.6),
    ];
  };
  return { min: 200, natural: Infinity, items };
};
