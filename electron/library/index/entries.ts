/** What is known of the files of a library, and the reports among them in their order. */
import type { ReportSummary } from '../../../shared/contract/channels.ts';
import { SUFFIX, type Unreadable } from '../describe.ts';
import { sameStamp, type Stamp } from '../file-system.ts';
import type { StampedSummary } from './summaries-file.ts';

type Known = { readonly kind: 'report'; readonly summary: ReportSummary } | Unreadable;

export type Entry = {
  /** Null where it was not made of any state of the file. */
  readonly stamp: Stamp | null;
  /** Whether the stamp can be trusted: see `isUnsettled`. */
  readonly isSettled: boolean;
  readonly known: Known;
};

export type UnreadableEntry = Omit<Unreadable, 'kind'> & { readonly file: string };

export interface Entries {
  get(file: string): Entry | undefined;
  set(file: string, entry: Entry): void;
  delete(file: string): void;
  clear(): void;
  files(): readonly string[];
  /** Last saved first. */
  reports(): readonly ReportSummary[];
  unreadable(): readonly UnreadableEntry[];
  /** What can be stored for the next time. */
  stamped(): readonly StampedSummary[];
  /** A number that is another after each change. */
  state(): number;
}

/** Whether an entry says what the file holds. */
export const isOfStamp = (entry: Entry | undefined, stamp: Stamp): boolean =>
  entry !== undefined && entry.isSettled && entry.stamp !== null && sameStamp(entry.stamp, stamp);

/** By plain comparison: the order of a locale takes ten times as long for ten thousand of them. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const lastSavedFirst = (a: ReportSummary, b: ReportSummary): number =>
  order(b.savedAt, a.savedAt) || order(a.id, b.id);

export const createEntries = (): Entries => {
  const entries = new Map<string, Entry>();
  let state = 0;
  let sorted: { readonly state: number; readonly reports: readonly ReportSummary[] } | null = null;
  const touch = (): void => {
    state += 1;
  };
  return {
    get: (file) => entries.get(file),
    set: (file, entry) => {
      entries.set(file, entry);
      touch();
    },
    delete: (file) => {
      if (entries.delete(file)) touch();
    },
    clear: () => {
      entries.clear();
      touch();
    },
    files: () => [...entries.keys()],
    reports: () => {
      if (sorted?.state !== state) {
        const reports = [...entries.values()].flatMap(({ known }) =>
          known.kind === 'report' ? [known.summary] : [],
        );
        sorted = { state, reports: reports.toSorted(lastSavedFirst) };
      }
      return sorted.reports;
    },
    unreadable: () =>
      [...entries].flatMap(([file, { known }]) =>
        known.kind === 'unreadable' ? [{ file, reason: known.reason, code: known.code }] : [],
      ),
    stamped: () =>
      [...entries].flatMap(([file, { stamp, isSettled, known }]) =>
        stamp !== null && isSettled && known.kind === 'report'
          ? [{ file, stamp, summary: known.summary }]
          : [],
      ),
    state: () => state,
  };
};

export const fileOf = (id: string): string => `${id}${SUFFIX}`;
