/** A conflict as a person reads it: where it is, what each side says, and what can be chosen. */
import type { Choice, Choices, Conflict } from '../../../shared/history/conflict.ts';
import { type Piece, compareWords } from '../../../shared/history/compare-words.ts';
import { shortText, valueWords } from '../../../shared/history/value-words.ts';
import { type PlaceWords, placeWords } from '../../../shared/history/words.ts';
import { fieldAt } from '../../../shared/report/fields.ts';
import { pathToText } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { display } from '../../store/normalise.ts';

export type Option = {
  readonly id: 'mine' | 'theirs' | 'both';
  readonly title: string;
  /** What it leaves in the report; word by word against what both began with. */
  readonly pieces: readonly Piece[];
  readonly choice: Choice;
};

export type ConflictWords = {
  /** The path as text: the key of its choice. */
  readonly key: string;
  readonly place: PlaceWords;
  /** Why it is asked. */
  readonly reason: string;
  readonly options: readonly Option[];
};

const plain = (text: string): readonly Piece[] => [{ kind: 'same', text }];

/** Less than this share of a text kept, and its words are not compared: nobody could read what is left. */
const ENOUGH_IN_COMMON = 0.4;

const isProse = ({ path }: Conflict): boolean => fieldAt(pathToText(path))?.kind === 'prose';

/** A value as people read it; prose in full. */
const textOf = (conflict: Conflict, value: unknown): string =>
  typeof value === 'string' && value !== '' && isProse(conflict)
    ? value
    : valueWords(
        conflict.path,
        typeof value === 'string' ? display(pathToText(conflict.path), value) : value,
      );

/** Prose word by word against what both began with, where that makes it clearer. */
const piecesOf = (conflict: Conflict, value: unknown): readonly Piece[] => {
  const text = textOf(conflict, value);
  const { base } = conflict;
  if (!isProse(conflict) || typeof base !== 'string' || base === '' || value === '') return plain(text);
  const pieces = compareWords(base, text);
  const kept = pieces.reduce((sum, piece) => sum + (piece.kind === 'same' ? piece.text.length : 0), 0);
  return kept / Math.max(base.length, text.length) < ENOUGH_IN_COMMON ? plain(text) : pieces;
};

/** What both began with, where the texts do not show it themselves. */
const beforeOf = (conflict: Conflict, options: readonly Option[]): string =>
  conflict.kind !== 'value' || options.some(({ pieces }) => pieces.length > 1)
    ? ''
    : ` Before: ${shortText(textOf(conflict, conflict.base))}`;

const side = (conflict: Conflict, id: 'mine' | 'theirs'): Option => {
  const value = conflict[id];
  const whose = id === 'mine' ? 'Mine' : 'Theirs';
  return value === undefined
    ? { id, title: `${whose}: remove it`, pieces: plain('The row was removed.'), choice: id }
    : {
        id,
        title: conflict.kind === 'value' ? whose : `${whose}: keep it`,
        pieces: piecesOf(conflict, value),
        choice: id,
      };
};

const both = (conflict: Conflict): Option | null => {
  const { kind, mine, theirs } = conflict;
  if (kind !== 'value' || !isProse(conflict)) return null;
  if (typeof mine !== 'string' || typeof theirs !== 'string') return null;
  if (mine.trim() === '' || theirs.trim() === '') return null;
  const value = `${mine.trimEnd()}\n\n${theirs.trimStart()}`;
  return { id: 'both', title: 'Both, mine first', pieces: [], choice: { value } };
};

const reasons: Readonly<Record<Conflict['kind'], string>> = {
  value: 'Changed on both sides.',
  'missing-in-mine': 'You removed it, and it was changed there.',
  'missing-in-theirs': 'You changed it, and it was removed there.',
};

/** `state` is a version of the report in which the row can be found and named. */
export const conflictWords = (conflict: Conflict, state: Report): ConflictWords => {
  const together = both(conflict);
  const sides = [side(conflict, 'mine'), side(conflict, 'theirs')];
  return {
    key: pathToText(conflict.path),
    place: placeWords(conflict.path, state),
    reason: `${reasons[conflict.kind]}${beforeOf(conflict, sides)}`,
    options: together ? [...sides, together] : sides,
  };
};

/** The same answer to everything. */
export const choiceForAll = (words: readonly ConflictWords[], choice: 'mine' | 'theirs'): Choices =>
  Object.fromEntries(words.map(({ key }) => [key, choice]));
