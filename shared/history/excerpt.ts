/** Long texts, cut down to the words around what changed in them. */
import { compareWords, type Piece } from './compare-words.ts';

/** Left out of a text. */
export const GAP = ' … ';

/** The first or last characters of a text, at a word's edge where there is one near. */
const head = (text: string, length: number): string => {
  const cut = text.slice(0, length).toWellFormed();
  return cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
};
const tail = (text: string, length: number): string => {
  const cut = text.slice(-length).toWellFormed();
  return cut.includes(' ') ? cut.slice(cut.indexOf(' ') + 1) : cut;
};

/** Text that stayed, without what lies far from a change. `context` in UTF-16 code units on each side. */
const shortened = (text: string, context: number, isFirst: boolean, isLast: boolean): string => {
  const room = (isFirst ? 0 : context) + (isLast ? 0 : context);
  if (text.length <= room + 2 * GAP.length) return text;
  return `${isFirst ? '' : head(text, context)}${GAP}${isLast ? '' : tail(text, context)}`;
};

/** The pieces with what stayed cut down to `context` characters (UTF-16 code units) beside each change. */
export const aroundChanges = (pieces: readonly Piece[], context: number): readonly Piece[] =>
  pieces.map((piece, index) =>
    piece.kind === 'same'
      ? { ...piece, text: shortened(piece.text, context, index === 0, index === pieces.length - 1) }
      : piece,
  );

export type Excerpts = { readonly before: string; readonly after: string };

const cutTo = (text: string, max: number): string =>
  text.length <= max ? text : `${head(text, max)}${GAP.trimEnd()}`;

/** Both versions of a text around what changed, each on one line of at most `max` characters or a little more. */
export const excerpts = (before: string, after: string, context: number, max: number): Excerpts => {
  const pieces = aroundChanges(compareWords(before, after), context);
  const of = (without: Piece['kind']): string =>
    cutTo(
      pieces
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
      max,
    );
  return { before: of('added'), after: of('removed') };
};
