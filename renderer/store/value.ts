/** A value that others watch. */
export interface Watched<T> {
  readonly get: () => T;
  /** Called after every change; the returned function ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Value<T> extends Watched<T> {
  set(value: T): void;
}

export const createValue = <T>(initial: T): Value<T> => {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
  };
};
