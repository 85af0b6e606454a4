/** A clock that tests move by hand. */
import type { Timers } from '../../electron/workspace/host.ts';

export type ManualTimers = Timers & {
  /** Lets time pass, and runs what falls due; in between what was begun gets a moment to go on. */
  pass(milliseconds: number): Promise<void>;
};

type Due = { at: number; readonly every: number | null; readonly action: () => void };

/** File operations take real time, however the clock stands. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

export const manualTimers = (): ManualTimers => {
  let now = 0;
  const waiting = new Set<Due>();
  const add = (due: Due): (() => void) => {
    waiting.add(due);
    return () => waiting.delete(due);
  };
  return {
    now: () => now,
    after: (milliseconds, action) => add({ at: now + milliseconds, every: null, action }),
    every: (milliseconds, action) => add({ at: now + milliseconds, every: milliseconds, action }),
    // Waiting for another process is not waiting for this clock.
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        now = next.at;
        if (next.every === null) waiting.delete(next);
        else next.at += next.every;
        next.action();
        await settle();
      }
      now = end;
      await settle();
    },
  };
};
