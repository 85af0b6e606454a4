/** Compared words as a person likes to read them: few long changes rather than many short ones. */
import { compareWords, type Piece } from './compare-words.ts';

/** What stayed between two changes, and says nothing alone: spaces, a comma, "a". In UTF-16 code units. */
const FEW = 3;
/** A line of which less than this share stayed is another line. */
const SHARE = 0.4;

const isMeagre = (piece: Piece): boolean => piece.kind === 'same' && piece.text.trim().length < FEW;

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.trim().length, 0);

const textOf = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

/** A run of changes as one: what went, then what came. */
const asOne = (run: readonly Piece[]): readonly Piece[] =>
  [
    { kind: 'removed', text: textOf(run, 'added') } as const,
    { kind: 'added', text: textOf(run, 'removed') } as const,
  ].filter(({ text }) => text !== '');

/** Runs of changes, with what is meagre between them, and what stayed between the runs. */
const runsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const runs: Piece[][] = [];
  let isChange = false;
  for (const [index, piece] of pieces.entries()) {
    const isBetween: boolean =
      isChange && isMeagre(piece) && index < pieces.length - 1 && !piece.text.includes('\n');
    const goesOn: boolean = isChange && (piece.kind !== 'same' || isBetween);
    const run = runs.at(-1);
    if (run && goesOn) run.push(piece);
    else runs.push([piece]);
    isChange = goesOn || piece.kind !== 'same';
  }
  return runs;
};

/** As `compareWords`: without what was added it is `before`, without what was removed it is `after`. */
export const readablePieces = (before: string, after: string): readonly Piece[] => {
  const pieces = compareWords(before, after);
  const stayed = lengthOf(pieces.filter(({ kind }) => kind === 'same'));
  const isLine = !before.includes('\n') && !after.includes('\n');
  if (isLine && stayed < SHARE * Math.max(before.length, after.length) && before !== '' && after !== '') {
    return asOne(pieces);
  }
  return runsOf(pieces).flatMap((run) => (run[0]?.kind === 'same' ? run : asOne(run)));
};
