/** Entries of a history by day and stretch of work, with the state of the report after each, for naming its rows. */
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { stretchesOf } from '../../../shared/history/stretches.ts';
import { statesAfter } from '../../../shared/history/tell.ts';
import { utcDay } from '../../ui/format/moment.ts';

export type PlacedEntry = HistoryEntry & {
  /** The report after this entry, as far as it can be told: rows are named by it. */
  readonly state: unknown;
  /** The entry before it; null where it is the first, or not known yet. */
  readonly before: Pick<HistoryEntry, 'seq' | 'time'> | null;
};

/** What belongs together, newest entry first; never empty. */
export type Stretch = readonly [PlacedEntry, ...PlacedEntry[]];

export type Day = { readonly day: string; readonly stretches: readonly Stretch[] };

const isStretch = (entries: readonly PlacedEntry[]): entries is Stretch => entries.length > 0;

/** Days (UTC) newest first. `newest` is the report after the first of the entries. */
export const daysOf = (entries: readonly HistoryEntry[], newest: unknown): readonly Day[] => {
  const states = statesAfter(newest, entries);
  const placed = entries.map((entry, index) => ({
    ...entry,
    state: states[index],
    before: entries[index + 1] ?? null,
  }));
  const days: { day: string; stretches: Stretch[] }[] = [];
  for (const stretch of stretchesOf(placed)) {
    if (!isStretch(stretch)) continue;
    const day = utcDay(stretch[0].time);
    const last = days.at(-1);
    if (last?.day === day) last.stretches.push(stretch);
    else days.push({ day, stretches: [stretch] });
  }
  return days;
};
