/**
 * How long files have been seen unchanged. Clocks of two machines differ, so that the age of another machine's file is not
 * read off its times: it is watched, by a clock of this program alone.
 */
export interface Watch {
  /** Milliseconds since this content was first seen at this path; 0 where it is new. */
  unchangedFor(path: string, content: string): number;
  forget(path: string): void;
}

/** @param clock Milliseconds from any beginning; never set back. */
export const createWatch = (clock: () => number): Watch => {
  const seen = new Map<string, { readonly content: string; readonly since: number }>();
  return {
    unchangedFor: (path, content) => {
      const known = seen.get(path);
      if (known?.content === content) return clock() - known.since;
      seen.set(path, { content, since: clock() });
      return 0;
    },
    forget: (path) => {
      seen.delete(path);
    },
  };
};
