import { useEffect, type RefObject } from 'react';
import { lastOpened } from './useReportActions.ts';

/** Frames to wait for the row to be drawn: the list measures itself first. */
const PATIENCE = 30;

/** Who comes back from a report goes on at its row, as long as they have not gone elsewhere already. */
export const useReturnOfFocus = (list: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const id = lastOpened();
    if (id === '') return;
    let frame = 0;
    let request = 0;
    const attempt = () => {
      if (document.activeElement?.matches('input, button')) return;
      const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`);
      frame += 1;
      if (row) row.focus();
      else if (frame < PATIENCE) request = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(request);
  }, [list]);
};
