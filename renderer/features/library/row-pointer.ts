/** Which row of the list a press or a key is for. */
import type { MouseEvent, SyntheticEvent } from 'react';

/** The row that an event came from; null for one of a menu, which is drawn elsewhere and still tells the list. */
export const rowOf = ({ target, currentTarget }: SyntheticEvent<HTMLElement>): HTMLElement | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role=row]') : null;
  return row && currentTarget.contains(row) ? row : null;
};

/** The number of a row. */
export const numberOf = (row: HTMLElement): number => Number(row.dataset['index']);

/** Whether it came from a button inside the row. */
export const isOfButton = ({ target }: SyntheticEvent): boolean =>
  target instanceof Element && target.closest('button') !== null;

/** Where a context menu belongs, in viewport pixels. */
export const menuPlace = (
  event: MouseEvent,
  row: HTMLElement,
): { readonly x: number; readonly y: number } => {
  const box = row.getBoundingClientRect();
  // One that was asked for by keyboard has no pointer position.
  const byKeyboard = event.clientX === 0 && event.clientY === 0;
  return { x: byKeyboard ? box.left + 24 : event.clientX, y: byKeyboard ? box.bottom : event.clientY };
};
