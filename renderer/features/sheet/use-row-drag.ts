/** Moving a row with the pointer: it follows row by row; one undo step when it is let go. */
import { type PointerEvent, useMemo } from 'react';
import type { RowEdits } from '../sections/fields/use-rows.ts';

export type RowDrag = { readonly start: (event: PointerEvent<HTMLElement>, rowId: string) => void };

/** The row at the height of the pointer; `x` lies inside the sheet wherever the pointer strays to. */
const rowUnder = (event: Event, x: number): HTMLElement | null => {
  if (!(event instanceof MouseEvent)) return null;
  const element = document.elementFromPoint(x, event.clientY);
  return element?.closest<HTMLElement>('[data-drag-row]') ?? null;
};

export const useRowDrag = (edits: RowEdits, focusField: string): RowDrag =>
  useMemo(
    () => ({
      start: (down, rowId) => {
        if (down.button !== 0) return;
        down.preventDefault();
        const handle = down.currentTarget;
        const x = handle.getBoundingClientRect().right + 40;
        let over: HTMLElement | null = null;
        const ended = new AbortController();
        const mark = (row: HTMLElement | null): void => {
          over?.removeAttribute('data-drop');
          over = row;
          const from = edits.ids().indexOf(rowId);
          const to = edits.ids().indexOf(row?.dataset['dragRow'] ?? '');
          if (to >= 0 && to !== from) row?.setAttribute('data-drop', to < from ? 'before' : 'after');
        };
        const finish = (isDropped: boolean): void => {
          ended.abort();
          const target = over?.dataset['dragRow'];
          mark(null);
          handle.closest('[data-drag-row]')?.removeAttribute('data-dragged');
          if (!isDropped || target === undefined) return;
          const by = edits.ids().indexOf(target) - edits.ids().indexOf(rowId);
          if (by !== 0) edits.move(rowId, by, focusField);
        };
        handle.setPointerCapture(down.pointerId);
        handle.closest('[data-drag-row]')?.setAttribute('data-dragged', '');
        const { signal } = ended;
        handle.addEventListener('pointermove', (event) => mark(rowUnder(event, x)), { signal });
        handle.addEventListener('pointerup', () => finish(true), { signal });
        handle.addEventListener('pointercancel', () => finish(false), { signal });
      },
    }),
    [edits, focusField],
  );
