/** Words that come up again and again, each made into a value once. */

type Known<T> = { readonly raw: string; readonly value: T };

/** Places for words; a power of two. Where two words meet at one, the later takes it: no file can fill the memory. */
const places = 4096;

export class Vocabulary<T> {
  readonly #make: (word: string) => T;
  readonly #known: (Known<T> | undefined)[] = Array.from({ length: places });

  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What the word between the two places stands for. `hash` is any number that its bytes give. */
  at(bytes: Buffer, from: number, to: number, hash: number): T {
    const place = hash & (places - 1);
    const known = this.#known[place];
    if (known !== undefined && isWord(known.raw, bytes, from, to)) return known.value;
    const raw = bytes.toString('latin1', from, to);
    const value = this.#make(raw);
    this.#known[place] = { raw, value };
    return value;
  }
}

const isWord = (word: string, bytes: Buffer, from: number, to: number): boolean => {
  if (word.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (bytes[at] !== word.charCodeAt(at - from)) return false;
  return true;
};
