/**
 * The undo history as data: steps that were done and steps that were undone. Typing in one field is one step; a pause,
 * another field or an explicit end starts a new one.
 */
import { z } from 'zod';
import { Change, type Diff } from '../../shared/report/diff.ts';

/** A pause in typing after which a new undo step begins, in milliseconds. */
export const TYPING_PAUSE = 1000;

export const Step = z.strictObject({
  diff: z.array(Change).readonly(),
  /** When its last change was made, epoch milliseconds. */
  at: z.number(),
  /** Whether further typing in the same field may still join this step. */
  open: z.boolean(),
});
export type Step = z.infer<typeof Step>;

export const History = z.strictObject({ done: z.array(Step).readonly(), undone: z.array(Step).readonly() });
export type History = z.infer<typeof History>;

export const emptyHistory: History = { done: [], undone: [] };

const samePath = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/** The two diffs as one, where both set the same single field; else null. */
const joined = (first: Diff, second: Diff): Diff | null => {
  const [before] = first;
  const [after] = second;
  return first.length === 1 &&
    second.length === 1 &&
    before?.kind === 'set' &&
    after?.kind === 'set' &&
    samePath(before.path, after.path)
    ? [{ ...before, after: after.after }]
    : null;
};

const changesNothing = (diff: Diff): boolean =>
  diff.every(
    (change) => change.kind === 'set' && JSON.stringify(change.before) === JSON.stringify(change.after),
  );

/**
 * The history after an edit. `typing` edits of one field within a pause of each other join into one step; a step whose
 * changes cancel out vanishes. What had been undone can no longer be redone.
 */
export const record = (history: History, diff: Diff, edit: { typing: boolean; at: number }): History => {
  const last = history.done.at(-1);
  const whole =
    edit.typing && last?.open && edit.at - last.at < TYPING_PAUSE ? joined(last.diff, diff) : null;
  const kept = whole ? history.done.slice(0, -1) : history.done;
  const step: Step = { diff: whole ?? diff, at: edit.at, open: edit.typing };
  return { done: changesNothing(step.diff) ? kept : [...kept, step], undone: [] };
};

/** Ends the typing step, so that the next edit starts a new one. */
export const seal = (history: History): History => {
  const last = history.done.at(-1);
  return last?.open
    ? { ...history, done: [...history.done.slice(0, -1), { ...last, open: false }] }
    : history;
};

/** Takes the last step back; its diff is to be applied inverted. Null where there is none. */
export const takeBack = (history: History): { readonly history: History; readonly step: Step } | null => {
  const step = history.done.at(-1);
  if (!step) return null;
  const closed = { ...step, open: false };
  return { step, history: { done: history.done.slice(0, -1), undone: [...history.undone, closed] } };
};

/** Brings the last undone step forward again. Null where there is none. */
export const bringForward = (history: History): { readonly history: History; readonly step: Step } | null => {
  const step = history.undone.at(-1);
  return step
    ? { step, history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } }
    : null;
};
