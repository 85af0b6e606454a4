/** Identifiers that count: the same in every run. */
export const countingIds = (prefix = 'id'): (() => string) => {
  let next = 0;
  return () => {
    next += 1;
    return `${prefix}${next}`;
  };
};
