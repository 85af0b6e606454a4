/** Making segments: from texts, and from older segments. Both pause now and then. */
import { type Breathe, createBreathe } from './breathe.ts';
import { isNarrow, type Segment, termsOf, type Vocabulary } from './segment.ts';

type Entry = readonly [term: string, reports: readonly number[]];

/** Terms after which it is worth looking at the clock. */
const STRIDE = 512;

/**
 * Letters as V8 keeps them where it need not look at the text they were cut from: Latin-1 in a byte each, which a part of a
 * text with other letters would not be, and without holding on to that whole text.
 */
const detached = (text: string, encoding: 'latin1' | 'utf16le'): string =>
  Buffer.from(text, encoding).toString(encoding);

const vocabulary = async (
  entries: Entry[],
  encoding: 'latin1' | 'utf16le',
  breathe: Breathe,
): Promise<Vocabulary> => {
  // The common terms are few; sorting them alone does what a search needs, at a fraction of the time.
  const common = entries
    .filter(([, reports]) => reports.length > 2)
    .toSorted((a, b) => b[1].length - a[1].length);
  await breathe();
  const sorted = [
    ...common,
    ...entries.filter(([, reports]) => reports.length === 2),
    ...entries.filter(([, reports]) => reports.length === 1),
  ];
  const starts = new Uint32Array(sorted.length + 1);
  const ranges = new Uint32Array(sorted.length + 1);
  const postings = new Uint16Array(sorted.reduce((sum, [, reports]) => sum + reports.length, 0));
  const pieces: string[] = [];
  let letters = 0;
  let count = 0;
  for (let from = 0; from < sorted.length; from += STRIDE) {
    await breathe();
    const piece = sorted.slice(from, from + STRIDE);
    for (const [index, [term, reports]] of piece.entries()) {
      postings.set(reports, count);
      letters += term.length + 1;
      count += reports.length;
      starts[from + index + 1] = letters;
      ranges[from + index + 1] = count;
    }
    pieces.push(`${piece.map(([term]) => term).join('\n')}\n`);
  }
  return { text: detached(pieces.join(''), encoding), starts, ranges, postings };
};

const segmentOf = async (
  size: number,
  terms: ReadonlyMap<string, readonly number[]>,
  breathe: Breathe,
): Promise<Segment> => {
  const narrow: Entry[] = [];
  const wide: Entry[] = [];
  for (const entry of terms) (isNarrow(entry[0]) ? narrow : wide).push(entry);
  await breathe();
  return {
    size,
    narrow: await vocabulary(narrow, 'latin1', breathe),
    wide: await vocabulary(wide, 'utf16le', breathe),
  };
};

/** Makes a segment of the folded texts; a report's number is its place among them. */
export const buildSegment = async (texts: readonly string[]): Promise<Segment> => {
  const breathe = createBreathe();
  const terms = new Map<string, number[]>();
  for (const [report, text] of texts.entries()) {
    await breathe();
    for (const term of termsOf(text)) {
      const reports = terms.get(term);
      if (reports) reports.push(report);
      else terms.set(term, [report]);
    }
  }
  return segmentOf(texts.length, terms, breathe);
};

/** A segment and which of its reports (1) to keep. */
export type Part = { readonly segment: Segment; readonly kept: Uint8Array };

/** One segment of what several keep, numbered in their order. */
export const mergeSegments = async (parts: readonly Part[]): Promise<Segment> => {
  const breathe = createBreathe();
  const terms = new Map<string, number[]>();
  let size = 0;
  for (const { segment, kept } of parts) {
    // The number of each kept report in the new segment.
    const numbers = Array.from(kept, (isKept) => (isKept === 1 ? size++ : -1));
    for (const { text, starts, ranges, postings } of [segment.narrow, segment.wide]) {
      for (let index = 0; index + 1 < starts.length; index += 1) {
        if (index % STRIDE === 0) await breathe();
        const term = text.slice(starts[index], (starts[index + 1] ?? 0) - 1);
        const reports = terms.get(term) ?? [];
        for (const report of postings.subarray(ranges[index], ranges[index + 1])) {
          const number = numbers[report] ?? -1;
          if (number >= 0) reports.push(number);
        }
        if (reports.length > 0) terms.set(term, reports);
      }
    }
  }
  return segmentOf(size, terms, breathe);
};
