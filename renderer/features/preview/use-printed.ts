/** Opens the pages that the host sent, and shows them only when those in sight are painted. */
import { useEffect, useRef, useState } from 'react';
import { failure, type Failure } from '../../../shared/contract/result.ts';
import { openPrinted, type Printed } from './printed.ts';
import type { Preview } from './previewer.ts';

/** Pages that will be in sight, and the scale they are drawn at. */
export type InSight = { readonly first: number; readonly last: number; readonly scale: number };

const cannotShow = (error: unknown): Failure =>
  failure('internal', 'The pages could not be drawn in this window.', {
    kept: 'The report is unchanged, and can be exported.',
    next: `Try again. The reason given: ${error instanceof Error ? error.message : String(error)}`,
  }).error;

export const usePrinted = (
  preview: Preview,
  /** What the window will show of these pages. */
  look: (printed: Printed) => InSight,
): { readonly printed: Printed | null; readonly failure: Failure | null } => {
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  });

  useEffect(() => {
    let isCurrent = true;
    const open = async (): Promise<void> => {
      const opened = await openPrinted(preview);
      if (isCurrent) {
        const { first, last, scale } = latestLook.current(opened);
        const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        await Promise.all(pages.map((page) => opened.sheet(page, scale)));
      }
      if (!isCurrent) {
        opened.close();
        return;
      }
      setPrinted(opened);
      setProblem(null);
    };
    open().catch((error: unknown) => {
      if (isCurrent) setProblem(cannotShow(error));
    });
    return () => {
      isCurrent = false;
    };
  }, [preview]);

  useEffect(() => () => printed?.close(), [printed]);
  return { printed, failure: problem };
};
