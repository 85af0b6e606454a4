/** Work of which only the newest matters: one piece at a time, and of those that wait for their turn only the last. */
import { failure, type Result } from '../../../shared/contract/result.ts';

export interface NewestOnly {
  /** Does the work when its turn comes; "cancelled" where newer work of the same name took its place. Never waits twice. */
  run<T>(name: string, work: () => Promise<Result<T>>): Promise<Result<T>>;
}

const superseded = failure('cancelled', 'A newer preview took the place of this one.');

export const newestOnly = (): NewestOnly => {
  let isBusy = false;
  /** By name, in the order in which they came. */
  const waiting = new Map<string, { readonly begin: () => void; readonly giveWay: () => void }>();

  const next = (): void => {
    const [first] = waiting;
    isBusy = first !== undefined;
    if (!first) return;
    waiting.delete(first[0]);
    first[1].begin();
  };

  /** Resolves to whether the turn came. */
  const turn = (name: string): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.get(name)?.giveWay();
      waiting.delete(name);
      waiting.set(name, { begin: () => resolve(true), giveWay: () => resolve(false) });
      if (!isBusy) next();
    });

  return {
    run: async (name, work) => {
      if (!(await turn(name))) return superseded;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
};
