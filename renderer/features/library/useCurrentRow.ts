/** Which row of the list is the current one: where Tab leads, and where the focus is while it is in the list. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { indexOf, type Pages, rowAt } from './pages.ts';

export type CurrentRow = {
  readonly index: number;
  /** Makes a row the current one, and moves the focus there. */
  readonly go: (index: number) => void;
  /** The focus came to a row by itself. */
  readonly came: (index: number) => void;
};

export const useCurrentRow = (
  grid: RefObject<HTMLElement | null>,
  pages: Pages,
  total: number,
  scrollTo: (index: number) => void,
): CurrentRow => {
  const [index, setIndex] = useState(0);
  const wantsFocus = useRef(false);
  /** The report of the current row, so that it stays the current one where others come and go. */
  const id = useRef('');

  useEffect(() => {
    const moved = id.current === '' ? -1 : indexOf(pages, id.current);
    const next = moved >= 0 ? moved : Math.max(0, Math.min(index, total - 1));
    if (next !== index) {
      wantsFocus.current = grid.current?.contains(document.activeElement) ?? false;
      setIndex(next);
    }
    id.current = rowAt(pages, next)?.id ?? '';
    // Only what the list holds moves the current row here.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pages, total]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const came = useCallback(
    (next: number) => {
      id.current = rowAt(pages, next)?.id ?? '';
      setIndex(next);
    },
    [pages],
  );
  const go = useCallback(
    (next: number) => {
      wantsFocus.current = true;
      came(next);
      scrollTo(next);
    },
    [came, scrollTo],
  );
  return { index, go, came };
};
