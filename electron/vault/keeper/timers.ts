import type { Timers } from '../session.ts';

/** Of this machine. No timer keeps a program alive. */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (milliseconds, action) => {
    // Longer than Node can wait, it would not wait at all.
    const timer = setTimeout(action, Math.min(milliseconds, 2 ** 31 - 1)).unref();
    return () => clearTimeout(timer);
  },
};
