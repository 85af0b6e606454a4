/** Lets long work pause, so that a save or a keystroke never waits for all of it. */

/** Milliseconds of work between two pauses: less than a frame. */
const LONGEST = 8;

export type Breathe = () => Promise<void>;

/** Each call resolves at once, but gives everything else a turn where the last pause is some time ago. */
export const createBreathe = (): Breathe => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < LONGEST) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    last = performance.now();
  };
};
