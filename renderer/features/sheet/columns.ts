/** What a sheet shows: its columns and how each of them is written. */
import type { ReactNode } from 'react';

export type Column = {
  /** The field of a row: "event". */
  readonly field: string;
  readonly title: string;
  /** A CSS grid track: "92px", "minmax(0, 2fr)". */
  readonly track: string;
  /** text: wraps and grows, Shift+Enter breaks the line where the field is prose. choice: one of `options`. */
  readonly kind: 'text' | 'choice';
  readonly mono?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Extra class of a chosen value. */
  readonly toneOf?: (value: string) => string;
  /** Something quiet beneath the text. */
  readonly beneath?: (rowId: string) => ReactNode;
};

/** The grid template of a row: a handle, the columns, a menu. */
export const rowTemplate = (columns: readonly Column[]): string =>
  ['22px', ...columns.map((column) => column.track), '32px'].join(' ');
