/** Lines, boxes, circles and ticks as PDF operators, in a space that runs down from the page's top left corner. */
import type { Colour } from '../design.ts';
import type { LineOp, ShapeOp } from '../layout/drawing.ts';

/** A thousandth, two, … as they stand behind the digits before the point. */
const fractions = Array.from({ length: 1000 }, (_, count) => String(count / 1000).slice(1));

/** Rounded to thousandths. Put together from whole numbers, which takes a third of the time: a page has hundreds. */
export const number = (value: number): string => {
  const thousandths = Math.round(value * 1000);
  if (!(thousandths >= 0 && thousandths < 1e9)) return String(thousandths / 1000);
  const rest = thousandths % 1000;
  return `${(thousandths - rest) / 1000}${fractions[rest] ?? ''}`;
};
const numbers = (...values: readonly number[]): string => values.map(number).join(' ');

/** The operator that sets each colour; a report has a dozen of them. */
const colourSetter = (operator: 'rg' | 'RG'): ((colour: Colour) => string) => {
  const known = new WeakMap<Colour, string>();
  return (colour) => {
    let text = known.get(colour);
    if (text === undefined) known.set(colour, (text = `${numbers(...colour)} ${operator}`));
    return text;
  };
};
export const fillColour = colourSetter('rg');
const strokeColour = colourSetter('RG');

export const linePath = (op: LineOp, x: number, y: number): string =>
  `${strokeColour(op.colour)} ${number(op.width)} w ${number(x + op.from[0])} ${number(y + op.from[1])} m ${number(x + op.to[0])} ${number(y + op.to[1])} l S`;

/** Control points of a quarter circle of radius 1. */
const kappa = 0.5523;

/** A box with corners rounded by ellipses of the given radii. */
const rounded = (x: number, y: number, width: number, height: number, rx: number, ry: number): string => {
  const [cx, cy] = [rx * (1 - kappa), ry * (1 - kappa)];
  const [right, bottom] = [x + width, y + height];
  return [
    `${numbers(x + rx, y)} m`,
    `${numbers(right - rx, y)} l`,
    `${numbers(right - cx, y, right, y + cy, right, y + ry)} c`,
    `${numbers(right, bottom - ry)} l`,
    `${numbers(right, bottom - cy, right - cx, bottom, right - rx, bottom)} c`,
    `${numbers(x + rx, bottom)} l`,
    `${numbers(x + cx, bottom, x, bottom - cy, x, bottom - ry)} c`,
    `${numbers(x, y + ry)} l`,
    `${numbers(x, y + cy, x + cx, y, x + rx, y)} c h`,
  ].join(' ');
};

const outline = (op: ShapeOp, x: number, y: number): string => {
  if (op.kind === 'circle') return rounded(x, y, op.width, op.height, op.width / 2, op.height / 2);
  if (op.kind === 'tick') {
    const at = (across: number, down: number): string => numbers(x + op.width * across, y + op.height * down);
    return `1 J 1 j ${at(0.2, 0.52)} m ${at(0.42, 0.76)} l ${at(0.82, 0.24)} l`;
  }
  return op.radius === undefined
    ? `${numbers(x, y, op.width, op.height)} re`
    : rounded(x, y, op.width, op.height, op.radius, op.radius);
};

export const shapePath = (op: ShapeOp, x: number, y: number): string => {
  const paint = op.fill ? (op.stroke ? 'B' : 'f') : 'S';
  return [
    'q',
    op.fill ? fillColour(op.fill) : '',
    op.stroke ? `${strokeColour(op.stroke)} ${number(op.strokeWidth ?? 1)} w` : '',
    outline(op, x + op.x, y + op.y),
    paint,
    'Q',
  ]
    .filter((part) => part !== '')
    .join(' ');
};
