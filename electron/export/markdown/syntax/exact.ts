/**
 * Most values can be read back from the words people see. Where they cannot (a start time that says "9 to 10", a name
 * that ends in spaces), the value stands beside its words in a comment: `words <!-- exact {…} -->`. Someone who edits
 * the words wins over the comment.
 */
const COMMENT = /^(.*?)\s?(?<!\\)<!-- exact ([^<>]*) -->$/s;

export type Format<T> = {
  /** The value in words, one line of Markdown; '' where there is none. */
  readonly format: (value: T) => string;
  readonly parse: (words: string) => T;
  /** Reads a value out of a comment; null where it is not one. */
  readonly revive: (json: unknown) => T | null;
};

const toJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>|&\u2028\u2029-]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Endless white space inside a value would make the patterns of the readers slow; it says nothing. */
const bounded = (words: string): string => words.replace(/\s{500,}/g, ' ');

/** Equality of plain data, whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
};

/** The value as Markdown, with the comment only where its words alone would be read as something else. */
export const writeExact = <T>(value: T, { format, parse }: Pick<Format<T>, 'format' | 'parse'>): string => {
  const words = format(value);
  return same(parse(bounded(words)), value) && words === words.trim()
    ? words
    : `${words} <!-- exact ${toJson(value)} -->`;
};

/** The value out of its Markdown. */
export const readExact = <T>(source: string, { format, parse, revive }: Format<T>): T => {
  const match = source.endsWith(' -->') ? COMMENT.exec(source) : null;
  if (!match) return parse(bounded(source));
  const [, words = '', json = ''] = match;
  try {
    const value = revive(JSON.parse(json));
    return value !== null && format(value).trim() === words.trim() ? value : parse(bounded(words));
  } catch {
    return parse(bounded(source));
  }
};
