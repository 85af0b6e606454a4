/** Page geometry, type scale and colours of the printed report. Lengths are in points (1/72 inch). */
import { paperPoints } from '../../../shared/document/blocks.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';

export const millimetres = (length: number): number => (length * 72) / 25.4;

export type Colour = readonly [red: number, green: number, blue: number];

const hex = (value: string): Colour => {
  const channel = (at: number): number => Number.parseInt(value.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
};

/** Every pair of text and ground keeps its contrast when printed in greys. */
export const colours = {
  ink: hex('#16202b'),
  quiet: hex('#465463'),
  accent: hex('#1d3f72'),
  hairline: hex('#c3ccd5'),
  panel: hex('#eff2f5'),
  paper: hex('#ffffff'),
  watermark: hex('#edf0f3'),
  leader: hex('#8c98a4'),
  severity: { P0: hex('#8f1d17'), P1: hex('#b4471a'), P2: hex('#7a5200'), P3: hex('#4a5a6a') },
  /** Fills of the timeline's spans, told apart by lightness as well as by hue. */
  spans: [hex('#c98a72'), hex('#dcc798'), hex('#6fa3a3'), hex('#b9cbe0'), hex('#8f86ad')],
} as const;

export const strokes = { hair: 0.25, thin: 0.5, rule: 0.75 } as const;

export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly bodyWidth: number;
  readonly bodyHeight: number;
};

/** 24 mm on the binder's side, 20 mm outside, 26 mm at the top and 22 mm at the bottom. */
export const geometryOf = (paper: PaperSize): Geometry => {
  const [width, height] = paperPoints[paper];
  const left = millimetres(24);
  const top = millimetres(26);
  return {
    width,
    height,
    left,
    top,
    bodyWidth: width - left - millimetres(20),
    bodyHeight: height - top - millimetres(22),
  };
};

export type Family = 'serif' | 'sans' | 'mono';
export type Weight = 'regular' | 'medium' | 'bold';

export type TextStyle = {
  readonly family: Family;
  readonly weight: Weight;
  readonly italic: boolean;
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
};

const style = (
  family: Family,
  weight: Weight,
  size: number,
  leading: number,
  colour: Colour = colours.ink,
): TextStyle => ({ family, weight, italic: false, size, leading, colour });

export const type = {
  body: style('serif', 'regular', 10.25, 14.5),
  table: style('sans', 'regular', 8.75, 12),
  tableHead: style('sans', 'bold', 8, 11),
  tableMono: style('mono', 'regular', 8.25, 12),
  code: style('mono', 'regular', 8, 11.5),
  note: style('sans', 'regular', 8, 11, colours.quiet),
  label: style('sans', 'bold', 9.25, 13),
  term: style('sans', 'regular', 8.75, 12, colours.quiet),
  caption: style('sans', 'regular', 8, 11, colours.quiet),
  furniture: style('sans', 'regular', 7.75, 10, colours.quiet),
  heading1: style('sans', 'bold', 14, 18),
  heading2: style('sans', 'bold', 11, 15),
  heading3: style('sans', 'bold', 9.5, 13),
  organisation: style('sans', 'bold', 9.5, 13),
  kind: style('sans', 'regular', 10.5, 14, colours.accent),
  title: style('sans', 'bold', 23, 28),
  titlePage: style('sans', 'bold', 28, 34),
  keyValue: style('sans', 'medium', 15, 19),
  keyValueLong: style('sans', 'medium', 10.5, 14),
  keyLabel: style('sans', 'regular', 8, 11, colours.quiet),
  contentsTitle: style('sans', 'bold', 14, 18),
  contentsFirst: style('sans', 'medium', 9.5, 13),
  contentsSecond: style('sans', 'regular', 8.75, 12, colours.quiet),
  severity: style('sans', 'bold', 8, 12, colours.paper),
  figureName: style('sans', 'bold', 7.5, 9.5),
  figureTime: style('sans', 'regular', 7.5, 9.5, colours.quiet),
  watermark: style('sans', 'bold', 120, 120, colours.watermark),
} as const satisfies Record<string, TextStyle>;

/** How far section numbers hang into the left margin. */
export const hang = millimetres(11);
