/** A box that is ticked or not, drawn as vectors so that no font has to have it. */
import { colours } from '../design.ts';
import type { ShapeOp } from '../layout/drawing.ts';

const side = 8.2;
/** The box and the gap to the words beside it. */
export const tickBoxWidth = side + 5;

export const tickWords = (checked: boolean): string => (checked ? 'Ticked: ' : 'Not ticked: ');

/** The box sits on the baseline of the words beside it, a little below as capitals ask for. */
export const tickBox = (checked: boolean, x: number, baseline: number): readonly ShapeOp[] => {
  const place = { x: x + 0.4, y: baseline - side + 1.1, width: side, height: side };
  return [
    { kind: 'rectangle', ...place, stroke: colours.ink, strokeWidth: 0.7 },
    ...(checked ? [{ kind: 'tick', ...place, stroke: colours.ink, strokeWidth: 1.3 } as const] : []),
  ];
};
