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

/** Styles made from others. Words are known by their style, so each is made once. */
const derived = new WeakMap<TextStyle, Map<string, TextStyle>>();

/** The style that `name` says how to make from another. */
export const derivedStyle = (base: TextStyle, name: string, changes: () => Partial<TextStyle>): TextStyle => {
  let known = derived.get(base);
  if (known === undefined) derived.set(base, (known = new Map<string, TextStyle>()));
  let style = known.get(name);
  if (style === undefined) known.set(name, (style = { ...base, ...changes() }));
  return style;
};

/** Monospaced letters look larger than the text around them at the same size. */
const codeScale = 0.88;

const styleOf = (inline: Extract<Inline, { kind: 'text' }>, base: TextStyle): TextStyle => {
  const { bold = false, italic = false, code = false, link = '' } = inline;
  const isLink = link !== '';
  if (!bold && !italic && !code && !isLink) return base;
  return derivedStyle(base, `bold ${bold} italic ${italic} code ${code} link ${isLink}`, () => {
    const isMono = code && base.family !== 'mono';
    return {
      family: isMono ? 'mono' : base.family,
      size: isMono ? base.size * codeScale : base.size,
      weight: bold ? 'bold' : base.weight,
      italic: italic || base.italic,
      colour: isLink ? colours.accent : base.colour,
    };
  });
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
