/** Changes that were made one after the other, told as one: a field that was set again and again is set once. */
import { sameValue } from '../report/json.ts';
import type { Change, Diff } from '../report/diff.ts';
import type { Path } from '../report/path.ts';

type Set = Extract<Change, { kind: 'set' }>;

/** Whether one of the paths leads through the other. */
const touches = (a: Path, b: Path): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.every((key, index) => key === long[index]);
};

const isSamePath = (a: Path, b: Path): boolean => a.length === b.length && touches(a, b);

/** The earlier change that sets the same field, where nothing in between touches it. */
const earlierSet = (changes: Diff, next: Set): number => {
  const at = changes.findLastIndex((change) => touches(change.path, next.path));
  const found = changes[at];
  return found?.kind === 'set' && isSamePath(found.path, next.path) ? at : -1;
};

/** The changes one after the other, a field that is set twice set once; what cancels out is left out. */
export const joinChanges = (changes: Diff): Change[] => {
  const joined: Change[] = [];
  for (const change of changes) {
    const at = change.kind === 'set' ? earlierSet(joined, change) : -1;
    const earlier = joined[at];
    if (change.kind === 'set' && earlier?.kind === 'set') joined[at] = { ...earlier, after: change.after };
    else joined.push(change);
  }
  return joined.filter((change) => change.kind !== 'set' || !sameValue(change.before, change.after));
};
