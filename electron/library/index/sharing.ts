/** Lets callers share a run of something that takes a while. */

/**
 * Who calls while a run is under way gets the next one, and shares it with all who do: the present one may have passed already
 * what they ask about.
 */
export const sharing = (run: () => Promise<void>): (() => Promise<void>) => {
  let present: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    if (present) {
      next ??= present
        .catch(() => undefined)
        .then(() => {
          next = null;
          return begin();
        });
      return next;
    }
    present = run().finally(() => {
      present = null;
    });
    return present;
  };
  return begin;
};
