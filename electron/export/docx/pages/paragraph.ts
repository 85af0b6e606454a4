/** How high a paragraph is. Lengths are points. */
import type { Paragraph, ParagraphProperties, Piece, RunProperties } from '../model.ts';
import type { ParagraphStyle } from '../package/styles.ts';
import { linesOf } from './lines.ts';
import type { Stretch } from './lines.ts';
import type { Letters, Metrics } from './metrics.ts';

const pointsPerTwip = 1 / 20;

/** A style with everything it takes from those it refines. */
export type Look = { readonly run: RunProperties; readonly paragraph: ParagraphProperties };

export type Measured = {
  readonly lines: number;
  readonly line: number;
  readonly before: number;
  readonly after: number;
  /** What the lines drawn above and below it take. */
  readonly border: number;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  readonly onNewPage: boolean;
  /** Style whose neighbours stand without room between; '' for none. */
  readonly closesUpIn: string;
};

export type Ruler = {
  readonly look: (style: string) => Look;
  readonly metrics: (letters: Letters) => Metrics;
};

/** The looks of styles, resolved once each. */
export const lookup = (styles: Readonly<Record<string, ParagraphStyle>>): ((style: string) => Look) => {
  const known = new Map<string, Look>();
  const look = (id: string): Look => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const style = styles[id];
    if (style === undefined) throw new Error(`No style ${id}`);
    const base = style.basedOn === '' ? null : look(style.basedOn);
    const resolved: Look = {
      run: { ...base?.run, ...style.run },
      paragraph: {
        ...base?.paragraph,
        ...style.paragraph,
        spacing: { ...base?.paragraph.spacing, ...style.paragraph.spacing },
      },
    };
    known.set(id, resolved);
    return resolved;
  };
  return look;
};

const codeRun: RunProperties = { font: 'mono', size: 18 };
const severityRun: RunProperties = { font: 'sans', bold: true };

const characterRun = (properties: RunProperties): RunProperties =>
  properties.characterStyle === 'CodeCharacter'
    ? codeRun
    : properties.characterStyle === 'Severity'
      ? severityRun
      : {};

const stretch = (text: string, base: RunProperties, own: RunProperties, ruler: Ruler): Stretch => {
  const {
    font = 'serif',
    bold = false,
    italic = false,
    size = 21,
  } = { ...base, ...characterRun(own), ...own };
  return { text, metrics: ruler.metrics({ font, bold, italic }), size: size / 2 };
};

const plain: RunProperties = {};

const stretches = (pieces: readonly Piece[], base: RunProperties, ruler: Ruler): readonly Stretch[] =>
  pieces.flatMap((piece): readonly Stretch[] => {
    switch (piece.kind) {
      case 'text':
        return [stretch(piece.text, base, piece.properties, ruler)];
      case 'break':
        return [stretch('\n', base, plain, ruler)];
      case 'link':
        return stretches(piece.content, base, ruler);
      case 'box':
        return [stretch('\u2610', base, piece.properties, ruler)];
      case 'pageOf':
      case 'pageNumber':
      case 'pageCount':
      case 'picture':
        return [];
    }
  });

/** Height of the picture in a line, upright. */
const pictureHeight = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (most, piece) =>
      piece.kind === 'picture'
        ? Math.max(most, (piece.turns % 2 === 1 ? piece.width : piece.height) * pointsPerTwip)
        : most,
    0,
  );

/** Room that the lines above and below a paragraph take. */
const borderRoom = (border: ParagraphProperties['border']): number =>
  [border?.top, border?.bottom].reduce((sum, line) => sum + (line ? line.space + line.width / 8 : 0), 0);

/** The paragraph in a column of `width` points. */
export const measureParagraph = (paragraph: Paragraph, width: number, ruler: Ruler): Measured => {
  const look = ruler.look(paragraph.style);
  const spacing =
    paragraph.spacing === undefined
      ? look.paragraph.spacing
      : { ...look.paragraph.spacing, ...paragraph.spacing };
  const indent = paragraph.indent ?? look.paragraph.indent;
  const left = (indent?.left ?? 0) * pointsPerTwip;
  const hanging = (indent?.hanging ?? 0) * pointsPerTwip;
  const texts = stretches(paragraph.content, look.run, ruler);
  // A list's mark takes the hanging room of the first line, as a box with its tab does.
  const marked = paragraph.numbering !== undefined && paragraph.numbering !== null;
  const lines = linesOf(texts, { width: width - left, start: marked ? 0 : -hanging, tab: 0 });
  const natural =
    ruler.metrics({ font: look.run.font ?? 'serif', bold: look.run.bold ?? false, italic: false }).line *
    ((look.run.size ?? 21) / 2);
  const least = (spacing?.line ?? 0) * pointsPerTwip;
  const line = spacing?.exact === true ? least : Math.max(least, natural, pictureHeight(paragraph.content));
  const contextual = paragraph.contextualSpacing ?? look.paragraph.contextualSpacing ?? false;
  return {
    lines,
    line,
    before: (spacing?.before ?? 0) * pointsPerTwip,
    after: (spacing?.after ?? 0) * pointsPerTwip,
    border: borderRoom(paragraph.border ?? look.paragraph.border),
    keepNext: paragraph.keepNext ?? look.paragraph.keepNext ?? false,
    keepLines: paragraph.keepLines ?? look.paragraph.keepLines ?? false,
    onNewPage: paragraph.onNewPage ?? false,
    closesUpIn: contextual ? paragraph.style : '',
  };
};
