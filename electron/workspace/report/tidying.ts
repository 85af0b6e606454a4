/** Has the history of a report that is edited joined in the background, well after its window has come up. */
import { type Result, success } from '../../../shared/contract/result.ts';
import type { Library } from '../../library/library.ts';
import type { Desk } from '../access/desk.ts';
import type { Timers } from '../host.ts';

/** Milliseconds between opening a report and looking at its history: nobody waits for it, and nobody should for its sake. */
export const TIDY_DELAY = 20_000;

export interface Tidying {
  /** A window edits this report: its old entries are joined in a while, where there are enough of them. */
  soon(id: string, window: string): void;
  /** A window has left the report. */
  callOff(id: string, window: string): void;
  /** Nothing begins from now on; what is under way is waited for. */
  close(): Promise<void>;
}

type Options = {
  readonly library: Pick<Library, 'tidy'>;
  readonly desk: Pick<Desk, 'alone'>;
  readonly timers: Pick<Timers, 'after'>;
  /** Runs what uses the library; refuses, or rejects, where it is locked. */
  readonly use: <T>(action: () => Promise<Result<T>>) => Promise<Result<T>>;
};

export const createTidying = ({ library, desk, timers, use }: Options): Tidying => {
  const waiting = new Map<string, { readonly window: string; readonly callOff: () => void }>();
  const running = new Set<Promise<unknown>>();

  /** In the turn of the report's lock: a save of this window waits for it, and another program does not come between. */
  const tidy = async (id: string, window: string): Promise<void> => {
    const action = async () => {
      await library.tidy(id);
      return success({});
    };
    // What cannot be done now is tried the next time the report is opened.
    await use(() => desk.alone(id, window, action)).catch(() => undefined);
  };

  return {
    soon: (id, window) => {
      waiting.get(id)?.callOff();
      const callOff = timers.after(TIDY_DELAY, () => {
        waiting.delete(id);
        const done = tidy(id, window).finally(() => running.delete(done));
        running.add(done);
      });
      waiting.set(id, { window, callOff });
    },
    callOff: (id, window) => {
      const found = waiting.get(id);
      if (found?.window !== window) return;
      found.callOff();
      waiting.delete(id);
    },
    close: async () => {
      for (const { callOff } of waiting.values()) callOff();
      waiting.clear();
      await Promise.allSettled(running);
    },
  };
};
