/** What entries of a history did, as lines for a person: fewer than the changes, where several say one thing. */
import { applyDiff, type Change, type Diff, invertDiff } from '../report/diff.ts';
import { getAt, type Path, pathToText } from '../report/path.ts';
import { isRow } from '../report/json.ts';
import { joinChanges } from './join.ts';
import { type ChangeWords, changeWords, placeWords } from './words.ts';

export type Told = {
  readonly change: Change;
  readonly words: ChangeWords;
  /** The field or the row: "Timeline row 14:32 “Initial alert…”, Event". */
  readonly name: string;
};

const rowKey = (path: Path, id: string): string => pathToText([...path, id]);

const rowsOf = (changes: Diff, kind: 'insert' | 'remove'): ReadonlySet<string> =>
  new Set(
    changes.flatMap((change) =>
      change.kind === kind && 'row' in change ? [rowKey(change.path, change.row.id)] : [],
    ),
  );

const isInside = (rows: ReadonlySet<string>, path: Path): boolean =>
  path.some((_, index) => rows.has(pathToText(path.slice(0, index + 1))));

/** A new row with what was written into it meanwhile. */
const asItIs = (change: Change, state: unknown): Change => {
  if (change.kind !== 'insert') return change;
  const row = getAt(state, [...change.path, change.row.id]);
  return isRow(row) ? { ...change, row } : change;
};

/**
 * Changes in words, those of one field and those of a new row told as one; what came and went again is left out. `state` is
 * the report after them, as it was stored. Never throws.
 */
export const tellChanges = (changes: Diff, state: unknown): readonly Told[] => {
  const added = rowsOf(changes, 'insert');
  const removed = rowsOf(changes, 'remove');
  const isTold = (change: Change): boolean => {
    switch (change.kind) {
      case 'set':
        return !isInside(added, change.path);
      case 'move':
        return !added.has(rowKey(change.path, change.id));
      case 'insert':
        return !removed.has(rowKey(change.path, change.row.id));
      case 'remove':
        return !added.has(rowKey(change.path, change.row.id));
    }
  };
  return joinChanges(changes)
    .filter(isTold)
    .map((change) => asItIs(change, state))
    .map((change) => {
      const words = changeWords(change, state);
      return { change, words, name: change.kind === 'set' ? placeWords(change.path, state).name : words.row };
    });
};

/**
 * The state after each of the entries (newest first), from the state after the first of them. For naming rows only: where
 * an entry does not lead back, the state after it is used on.
 */
export const statesAfter = (
  newest: unknown,
  entries: readonly { readonly changes: Diff }[],
): readonly unknown[] => {
  const states: unknown[] = [];
  let state = newest;
  for (const { changes } of entries) {
    states.push(state);
    state = stateBefore(state, changes);
  }
  return states;
};

/** The state that changes began from, or the state after them where that cannot be told. */
export const stateBefore = (after: unknown, changes: Diff): unknown => {
  try {
    return applyDiff(after, invertDiff(changes));
  } catch {
    return after;
  }
};
