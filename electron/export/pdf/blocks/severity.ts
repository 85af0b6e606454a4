/** A severity as a filled label: its letter reads in black and white as well. */
import type { Cell } from '../../../../shared/document/blocks.ts';
import { colours, type } from '../design.ts';
import type { Op } from '../layout/drawing.ts';
import { oneLine } from '../text/setting.ts';
import type { Typesetter } from '../text/unit.ts';

const width = 18;
const height = 11.4;
/** The label and the gap to the words beside it. */
export const severityWidth = width + 5;

export const severityLabel = (
  severity: NonNullable<Cell['severity']>,
  x: number,
  baseline: number,
  typesetter: Typesetter,
): readonly Op[] => [
  {
    kind: 'rectangle',
    x,
    y: baseline - height + 2.7,
    width,
    height,
    fill: colours.severity[severity],
    radius: 1.8,
  },
  // The space parts the label from the words after it for readers that do not see the gap.
  ...oneLine(severity, type.severity, { x: x + width / 2, baseline, align: 'centre' }, typesetter).ops,
  ...oneLine(' ', type.severity, { x: x + width, baseline }, typesetter).ops,
];
