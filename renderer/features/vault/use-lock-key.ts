import { useEffect } from 'react';
import { useBridge } from '../../app/context.tsx';

/** Locks on Ctrl+Shift+L (Cmd on a Mac) and from the shell's menu; null where there is nothing to lock. */
export const useLockKey = (lock: (() => Promise<void>) | null): void => {
  const bridge = useBridge();
  useEffect(() => {
    if (lock === null) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      void lock();
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = bridge.on('menu.command', ({ command }) => {
      if (command === 'lock') void lock();
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [bridge, lock]);
};
