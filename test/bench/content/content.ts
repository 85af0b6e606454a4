/** What every program of the bench prints: the words of the report, without the finer points of Debrief's own design. */

export type ContentTable = {
  readonly kind: 'table';
  readonly columns: readonly { readonly header: string; readonly weight: number }[];
  readonly rows: readonly (readonly string[])[];
};

export type ContentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | ContentTable;

export type Content = {
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** Stands at the top of every page; the page number at its foot. */
  readonly header: string;
  readonly blocks: readonly ContentBlock[];
};

/** The page of Debrief, in points: A4 with 24 mm left, 20 mm right, 26 mm top, 22 mm bottom. */
export const page = {
  width: 595.28,
  height: 841.89,
  margin: { top: 73.7, right: 56.69, bottom: 62.36, left: 68.03 },
} as const;

export const bodyWidth = page.width - page.margin.left - page.margin.right;

/** Type sizes and line pitches of Debrief, in points. */
export const type = {
  title: { size: 23, leading: 28 },
  headings: { 1: { size: 14, leading: 18 }, 2: { size: 11, leading: 15 }, 3: { size: 9.5, leading: 13 } },
  body: { size: 10.25, leading: 14.5 },
  table: { size: 8.75, leading: 12 },
  tableHead: { size: 8, leading: 11 },
  furniture: { size: 7.75, leading: 10 },
} as const;

/** Files among the bundled fonts. */
export const fontFiles = {
  serif: 'SourceSerif4-Regular.ttf',
  sans: 'IBMPlexSans-Regular.ttf',
  sansBold: 'IBMPlexSans-SemiBold.ttf',
} as const;

/** Widths of a table's columns in points, filling the page. */
export const columnWidths = ({ columns }: ContentTable): readonly number[] => {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  return columns.map(({ weight }) => (weight / total) * bodyWidth);
};
