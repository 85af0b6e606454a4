/** The report as it was at a moment of its history. */
import type { Entry } from '../../../shared/history/entry.ts';
import { applyDiff } from '../../../shared/report/diff.ts';
import { readReport } from '../../../shared/report/migrate.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { recordHash } from '../../library/record-hash.ts';

const wholeReport = (stored: unknown): Report | null => {
  const read = readReport(stored);
  return read.ok ? read.report : null;
};

/**
 * The state after the entry at `index`, built from the last whole report before it. Null where there is none, where the
 * entries do not fit each other, or where the state is not the one whose record hash the entry states.
 */
export const stateAfter = (entries: readonly Entry[], index: number): Report | null => {
  const upTo = entries.slice(0, index + 1);
  const start = upTo.findLastIndex(({ report }) => report !== undefined);
  const from = start < 0 ? null : wholeReport(upTo[start]?.report);
  if (from === null) return null;
  try {
    const state = wholeReport(
      upTo.slice(start).reduce((report, { changes }) => applyDiff(report, changes), from),
    );
    return state !== null && recordHash(state) === upTo.at(-1)?.record ? state : null;
  } catch {
    // A change that names what is not there: a history that this program cannot follow.
    return null;
  }
};
