/** Boxes, circles and ticks. */
import type { ShapeOp } from '../layout/drawing.ts';
import { fillColour, strokeColour } from './colours.ts';
import type { PageContent } from './content.ts';

/** Control points of a quarter circle of radius 1. */
const kappa = 0.5523;

/** A box with corners rounded by ellipses of the given radii. */
const rounded = (
  content: PageContent,
  x: number,
  y: number,
  { width, height }: ShapeOp,
  rx: number,
  ry: number,
): void => {
  const { out } = content;
  const [cx, cy] = [rx * (1 - kappa), ry * (1 - kappa)];
  const [right, bottom] = [x + width, y + height];
  const line = (toX: number, toY: number, operator: 'm ' | 'l '): void => {
    content.point(toX, toY);
    out.text(operator);
  };
  const curve = (x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void => {
    content.point(x1, y1);
    content.point(x2, y2);
    content.point(x3, y3);
    out.text('c ');
  };
  line(x + rx, y, 'm ');
  line(right - rx, y, 'l ');
  curve(right - cx, y, right, y + cy, right, y + ry);
  line(right, bottom - ry, 'l ');
  curve(right, bottom - cy, right - cx, bottom, right - rx, bottom);
  line(x + rx, bottom, 'l ');
  curve(x + cx, bottom, x, bottom - cy, x, bottom - ry);
  line(x, y + ry, 'l ');
  curve(x, y + cy, x + cx, y, x + rx, y);
  out.text('h ');
};

const tick = (content: PageContent, x: number, y: number, { width, height }: ShapeOp): void => {
  const { out } = content;
  out.text('1 J 1 j ');
  content.point(x + width * 0.2, y + height * 0.52);
  out.text('m ');
  content.point(x + width * 0.42, y + height * 0.76);
  out.text('l ');
  content.point(x + width * 0.82, y + height * 0.24);
  out.text('l ');
};

const outline = (content: PageContent, op: ShapeOp, x: number, y: number): void => {
  if (op.kind === 'tick') tick(content, x, y, op);
  else if (op.kind === 'circle') rounded(content, x, y, op, op.width / 2, op.height / 2);
  else if (op.radius !== undefined) rounded(content, x, y, op, op.radius, op.radius);
  else {
    content.point(x, y + op.height);
    content.out.number(op.width);
    content.out.text(' ');
    content.out.number(op.height);
    content.out.text(' re ');
  }
};

export const drawShape = (content: PageContent, op: ShapeOp, x: number, y: number): void => {
  const out = content.graphic();
  out.text('q ');
  if (op.fill) out.text(fillColour(op.fill));
  if (op.stroke) {
    out.text(strokeColour(op.stroke));
    out.number(op.strokeWidth ?? 1);
    out.text(' w ');
  }
  outline(content, op, x + op.x, y + op.y);
  out.text(op.fill ? (op.stroke ? 'B Q\n' : 'f Q\n') : 'S Q\n');
};
