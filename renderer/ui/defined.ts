type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that have a value. Lets an optional prop be handed on where "absent" and "undefined" differ. */
export const defined = <T extends object>(props: T): Defined<T> => {
  const kept: Defined<T> = { ...props };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
};
