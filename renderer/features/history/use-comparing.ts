/** Which two moments are compared, and how they are chosen. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { announce } from '../../ui/Announcer.tsx';
import { inOrder, type Moment, momentWords } from './moment.ts';

export type Comparing = {
  /** The first moment, while the second is being chosen. */
  readonly first: Moment | null;
  /** The earlier and the later one, while they are compared. */
  readonly pair: readonly [Moment, Moment] | null;
  readonly compare: (a: Moment, b: Moment) => void;
  /** Chooses the first moment; the next one chosen is compared with it. */
  readonly begin: (first: Moment) => void;
  /** Ends choosing and comparing. */
  readonly end: () => void;
};

export const useComparing = (): Comparing => {
  const [first, setFirst] = useState<Moment | null>(null);
  const [pair, setPair] = useState<readonly [Moment, Moment] | null>(null);

  useEffect(() => {
    if (first === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // One thing at a time: the drawer around it stays.
      event.preventDefault();
      setFirst(null);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [first]);

  const compare = useCallback((a: Moment, b: Moment) => {
    setFirst(null);
    setPair(inOrder(a, b));
  }, []);
  const begin = useCallback((moment: Moment) => {
    setFirst(moment);
    announce(`Choose the moment to compare ${momentWords(moment)} with.`);
  }, []);
  const end = useCallback(() => {
    setFirst(null);
    setPair(null);
  }, []);
  return useMemo(() => ({ first, pair, compare, begin, end }), [first, pair, compare, begin, end]);
};
