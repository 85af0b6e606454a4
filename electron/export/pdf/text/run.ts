/** Runs of styled text: the neutral inlines with the faces, sizes and colours of the place where they stand. */
import type { Inline } from '../../../../shared/document/blocks.ts';
import { colours } from '../design.ts';
import type { TextStyle } from '../design.ts';

export type Run = {
  readonly text: string;
  readonly style: TextStyle;
  readonly strike: boolean;
  /** Target of a link, '' for none. */
  readonly link: string;
  /** Ends the line. */
  readonly hard: boolean;
};

/** Monospaced letters look larger than the text around them at the same size. */
const codeScale = 0.88;

const styleOf = (inline: Extract<Inline, { kind: 'text' }>, base: TextStyle): TextStyle => {
  const plain = !(inline.bold ?? inline.italic ?? inline.code ?? inline.link);
  if (plain) return base;
  const code = inline.code === true && base.family !== 'mono';
  return {
    ...base,
    family: code ? 'mono' : base.family,
    size: code ? base.size * codeScale : base.size,
    weight: inline.bold === true ? 'bold' : base.weight,
    italic: inline.italic === true || base.italic,
    colour: inline.link === undefined ? base.colour : colours.accent,
  };
};

export const runsOf = (content: readonly Inline[], base: TextStyle): readonly Run[] =>
  content.map((inline) =>
    inline.kind === 'break'
      ? { text: '\n', style: base, strike: false, link: '', hard: true }
      : {
          text: inline.text,
          style: styleOf(inline, base),
          strike: inline.strike === true,
          link: inline.link ?? '',
          hard: false,
        },
  );

export const plainRun = (text: string, style: TextStyle): readonly Run[] => [
  { text, style, strike: false, link: '', hard: false },
];
