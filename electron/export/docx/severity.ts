/** The severity as a filled label with its letter: the letter reads in black and white, the fill from afar. */
import { ShadingType, TextRun } from 'docx';
import { severityColours } from './design.ts';

export type Severity = keyof typeof severityColours;

/** Runs of the label and the space after it. */
export const severityLabel = (severity: Severity): TextRun[] => [
  new TextRun({
    text: `\u2005${severity}\u2005`,
    style: 'Severity',
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: severityColours[severity] },
  }),
  new TextRun(' '),
];
