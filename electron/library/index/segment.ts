/**
 * A segment: the words of some hundred reports, and which report has which. What stands between two spaces is a term, so a
 * word of a query stands anywhere in a text exactly where it stands inside one of its terms: searching the terms once finds
 * what reading every text would find.
 */
import { fold } from '../search.ts';

/** Terms of one kind of letters, the commonest first. */
export type Vocabulary = {
  /** All terms, a line each. */
  readonly text: string;
  /** Where each term begins in the text; one more for the end. */
  readonly starts: Uint32Array;
  /** Where the reports of each term begin among the postings; one more for the end. */
  readonly ranges: Uint32Array;
  /** Numbers of reports, ascending for each term. */
  readonly postings: Uint16Array;
};

export type Segment = {
  /** How many reports it was made of. */
  readonly size: number;
  /** Terms of Latin-1 letters alone: most of them, at a byte a letter. */
  readonly narrow: Vocabulary;
  /** All others. */
  readonly wide: Vocabulary;
};

/** Reports a segment may be made of; their numbers fit 16 bits many times over. */
export const SEGMENT_SIZE = 1024;

/** The terms of a folded text, each once. */
export const termsOf = (folded: string): ReadonlySet<string> => {
  const terms = new Set(folded.split(/\s+/));
  terms.delete('');
  return terms;
};

/** Whether every letter fits a byte. */
export const isNarrow = (term: string): boolean => /^[\0-\u{ff}]*$/u.test(term);

/** The words of a query as they are compared, the longest first: it leaves the fewest reports for the others. */
export const wordsOf = (query: string): readonly string[] =>
  [...termsOf(fold(query))].toSorted((a, b) => b.length - a.length);

/** The term that the letter at `place` belongs to; not before `from`. */
const termAt = (starts: Uint32Array, place: number, from: number): number => {
  let low = from;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Marks the reports with the word among those that are `wanted`. Returns how many it marked. */
const mark = (vocabulary: Vocabulary, word: string, wanted: Uint8Array, marks: Uint8Array): number => {
  const { text, starts, ranges, postings } = vocabulary;
  const all = wanted.reduce((sum, each) => sum + each, 0);
  let marked = marks.reduce((sum, each) => sum + each, 0);
  let term = 0;
  let place = text.indexOf(word);
  // Nothing is left to find once every report is marked: soon, for a word that stands in common terms.
  while (place >= 0 && marked < all) {
    term = termAt(starts, place, term);
    const end = ranges[term + 1] ?? 0;
    for (let at = ranges[term] ?? 0; at < end; at += 1) {
      const report = postings[at] ?? 0;
      if (wanted[report] === 1 && marks[report] === 0) {
        marks[report] = 1;
        marked += 1;
      }
    }
    place = text.indexOf(word, starts[term + 1] ?? text.length);
  }
  return marked;
};

/** Of the reports that are `wanted` (1), those whose text contains every word. The words are folded and hold no space. */
export const searchSegment = (segment: Segment, words: readonly string[], wanted: Uint8Array): Uint8Array => {
  let left = wanted;
  for (const word of words) {
    const marks = new Uint8Array(segment.size);
    if (isNarrow(word)) mark(segment.narrow, word, left, marks);
    if (mark(segment.wide, word, left, marks) === 0) return marks;
    left = marks;
  }
  return left;
};
