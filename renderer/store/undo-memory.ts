/**
 * Keeps the undo history over a reload of the window, for as long as the report on disk is the one it belongs to.
 * A convenience of this window: where there is no room or no storage, undo simply starts anew.
 */
import { isKnownDiff } from '../../shared/report/diff.ts';
import { emptyHistory, History } from './history.ts';

/** The part of `Storage` that is needed. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Largest remembered history, in UTF-16 code units; older steps are left out. */
const MAX_LENGTH = 2_000_000;

/** What the keys of undo steps begin with. */
export const UNDO_PREFIX = 'debrief.undo.';

const keyOf = (reportId: string): string => `${UNDO_PREFIX}${reportId}`;

const serialise = (sha256: string, history: History): string | null => {
  let { done } = history;
  for (;;) {
    const text = JSON.stringify({ sha256, done, undone: history.undone });
    if (text.length <= MAX_LENGTH) return text;
    if (done.length === 0) return null;
    done = done.slice(Math.ceil(done.length / 2));
  }
};

/** Remembers the history that led to the report with this record hash. */
export const rememberHistory = (memory: Memory, reportId: string, sha256: string, history: History): void => {
  const text = serialise(sha256, history);
  try {
    if (text === null) memory.removeItem(keyOf(reportId));
    else memory.setItem(keyOf(reportId), text);
  } catch {
    // No room in the session storage: undo over a reload is given up, nothing else.
  }
};

/** The history that belongs to this very state of the report, else an empty one. */
export const recallHistory = (memory: Memory, reportId: string, sha256: string): History => {
  try {
    const stored: unknown = JSON.parse(memory.getItem(keyOf(reportId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('sha256' in stored)) return emptyHistory;
    const { sha256: belongsTo, ...history } = stored;
    const parsed = History.safeParse(history);
    const fits =
      belongsTo === sha256 &&
      parsed.success &&
      [...parsed.data.done, ...parsed.data.undone].every((step) => isKnownDiff(step.diff));
    return fits ? parsed.data : emptyHistory;
  } catch {
    return emptyHistory;
  }
};
