import { useEffect } from 'react';
import { useBridge } from '../../app/context.tsx';

/** Milliseconds between two words to the host that somebody is at work. */
const AT_MOST_EVERY = 20_000;

/** Tells the host that somebody reads or types, so that the library does not lock itself under their hands. */
export const useActivity = (isWatching: boolean): void => {
  const bridge = useBridge();
  useEffect(() => {
    if (!isWatching) return undefined;
    let last = 0;
    const tell = (): void => {
      const now = Date.now();
      if (now - last < AT_MOST_EVERY) return;
      last = now;
      void bridge.invoke('vault.touch', {});
    };
    const signs = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, tell, { passive: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [bridge, isWatching]);
};
