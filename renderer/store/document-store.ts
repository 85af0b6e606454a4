/** The one owner of an open report: every edit goes through `execute`, everyone who shows a part of it subscribes. */
import { type Command, type CommandResult, execute } from '../../shared/report/command.ts';
import { applyDiff, type Diff, invertDiff } from '../../shared/report/diff.ts';
import type { Report } from '../../shared/report/schema.ts';
import { bringForward, emptyHistory, type History, record, seal, takeBack } from './history.ts';

export type EditOptions = {
  /** Typing joins the step of the keystroke before it; everything else is a step of its own. */
  readonly typing?: boolean;
};

export interface DocumentStore {
  getReport(): Report;
  readonly getHistory: () => History;
  /** Called after every change of the report or its history; the returned function ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Makes an edit. A refused command changes nothing and comes back with its reason. */
  readonly execute: (command: Command, options?: EditOptions) => CommandResult;
  /** The next edit starts a new undo step (a field lost focus). */
  endStep(): void;
  /** Undoes the last step and returns what this changed, or null where there is nothing to undo. */
  undo(): Diff | null;
  redo(): Diff | null;
  /** Changes that were computed elsewhere, as when two versions are merged: one undo step, also while edits are refused. */
  take(diff: Diff): void;
  /** Another report in place of this one, without history: after a reload from disk. */
  replace(report: Report): void;
  /** Whether edits are refused: every command, undo and redo. */
  readonly isReadOnly: () => boolean;
  setReadOnly(isReadOnly: boolean): void;
}

const refused: CommandResult = { ok: false, path: '', message: 'The report is open read-only.' };

export const createDocumentStore = (options: {
  readonly report: Report;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly history?: History;
}): DocumentStore => {
  let report = options.report;
  let history = options.history ?? emptyHistory;
  let isReadOnly = false;
  const listeners = new Set<() => void>();

  const become = (nextReport: Report, nextHistory: History): void => {
    report = nextReport;
    history = nextHistory;
    for (const listener of listeners) listener();
  };

  return {
    getReport: () => report,
    getHistory: () => history,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    execute: (command, { typing = false } = {}) => {
      if (isReadOnly) return refused;
      const result = execute(report, command);
      if (result.ok && result.diff.length > 0) {
        become(result.report, record(history, result.diff, { typing, at: options.now() }));
      }
      return result;
    },
    endStep: () => {
      // Nobody shows whether a step is open, so nobody needs to be told.
      history = seal(history);
    },
    undo: () => {
      const taken = isReadOnly ? null : takeBack(history);
      if (!taken) return null;
      const diff = invertDiff(taken.step.diff);
      become(applyDiff(report, diff), taken.history);
      return diff;
    },
    redo: () => {
      const brought = isReadOnly ? null : bringForward(history);
      if (!brought) return null;
      become(applyDiff(report, brought.step.diff), brought.history);
      return brought.step.diff;
    },
    take: (diff) => {
      if (diff.length === 0) return;
      become(applyDiff(report, diff), record(seal(history), diff, { typing: false, at: options.now() }));
    },
    replace: (next) => become(next, emptyHistory),
    isReadOnly: () => isReadOnly,
    setReadOnly: (next) => {
      if (next === isReadOnly) return;
      isReadOnly = next;
      become(report, history);
    },
  };
};
