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

/** Columns side by side (a table row), split between pages only when large. */
export type Row = {
  readonly kind: 'row';
  readonly height: number;
  readonly cells: readonly { readonly x: number; readonly items: readonly Item[] }[];
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

export type RowParts = Pick<Row, 'cells' | 'padding' | 'backdrop' | 'header' | 'keep'>;

export const rowOf = (parts: RowParts): Row => ({
  kind: 'row',
  ...parts,
  height:
    parts.padding.top +
    parts.padding.bottom +
    Math.max(0, ...parts.cells.map((cell) => heightOf(cell.items))),
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
