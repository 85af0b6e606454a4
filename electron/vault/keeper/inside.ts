/** What is at work in the library right now, so that a lock or a conversion can wait for its end. */

export interface Inside {
  run<T>(action: () => Promise<T>): Promise<T>;
  /** Resolves when all that is at work now has ended, or after `limit` milliseconds. */
  settled(limit: number): Promise<void>;
}

export const createInside = (): Inside => {
  const atWork = new Set<Promise<unknown>>();
  return {
    run: async (action) => {
      const done = action();
      atWork.add(done);
      try {
        return await done;
      } finally {
        atWork.delete(done);
      }
    },
    settled: async (limit) => {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, limit);
      });
      await Promise.race([Promise.allSettled(atWork), patience]);
      clearTimeout(timer);
    },
  };
};
