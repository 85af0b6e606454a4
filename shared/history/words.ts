/** A change as a person reads it in the history. */
import type { Change } from '../report/diff.ts';
import { fieldAt } from '../report/fields.ts';
import { type Path, pathToText } from '../report/path.ts';
import { type SectionId, sectionOf, sections } from '../report/sections.ts';
import { rowOnPath, rowWords } from './row-words.ts';
import { valueWords } from './value-words.ts';

export type PlaceWords = {
  readonly section: SectionId;
  readonly sectionTitle: string;
  /** The field, or for a row its list: "Event", "Timeline". */
  readonly field: string;
  /** The row itself, or the one that the field belongs to: "Timeline row 14:32 “Initial alert…”". '' outside lists. */
  readonly row: string;
  /** Both in one: "Timeline row 14:32 “Initial alert…”, Event". */
  readonly name: string;
};

export type ChangeWords = Omit<PlaceWords, 'name'> & {
  /** "changed", "added", "removed", "moved from 3 to 5"; positions count from 1. */
  readonly verb: string;
  /** Old and new value in short; '' where the change has none, as for a move. */
  readonly before: string;
  readonly after: string;
  /** Whether the full values are Markdown, whose words can be compared (`compareWords`). */
  readonly prose: boolean;
  /** All of it in one line. */
  readonly sentence: string;
};

/** What the field catalogue does not name: what no form edits. */
const others: Readonly<Record<string, string>> = {
  '': 'The whole report',
  id: 'Identity of the report',
  schemaVersion: 'Format of the report',
  revision: 'Version and state',
  'revision.version': 'Version',
  'revision.state': 'State',
};

/** Of the parts of one value, the one whose label names the value. */
const partNames = ['amount', 'answer', 'value', 'level', 'ticked'];

const titleOf = (section: SectionId): string => sections.find(({ id }) => id === section)?.title ?? '';

/** "Customers affected" of its amount's label, for a path that holds the parts of one value. */
const labelOf = (path: Path): string => {
  const text = pathToText(path);
  const own = fieldAt(text)?.label ?? others[text];
  if (own !== undefined) return own;
  const part = partNames.map((key) => fieldAt(`${text}.${key}`)).find((field) => field !== null);
  if (part) return part.label.replace(/: amount$/, '');
  const [last = ''] = path.slice(-1);
  return path.length === 1 ? titleOf(sectionOf(text)) : last;
};

const inSection = (path: Path) => {
  const section = sectionOf(pathToText(path));
  return { section, sectionTitle: titleOf(section) };
};

/**
 * Where a field or row stands, in words: for changes and conflicts. `state` is a stored state of the report in which the
 * row is found and named; it may be of any schema.
 */
export const placeWords = (path: Path, state: unknown): PlaceWords => {
  const row = rowOnPath(state, path);
  const isWholeRow = row !== null && path.length === row.list.length + 1;
  const field = labelOf(isWholeRow ? row.list : path);
  const name = row === null ? field : isWholeRow ? row.words : `${row.words}, ${field}`;
  return { ...inSection(path), field, row: row?.words ?? '', name };
};

const setWords = (change: Extract<Change, { kind: 'set' }>, state: unknown): ChangeWords => {
  const { name, ...place } = placeWords(change.path, state);
  const before = valueWords(change.path, change.before);
  const after = valueWords(change.path, change.after);
  return {
    ...place,
    verb: 'changed',
    before,
    after,
    prose: fieldAt(pathToText(change.path))?.kind === 'prose',
    sentence: `${name} changed: ${before} → ${after}`,
  };
};

/**
 * The change in words. `state` is a stored state of the report in which rows are found and named, best the one after the
 * change; it may be of any schema. Never throws.
 */
export const changeWords = (change: Change, state: unknown): ChangeWords => {
  if (change.kind === 'set') return setWords(change, state);
  const { path } = change;
  const words = (row: string, verb: string, before = '', after = ''): ChangeWords => ({
    ...inSection(path),
    field: labelOf(path),
    row,
    verb,
    before,
    after,
    prose: false,
    sentence: `${row} ${verb}`,
  });
  switch (change.kind) {
    case 'insert':
      return words(
        rowWords(path, change.row, change.index + 1),
        'added',
        '',
        valueWords([...path, change.row.id], change.row),
      );
    case 'remove':
      return words(
        rowWords(path, change.row, change.index + 1),
        'removed',
        valueWords([...path, change.row.id], change.row),
      );
    case 'move':
      return words(
        rowOnPath(state, [...path, change.id])?.words ?? rowWords(path, null, null),
        `moved from ${change.from + 1} to ${change.to + 1}`,
      );
  }
};
