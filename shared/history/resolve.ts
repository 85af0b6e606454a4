/** What a person decided about the conflicts of a merge, carried out. */
import { failure, type Result, success } from '../contract/result.ts';
import { applyDiff, type Change } from '../report/diff.ts';
import { isRow, sameValue } from '../report/json.ts';
import { getAt, pathToText, schemaAt } from '../report/path.ts';
import type { Report } from '../report/schema.ts';
import type { Choice, Choices, Conflict } from './conflict.ts';
import type { Merge } from './merge.ts';
import { withMergedRevision } from './merged-revision.ts';

const refusal = (path: string, message: string) =>
  failure('bad-request', 'This decision does not fit the merge.', {
    kept: 'Both versions are kept as they are.',
    problems: [{ path, message }],
  });

/** What the choice leaves at the conflict's path; undefined for nothing. */
const chosenValue = ({ path, mine, theirs }: Conflict, choice: Choice): Result<unknown> => {
  if (choice === 'mine') return success(mine);
  if (choice === 'theirs') return success(theirs);
  const parsed = schemaAt(path)?.safeParse(choice.value);
  const sameRow = !isRow(mine ?? theirs) || (isRow(choice.value) && choice.value.id === path.at(-1));
  return parsed?.success && sameRow
    ? success(parsed.data)
    : refusal(pathToText(path), parsed?.error?.issues[0]?.message ?? 'The value does not fit the field.');
};

/** The change that carries a choice out, or null where the merged report says so already. */
const changeFor = (merged: Report, { path }: Conflict, value: unknown): Change | null => {
  const before = getAt(merged, path);
  if (sameValue(before, value)) return null;
  if (value !== undefined || !isRow(before)) return { kind: 'set', path, before, after: value };
  const list = path.slice(0, -1);
  const rows = getAt(merged, list);
  const index = Array.isArray(rows) ? rows.indexOf(before) : -1;
  return { kind: 'remove', path: list, index, row: before };
};

/**
 * The final report. A conflict that nobody decided stays as the merge left it. Fails, and changes nothing, where a choice
 * names no conflict or a value does not fit its field.
 */
export const resolve = ({ merged, conflicts, sides }: Merge, choices: Choices): Result<Report> => {
  const open = new Map(conflicts.map((conflict) => [pathToText(conflict.path), conflict]));
  const sets: Change[] = [];
  const removals: Change[] = [];
  for (const [path, choice] of Object.entries(choices)) {
    const conflict = open.get(path);
    if (!conflict) return refusal(path, 'There is no conflict here.');
    const value = chosenValue(conflict, choice);
    if (!value.ok) return value;
    const change = changeFor(merged, conflict, value.value);
    if (change) (change.kind === 'set' ? sets : removals).push(change);
  }
  return success(withMergedRevision(applyDiff(merged, [...sets, ...removals]), sides));
};
