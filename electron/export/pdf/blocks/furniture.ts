/** What stands on every page outside the text: identity and state above, record and page number below, watermark. */
import type { PageFurniture } from '../../../../shared/document/blocks.ts';
import { colours, millimetres, strokes, type } from '../design.ts';
import type { Geometry, TextStyle } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { Mark, Op } from '../layout/drawing.ts';
import type { Typesetter } from '../text/unit.ts';
import { oneLine } from '../text/setting.ts';

export type FurnitureMarks = {
  readonly watermark: Mark | null;
  readonly header: Mark;
  readonly footer: Mark;
};

const headerBaseline = millimetres(15);
const footerBaseline = millimetres(13);

/** Text cut with an ellipsis where it would run into its neighbour. */
const fitting = (
  text: string,
  style: TextStyle,
  room: number,
  at: Parameters<typeof oneLine>[2],
  typesetter: Typesetter,
): readonly Op[] => {
  let letters = Array.from(text);
  let line = oneLine(text, style, at, typesetter);
  while (line.width > room && letters.length > 1) {
    letters = letters.slice(0, Math.max(1, Math.floor((letters.length * room) / line.width) - 1));
    line = oneLine(`${letters.join('')}…`, style, at, typesetter);
  }
  return line.ops;
};

/** Diagonal, from the lower left to the upper right, drawn before the text so that the text stays on top. */
const watermark = (text: string, geometry: Geometry, typesetter: Typesetter): Mark | null => {
  if (text === '') return null;
  const angle = (Math.atan2(geometry.height, geometry.width) * 180) / Math.PI;
  const diagonal = Math.hypot(geometry.width, geometry.height);
  const atFullSize = oneLine(text, type.watermark, { x: 0, baseline: 0 }, typesetter).width;
  const size = Math.min(type.watermark.size * 1.1, (type.watermark.size * diagonal * 0.62) / atFullSize);
  const style = { ...type.watermark, size };
  const { ops, width } = oneLine(text, style, { x: 0, baseline: 0 }, typesetter);
  const radians = (angle * Math.PI) / 180;
  const half = width / 2;
  const rise = size * 0.35;
  const x = geometry.width / 2 - half * Math.cos(radians) + rise * Math.sin(radians);
  const y = geometry.height / 2 + half * Math.sin(radians) + rise * Math.cos(radians);
  let along = 0;
  const placed = ops.map((op): Op => {
    if (op.kind !== 'text') return op;
    const start = along;
    along += op.words.reduce((sum, word) => sum + (word.width * size) / 1000, 0);
    return { ...op, x: x + start * Math.cos(radians), y: y - start * Math.sin(radians), angle };
  });
  return mark(null, placed);
};

export const furnitureFor = (
  furniture: PageFurniture,
  geometry: Geometry,
  typesetter: Typesetter,
): ((page: number, pages: number) => FurnitureMarks) => {
  const { left, bodyWidth, height } = geometry;
  const right = left + bodyWidth;
  const style = type.furniture;
  const emphasised: TextStyle = { ...style, weight: 'bold', colour: colours.ink };
  const behind = watermark(furniture.watermark, geometry, typesetter);
  const state = oneLine(
    furniture.state,
    emphasised,
    { x: right, baseline: headerBaseline, align: 'right' },
    typesetter,
  );
  const header = mark(null, [
    ...fitting(
      `${furniture.incidentId} · ${furniture.version}`,
      style,
      bodyWidth - state.width - 20,
      { x: left, baseline: headerBaseline },
      typesetter,
    ),
    ...state.ops,
  ]);
  const baseline = height - footerBaseline;
  const record = fitting(
    `Record ${furniture.shortHash} · saved ${furniture.recordedAt}`,
    style,
    bodyWidth * 0.7,
    { x: left, baseline },
    typesetter,
  );
  return (page, pages) => ({
    watermark: behind,
    header,
    footer: mark(null, [
      {
        kind: 'line',
        from: [left, baseline - 13],
        to: [right, baseline - 13],
        width: strokes.hair,
        colour: colours.hairline,
      },
      ...record,
      ...oneLine(`Page ${page} of ${pages}`, style, { x: right, baseline, align: 'right' }, typesetter).ops,
    ]),
  });
};
