/** A conflict as a person reads it: where it is, what each side says, and what can be chosen. */
import type { Choice, Choices, Conflict } from '../../../shared/history/conflict.ts';
import { type Piece, compareWords } from '../../../shared/history/compare-words.ts';
import { valueWords } from '../../../shared/history/value-words.ts';
import { type PlaceWords, placeWords } from '../../../shared/history/words.ts';
import { fieldAt } from '../../../shared/report/fields.ts';
import { pathToText } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';

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

/** Text as it is, where it is short enough to be compared; other values in short words. */
const textOf = ({ path }: Conflict, value: unknown): string => {
  if (typeof value !== 'string') return valueWords(path, value);
  const kind = fieldAt(pathToText(path))?.kind;
  return value !== '' && (kind === 'prose' || kind === 'line') ? value : valueWords(path, value);
};

const piecesOf = (conflict: Conflict, value: unknown): readonly Piece[] => {
  const text = textOf(conflict, value);
  const before = conflict.base;
  return typeof value === 'string' && value !== '' && typeof before === 'string' && before !== ''
    ? compareWords(textOf(conflict, before), text)
    : plain(text);
};

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

const both = ({ kind, path, mine, theirs }: Conflict): Option | null => {
  const isProse = fieldAt(pathToText(path))?.kind === 'prose';
  if (kind !== 'value' || !isProse || typeof mine !== 'string' || typeof theirs !== 'string') return null;
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
  return {
    key: pathToText(conflict.path),
    place: placeWords(conflict.path, state),
    reason: reasons[conflict.kind],
    options: [side(conflict, 'mine'), side(conflict, 'theirs'), ...(together ? [together] : [])],
  };
};

/** The same answer to everything. */
export const choiceForAll = (words: readonly ConflictWords[], choice: 'mine' | 'theirs'): Choices =>
  Object.fromEntries(words.map(({ key }) => [key, choice]));
