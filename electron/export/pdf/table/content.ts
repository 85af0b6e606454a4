/** What stands in the cells of a table, measured; set only when a row is drawn or split. */
import type { Cell, Column } from '../../../../shared/document/blocks.ts';
import { heightOf } from '../layout/item.ts';
import type { RowCell } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { narrowest, natural } from '../text/line.ts';
import { cell, inCell } from './cell.ts';
import { placedText, textCell, textHeight } from './text-cell.ts';
import type { TextCell } from './text-cell.ts';

/** One paragraph, or anything else. */
export type CellContent = TextCell | { readonly kind: 'blocks'; readonly measured: Measured };

/** A column's cells share its style and, by it, their setting. */
export type ColumnSetting = { readonly style: Column['style']; readonly setting: Setting };

export const columnSetting = ({ style }: Column, setting: Setting): ColumnSetting => ({
  style,
  setting: inCell(style, setting),
});

export const emptyCell: Cell = { content: [], source: '' };

const nothing: CellContent = { kind: 'blocks', measured: { min: 0, natural: 0, items: () => [] } };
const isEmpty = ({ content, checked, severity }: Cell): boolean =>
  content.length === 0 && checked === undefined && severity === undefined;

/** The cell gets a tag of its own in that of its row. */
export const cellContent = (source: Cell, rowTag: Tag, { style, setting }: ColumnSetting): CellContent => {
  const tag = tagIn(rowTag, 'TD');
  if (isEmpty(source)) return nothing;
  return (
    textCell(source, tag, setting) ?? {
      kind: 'blocks',
      measured: cell(source, style, { ...setting, tag }),
    }
  );
};

/** Without cutting words. */
export const narrowestOf = (content: CellContent): number =>
  content.kind === 'text' ? narrowest(content.text) : content.measured.min;

/** With nothing wrapped. */
export const naturalOf = (content: CellContent): number =>
  content.kind === 'text' ? natural(content.text) : content.measured.natural;

export const heightAt = (content: CellContent, width: number, { setting }: ColumnSetting): number =>
  content.kind === 'text' ? textHeight(content, width, setting) : heightOf(content.measured.items(width));

export const placedCell = (
  content: CellContent,
  x: number,
  width: number,
  { setting }: ColumnSetting,
): RowCell =>
  content.kind === 'text'
    ? placedText(content, x, width, setting)
    : { x, items: () => content.measured.items(width) };
