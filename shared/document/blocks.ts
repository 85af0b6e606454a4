/**
 * The neutral document: what every export renders. A report is turned into this tree once (`build.ts`); the PDF, DOCX and
 * Markdown writers draw it and decide nothing about content. Each block names the report field it came from (`source`,
 * a path as text), so that a failed or lossy export can name the field.
 */

/** A run of text with its marks. A line break inside a paragraph is a run of its own. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly strike?: boolean;
      readonly code?: boolean;
      /** Target of a link; http, https and mailto only. */
      readonly link?: string;
    }
  | { readonly kind: 'break' };

export type Paragraph = {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
  /** body: prose. note: small, quiet. label: a run-in sub-heading without a number. empty: "None recorded." */
  readonly style: 'body' | 'note' | 'label' | 'empty';
  readonly source?: string;
};

export type Heading = {
  readonly kind: 'heading';
  /** 1: section of the template, 2 and 3: parts of it. */
  readonly level: 1 | 2 | 3;
  /** "4" or "4.2"; '' where a heading carries no number. */
  readonly number: string;
  readonly text: string;
  /** Unique in the document, [a-z0-9-]: target of contents, bookmarks and links. */
  readonly anchor: string;
  /** The field, where the words are not the template's own. */
  readonly source?: string;
};

export type ListBlock = {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
  readonly source?: string;
};

/** A box that is ticked or not, with its words. */
export type Checklist = {
  readonly kind: 'checklist';
  readonly items: readonly {
    readonly checked: boolean;
    readonly content: readonly Inline[];
    readonly source: string;
  }[];
};

export type Column = {
  readonly header: string;
  /** Share of the table's width; the widths of a table need not add up to anything. */
  readonly weight: number;
  /** Narrowest width in points at which the column still reads well. */
  readonly minWidth?: number;
  /** mono: IDs, hashes. tabular: times and numbers. check: drawn boxes. */
  readonly style: 'text' | 'mono' | 'tabular';
};

export type Cell = {
  readonly content: readonly Block[];
  /** A drawn box before the content. */
  readonly checked?: boolean;
  /** Shown as a filled label with its letter. */
  readonly severity?: 'P0' | 'P1' | 'P2' | 'P3';
  readonly source: string;
};

export type TableBlock = {
  readonly kind: 'table';
  /** What the table holds, for assistive technology and the caption; never ''. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Term and value pairs in one or two columns: cover facts, impact lines. */
export type FactList = {
  readonly kind: 'facts';
  readonly columns: 1 | 2;
  readonly items: readonly {
    readonly term: string;
    readonly content: readonly Block[];
    readonly style: 'text' | 'mono' | 'tabular';
    readonly severity?: 'P0' | 'P1' | 'P2' | 'P3';
    readonly source: string;
  }[];
};

/** The few numbers that matter, large, in one band. */
export type KeyFigures = {
  readonly kind: 'keyFigures';
  readonly items: readonly {
    readonly value: string;
    readonly label: string;
    readonly note: string;
    readonly source: string;
  }[];
};

/** The course of the incident on one axis, drawn to scale. */
export type TimelineFigure = {
  readonly kind: 'timelineFigure';
  /** Points in order of time; epoch in milliseconds, UTC. At least two. */
  readonly points: readonly { readonly label: string; readonly epoch: number; readonly time: string }[];
  /** Spans between neighbouring points, with their length in words ("19 min"). */
  readonly spans: readonly { readonly length: string }[];
  readonly caption: string;
  /** The figure in words. */
  readonly alt: string;
};

export type ImageBlock = {
  readonly kind: 'image';
  /** SHA-256 of the bytes, looked up among the assets handed to the writer. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly alt: string;
  readonly caption: string;
  readonly source: string;
};

export type CodeBlock = { readonly kind: 'code'; readonly text: string; readonly source?: string };
export type Quote = { readonly kind: 'quote'; readonly content: readonly Block[] };
export type Rule = { readonly kind: 'rule' };

export type SignatureBlock = {
  readonly kind: 'signature';
  readonly role: string;
  /** Printed name; '' leaves a line for it. */
  readonly name: string;
  /** "Authorship", …; '' where none is chosen. */
  readonly meaning: string;
  /** What the signer declares with that meaning. */
  readonly declaration: string;
  /** A date already given; '' leaves a line for it. */
  readonly date: string;
  /** The reason why no signature is asked for; '' where one is. */
  readonly notRequired: string;
  readonly source: string;
};

/** Where the contents stand: headings of levels 1 and 2 with links and page numbers. */
export type Contents = { readonly kind: 'contents'; readonly title: string };

export type Block =
  | Paragraph
  | Heading
  | ListBlock
  | Checklist
  | TableBlock
  | FactList
  | KeyFigures
  | TimelineFigure
  | ImageBlock
  | CodeBlock
  | Quote
  | Rule
  | SignatureBlock
  | Contents;

/** Printed on every page. */
export type PageFurniture = {
  readonly incidentId: string;
  /** "version 1". */
  readonly version: string;
  /** "Draft", "Approved". */
  readonly state: string;
  /** First 12 hex digits of the record hash. */
  readonly shortHash: string;
  /** When the record was saved: "2026-03-16 08:10 UTC". */
  readonly recordedAt: string;
  /** Text of the diagonal watermark, '' for none. */
  readonly watermark: string;
};

export type Cover = {
  readonly organisation: string;
  /** SHA-256 of the logo among the assets; '' for none. */
  readonly logo: string;
  /** "Post-Incident Report". */
  readonly kind: string;
  readonly title: string;
  readonly facts: FactList;
  readonly keyFigures: KeyFigures;
};

export type DocumentMeta = {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Full SHA-256 of the record, lower-case hex. */
  readonly sha256: string;
  /** When the record was saved, ISO 8601 with whole seconds, UTC: also the creation date of the file. */
  readonly recordedAt: string;
};

/** A whole document. `body` starts with the contents and holds every section of the template in its order. */
export type ReportDocument = {
  readonly meta: DocumentMeta;
  readonly furniture: PageFurniture;
  readonly cover: Cover;
  readonly body: readonly Block[];
  /** The approval page, on a page of its own and never split. */
  readonly approval: readonly Block[];
};

/** Bytes a document refers to, by SHA-256. */
export type Assets = ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>;

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];
/** Width and height in points (1/72 inch). */
export const paperPoints: Readonly<Record<PaperSize, readonly [number, number]>> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
};
