/** The severity as a filled label with its letter: the letter reads in black and white, the fill from afar. */
import { severityColours } from '../design.ts';
import type { Piece } from '../model.ts';

export type Severity = keyof typeof severityColours;

/** The label and the space after it. */
export const severityLabel = (severity: Severity): Piece[] => [
  {
    kind: 'text',
    text: `\u2005${severity}\u2005`,
    properties: { characterStyle: 'Severity', fill: severityColours[severity] },
  },
  { kind: 'text', text: ' ', properties: {} },
];
