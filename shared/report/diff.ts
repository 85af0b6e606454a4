/** What an edit changed, as data: applied forwards, backwards (undo), and kept by history. */
import { z } from 'zod';
import { getAt, type Path, pathToText, schemaAt } from './path.ts';
import { insertRows, moveRows, removeRows } from './rows.ts';
import { setMany } from './set-many.ts';

const path = z.array(z.string()).readonly();
const row = z.looseObject({ id: z.string() });

export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), path, before: z.unknown(), after: z.unknown() }),
  z.strictObject({ kind: z.literal('insert'), path, index: z.int().nonnegative(), row }),
  z.strictObject({ kind: z.literal('remove'), path, index: z.int().nonnegative(), row }),
  z.strictObject({
    kind: z.literal('move'),
    path,
    id: z.string(),
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
  }),
]);
export type Change = z.infer<typeof Change>;
/** Changes in the order in which they were made. */
export type Diff = readonly Change[];

const samePath = (a: Path, b: Path): boolean =>
  a === b || (a.length === b.length && a.every((key, index) => key === b[index]));

/** Neighbouring changes that can be made in one pass: of one kind, and of the same list unless they set values. */
const runsOf = (diff: Diff): readonly (readonly Change[])[] => {
  const runs: Change[][] = [];
  for (const change of diff) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const fits = first?.kind === change.kind && (change.kind === 'set' || samePath(first.path, change.path));
    if (run && fits) run.push(change);
    else runs.push([change]);
  }
  return runs;
};

const ofKind = <K extends Change['kind']>(run: readonly Change[], kind: K) =>
  run.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);

const applyRun = (state: unknown, run: readonly Change[], verify: boolean): unknown => {
  const [first] = run;
  if (!first) return state;
  if (first.kind === 'set') return setMany(state, ofKind(run, 'set'), verify);
  const { path: listPath } = first;
  const before = getAt(state, listPath);
  if (!Array.isArray(before)) throw new Error(`not a list: ${pathToText(listPath)}`);
  const listAfter = (): readonly unknown[] => {
    switch (first.kind) {
      case 'insert':
        return insertRows(before, ofKind(run, 'insert'), verify);
      case 'remove':
        return removeRows(
          before,
          ofKind(run, 'remove').map((change) => change.row),
          verify,
        );
      case 'move':
        return moveRows(before, ofKind(run, 'move'), verify);
    }
  };
  return setMany(state, [{ path: listPath, before, after: listAfter() }]);
};

const invertChange = (change: Change): Change => {
  switch (change.kind) {
    case 'set':
      return { ...change, before: change.after, after: change.before };
    case 'insert':
      return { ...change, kind: 'remove' };
    case 'remove':
      return { ...change, kind: 'insert' };
    case 'move':
      return { ...change, from: change.to, to: change.from };
  }
};

export type ApplyOptions = {
  /** Also refuse where a value or row is not the one that the diff says it found: for diffs that were stored. */
  readonly verify?: boolean;
};

/**
 * The report, or any stored value, after the diff. Throws where the diff does not fit: that is a fault of the program, or
 * of a file. Costs one pass over a list for each run of changes of one kind in it, not one for each change.
 */
export const applyDiff = <T>(state: T, diff: Diff, { verify = false }: ApplyOptions = {}): T =>
  // The shape is that of the state: a diff replaces values by values that the caller has checked.
  runsOf(diff).reduce<unknown>((at, run) => applyRun(at, run, verify), state) as T;

/** The diff that undoes this one. */
export const invertDiff = (diff: Diff): Diff => diff.map(invertChange).toReversed();

/** Whether every path of the diff exists in the schema of a report. */
export const isKnownDiff = (diff: Diff): boolean => diff.every((change) => schemaAt(change.path) !== null);
