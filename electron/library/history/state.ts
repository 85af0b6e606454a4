/** Reports as a history leads to them: checked against what its entries say they are. */
import type { StoredReport } from '../../../shared/contract/channels.ts';
import type { Entry } from '../../../shared/history/entry.ts';
import { stateAt } from '../../../shared/history/replay.ts';
import { applyDiff } from '../../../shared/report/diff.ts';
import { readReport } from '../../../shared/report/migrate.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { recordHash } from '../record-hash.ts';

/** A stored state as a report; null where it is none, or not the one with this record hash. */
const reportFrom = (state: unknown, record: string | undefined): Report | null => {
  if (record === undefined || recordHash(state) !== record) return null;
  const read = readReport(state);
  return read.ok ? read.report : null;
};

/** The report after these entries; null where one does not fit, or they lead elsewhere than the last of them says. */
export const reportAfter = (start: unknown, entries: readonly Entry[]): Report | null => {
  try {
    const state = entries.reduce(
      (before, { report, changes }) => applyDiff(report ?? before, changes, { verify: true }),
      start,
    );
    return reportFrom(state, entries.at(-1)?.record);
  } catch {
    return null;
  }
};

/** The report as it was saved with entry `seq`; null where that cannot be made out, or is not what the entry says. */
export const storedAt = (entries: readonly Entry[], seq: number, id: string): StoredReport | null => {
  const entry = entries.find((each) => each.seq === seq);
  const past = stateAt(entries, seq);
  const report = past.ok ? reportFrom(past.value.state, entry?.record) : null;
  return entry && report?.id === id ? { report, savedAt: entry.time, sha256: entry.record } : null;
};
