/** The vertical list that pages and table cells are filled from. */
import type { Mark } from './drawing.ts';

/** Drawn as a whole or not at all. */
export type Box = {
  readonly kind: 'box';
  readonly height: number;
  readonly marks: readonly Mark[];
  /** No page ends between this and the next item. */
  readonly keep: boolean;
};

/** White space; the larger of two neighbours counts, none at the top of a page. */
export type Space = { readonly kind: 'space'; readonly height: number };

export type PageBreak = { readonly kind: 'pageBreak' };

/** What stands in one column of a row. */
export type RowCell = {
  readonly x: number;
  readonly items: () => readonly Item[];
  /** Draws what `items` gives at (x, y), where there is a shorter way to do so. */
  readonly draw?: (x: number, y: number, marks: Mark[]) => void;
};

/** Columns side by side (a table row), split between pages only when large. */
export type Row = {
  readonly kind: 'row';
  readonly height: number;
  /** Made when the row is drawn or split: a long table has tens of thousands of cells, a page a few hundred. */
  readonly cells: () => readonly RowCell[];
  readonly padding: { readonly top: number; readonly bottom: number };
  /** Rules and fills behind a row of that height. */
  readonly backdrop: (height: number) => readonly Mark[];
  readonly keep: boolean;
  /** Drawn again, as decoration, when a page starts with this row. */
  readonly header: { readonly height: number; readonly marks: readonly Mark[] } | null;
};

export type Item = Box | Space | PageBreak | Row;

export const space = (height: number): Space => ({ kind: 'space', height });

export const box = (height: number, marks: readonly Mark[], keep = false): Box => ({
  kind: 'box',
  height,
  marks,
  keep,
});

/** Height of items set one below the other, with neighbouring spaces collapsed. */
export const heightOf = (items: readonly Item[]): number => {
  let height = 0;
  let gap = 0;
  let started = false;
  for (const item of items) {
    if (item.kind === 'pageBreak') continue;
    if (item.kind === 'space') {
      gap = Math.max(gap, item.height);
      continue;
    }
    height += (started ? gap : 0) + item.height;
    gap = 0;
    started = true;
  }
  return height;
};

export type RowParts = Pick<Row, 'padding' | 'backdrop' | 'header' | 'keep'> & {
  readonly cells: readonly { readonly x: number; readonly items: readonly Item[] }[];
};

/** A row of cells that are already set. */
export const rowOf = ({ cells, padding, backdrop, header, keep }: RowParts): Row => ({
  kind: 'row',
  height: padding.top + padding.bottom + Math.max(0, ...cells.map((cell) => heightOf(cell.items))),
  cells: () => cells.map(({ x, items }) => ({ x, items: () => items })),
  padding,
  backdrop,
  keep,
  header,
});

/** Same items, the last one bound to what follows. */
export const keepingLast = (items: readonly Item[]): readonly Item[] => {
  const at = items.findLastIndex((item) => item.kind === 'box' || item.kind === 'row');
  return items.map((item, index) =>
    index === at && (item.kind === 'box' || item.kind === 'row') ? { ...item, keep: true } : item,
  );
};

/** Same items, never parted from each other. */
export const keepingAll = (items: readonly Item[]): readonly Item[] => {
  const last = items.findLastIndex((item) => item.kind === 'box' || item.kind === 'row');
  return items.map((item, index) =>
    index < last && (item.kind === 'box' || item.kind === 'row') ? { ...item, keep: true } : item,
  );
};
