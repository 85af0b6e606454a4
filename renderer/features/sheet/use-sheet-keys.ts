/** Connects the keys of a sheet with its rows: one listener for the whole sheet. */
import { type FocusEvent, type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import type { RowEdits } from '../sections/fields/use-rows.ts';
import { actionOf, type Caret } from './sheet-keys.ts';

type Cell = { readonly rowId: string; readonly field: string };

const cellOf = (target: EventTarget): Cell | null => {
  if (!(target instanceof HTMLElement)) return null;
  const { row, field } = target.dataset;
  return row === undefined || field === undefined ? null : { rowId: row, field };
};

const caretOf = (target: EventTarget): Caret | null => {
  if (!(target instanceof HTMLTextAreaElement)) return null;
  const lineHeight = Number.parseFloat(getComputedStyle(target).lineHeight);
  return {
    isEmpty: target.value === '',
    isAtStart: target.selectionEnd === 0,
    isAtEnd: target.selectionStart === target.value.length,
    isSingleLine: target.scrollHeight < lineHeight * 2 + 8,
  };
};

export type SheetKeyHandlers = {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
};

/** Handlers for every cell; they stay the same, so that cells need not render again. */
export const useSheetKeys = (
  edits: RowEdits,
  newRow: (index: number, firstField: string) => void,
  onRowFocus: (rowId: string) => void,
): SheetKeyHandlers => {
  /** The column where the present run of Tabs began. */
  const column = useRef<string | null>(null);
  const byTab = useRef(false);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      const cell = cellOf(event.target);
      byTab.current = event.key === 'Tab';
      if (!cell || event.nativeEvent.isComposing) return;
      const caret = caretOf(event.target);
      const action = actionOf(
        { key: event.key, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey },
        caret,
      );
      if (!action) return;
      const ids = edits.ids();
      const index = ids.indexOf(cell.rowId);
      const home = column.current ?? cell.field;
      const target = action.kind === 'go' ? ids[index + action.rows] : ids[index + 1];
      if (action.kind === 'go' && target === undefined) return;
      event.preventDefault();
      const isWay = action.kind === 'go' || (action.kind === 'next' && target !== undefined);
      if (!isWay && !edits.canEdit()) return;
      // What was typed is tidied and closed as an undo step before the row itself changes.
      if (event.target instanceof HTMLElement && action.kind !== 'go') event.target.blur();
      switch (action.kind) {
        case 'go':
          if (target !== undefined) edits.focus(target, cell.field);
          return;
        case 'next':
          if (target === undefined) newRow(index + 1, home);
          else edits.focus(target, home);
          return;
        case 'insertBelow':
          newRow(index + 1, home);
          return;
        case 'move':
          edits.move(cell.rowId, action.by, cell.field);
          return;
        case 'remove':
          edits.remove(cell.rowId, cell.field);
          return;
      }
    },
    [edits, newRow],
  );

  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>): void => {
      const cell = cellOf(event.target);
      if (!cell) return;
      const sheet = event.currentTarget.closest('table');
      const cameByTab = byTab.current && (sheet?.contains(event.relatedTarget) ?? false);
      byTab.current = false;
      if (!cameByTab) column.current = cell.field;
      onRowFocus(cell.rowId);
    },
    [onRowFocus],
  );

  return useMemo(() => ({ onKeyDown, onFocus }), [onKeyDown, onFocus]);
};
