/**
 * A Word document before it is written: paragraphs and tables in Word's own terms. The writer turns it into XML and the
 * page counter lays it out, so that the pages counted are those of the very document that is written. Lengths are twips
 * (1/20 pt), type sizes half-points, unless said otherwise.
 */

export type FontName = 'serif' | 'sans' | 'mono';

/** Formatting of a run, of a style's runs, or of a list's numbers. */
export type RunProperties = {
  readonly characterStyle?: 'CodeCharacter' | 'Hyperlink' | 'Severity';
  readonly font?: FontName;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly noProof?: boolean;
  /** Six hex digits, like every colour here. */
  readonly color?: string;
  /** Height above the line. */
  readonly raised?: number;
  readonly size?: number;
  readonly underline?: string;
  readonly fill?: string;
  readonly rightToLeft?: boolean;
};

/** A drawn line; `width` in eighths of a point, `space` to the text in points. */
export type Line = { readonly width: number; readonly color: string; readonly space: number };
export type Sides<Value> = {
  readonly top?: Value;
  readonly left?: Value;
  readonly bottom?: Value;
  readonly right?: Value;
};

export type TabStop = { readonly at: number; readonly align: 'left' | 'right'; readonly dots?: boolean };

export type Spacing = {
  readonly before?: number;
  readonly after?: number;
  /** Height of a line: the least it takes, or, where `exact`, all it takes. */
  readonly line?: number;
  readonly exact?: boolean;
};

/** Formatting of a paragraph or of a style's paragraphs. */
export type ParagraphProperties = {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly onNewPage?: boolean;
  /** Which list counts it, at which level; `null` takes it out of the list of its style. */
  readonly numbering?: { readonly list: number; readonly level: number } | null;
  readonly border?: Sides<Line>;
  /** Ground behind the text, to the borders. */
  readonly fill?: string;
  readonly tabs?: readonly TabStop[];
  readonly rightToLeft?: boolean;
  readonly spacing?: Spacing;
  readonly indent?: { readonly left: number; readonly hanging?: number };
  readonly contextualSpacing?: boolean;
};

/** A picture's place in the package. */
export type PicturePart = { readonly name: string; readonly bytes: Uint8Array };

export type Picture = {
  readonly kind: 'picture';
  readonly image: PicturePart;
  /** The same picture as vectors, for readers that draw them. */
  readonly vector?: PicturePart;
  readonly name: string;
  /** Alternative text. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise, about the middle of the unturned picture. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
};

/** What stands in a line. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly properties: RunProperties }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Piece[] }
  | {
      /** A box control that a click ticks. */
      readonly kind: 'box';
      readonly checked: boolean;
      /** What the box is about, for assistive technology. */
      readonly name: string;
      readonly properties: RunProperties;
    }
  | Picture
  /** The page a bookmark stands on. */
  | { readonly kind: 'pageOf'; readonly bookmark: string }
  | { readonly kind: 'pageNumber' | 'pageCount' };

export type Paragraph = ParagraphProperties & {
  readonly kind: 'paragraph';
  /** Id of a paragraph style. */
  readonly style: string;
  /** Name of a bookmark around the content. */
  readonly bookmark?: string;
  /** Bookmark that a click anywhere in the content leads to. */
  readonly leadsTo?: string;
  readonly content: readonly Piece[];
};

export type Cell = {
  readonly width: number;
  /** Columns of the grid it takes; 1 where left out. */
  readonly span?: number;
  readonly borders?: Sides<Line>;
  readonly margins?: Sides<number>;
  readonly atBottom?: boolean;
  /** At least one paragraph, and one at the end: Word refuses a cell without. */
  readonly content: readonly Flow[];
};

export type Row = {
  /** Repeated on every page. */
  readonly header?: boolean;
  readonly whole: boolean;
  readonly least?: number;
  readonly cells: readonly Cell[];
};

export type Table = {
  readonly kind: 'table';
  /** Id of a table style. */
  readonly style: string;
  /** What it holds, for assistive technology; not printed. */
  readonly caption: string;
  readonly indent: number;
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
};

/** The filled-in contents: their entries, in the field that Word fills again. */
export type ContentsField = {
  readonly kind: 'contents';
  readonly title: string;
  /** Deepest heading level listed. */
  readonly depth: 1 | 2;
  readonly entries: readonly Paragraph[];
};

/** What may stand in the flow of a page or in a table cell. */
export type Flow = Paragraph | Table;

/** Flow of one section; every section but the first starts on a new page. */
export type Section = readonly (Flow | ContentsField)[];
