/** Words that come up again and again, each made into a value once. */

type Known<T> = { readonly raw: string; readonly key: number; readonly value: T };

/** Places for words. Where two words meet at one, the later takes it: no file can fill the memory. */
const places = 4096;

/** The key of a word that goes on with this byte. Of up to four bytes it is these themselves, and no other word's. */
export const keyWith = (key: number, byte: number): number => ((key << 8) | (key >>> 24)) ^ byte;

/** Spreads keys over the places. */
const placeOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 20;

export class Vocabulary<T> {
  readonly #make: (word: string) => T;
  readonly #known: (Known<T> | undefined)[] = Array.from({ length: places });

  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What the word between the two places stands for; its key is made by `keyWith`, from 0. */
  at(bytes: Buffer, from: number, to: number, key: number): T {
    const place = placeOf(key);
    const known = this.#known[place];
    if (known?.key === key && isWord(known.raw, bytes, from, to)) return known.value;
    const raw = bytes.toString('latin1', from, to);
    const value = this.#make(raw);
    this.#known[place] = { raw, key, value };
    return value;
  }
}

/** Whether a word of the same key is the same. */
const isWord = (word: string, bytes: Buffer, from: number, to: number): boolean => {
  if (word.length !== to - from) return false;
  for (let at = word.length > 4 ? from : to; at < to; at += 1)
    if (bytes[at] !== word.charCodeAt(at - from)) return false;
  return true;
};
