/** Two versions of a text, compared by word, for showing what was written and what was struck out. */
import { diffArrays } from 'diff';

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** More differences than this are not looked for: the search takes time that grows with their square. */
const MAX_DIFFERENCES = 500;

/** Longer runs of changed lines are not compared by word, in UTF-16 code units: nobody reads them word by word. */
const MAX_LENGTH = 100_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text and what lies between them, in any script; joined they are the text. */
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Lines with the line breaks that end them; joined they are the text. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
};

const replaced = (before: string, after: string): readonly Piece[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

const compareParts = (before: string[], after: string[]): readonly Piece[] =>
  diffArrays(before, after, { maxEditLength: MAX_DIFFERENCES })?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  })) ?? replaced(before.join(''), after.join(''));

const compareByWord = (before: string, after: string): readonly Piece[] =>
  before.length + after.length > MAX_LENGTH
    ? replaced(before, after)
    : compareParts(wordsOf(before), wordsOf(after));

/**
 * What was kept, added and removed, in reading order: the pieces that are not added give `before`, those that are not
 * removed give `after`. Lines are compared first and words only where lines differ, so that long texts cost little.
 */
export const compareWords = (before: string, after: string): readonly Piece[] => {
  const lines = compareParts(linesOf(before), linesOf(after));
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const piece = lines[at];
    const next = lines[at + 1];
    if (!piece) continue;
    if (piece.kind === 'same' || !next || next.kind === 'same') pieces.push(piece);
    else {
      const [old, now] = piece.kind === 'removed' ? [piece, next] : [next, piece];
      for (const part of compareByWord(old.text, now.text)) pieces.push(part);
      at += 1;
    }
  }
  return joined(pieces);
};
