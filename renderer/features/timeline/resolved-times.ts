/** The dates that times of day fall on, by row. Computed again only when a time, the order or the start changes. */
import { resolveTimeline } from '../../../shared/report/derived.ts';
import type { Report, TimelineRow } from '../../../shared/report/schema.ts';

const DAY = 86_400_000;

export type PlacedTime = {
  readonly epoch: number;
  /** "2026-03-14" where the row gives only a time of day; '' where the date is written out. */
  readonly date: string;
  /** Calendar days after the row before it; 0 for the same day. */
  readonly daysLater: number;
};

export type PlacedTimes = ReadonlyMap<string, PlacedTime>;

const place = (rows: readonly TimelineRow[], start: string): PlacedTimes => {
  const placed = new Map<string, PlacedTime>();
  let dayBefore: number | null = null;
  for (const [index, time] of resolveTimeline(rows, start).entries()) {
    const row = rows[index];
    if (!row || time.kind === 'unknown') continue;
    const day = Math.floor(time.epoch / DAY);
    placed.set(row.id, {
      epoch: time.epoch,
      date: time.kind === 'resolved' ? new Date(time.epoch).toISOString().slice(0, 10) : '',
      daysLater: dayBefore === null ? 0 : day - dayBefore,
    });
    dayBefore = day;
  }
  return placed;
};

/** Places the times of a report; gives the same map again while nothing that matters has changed. */
export const createTimePlacer = (): ((report: Report) => PlacedTimes) => {
  let rows: readonly TimelineRow[] | null = null;
  let start = '';
  let placed: PlacedTimes = new Map();
  return (report) => {
    const next = report.timeline.rows;
    const before = rows;
    if (next === before && start === report.incident.start) return placed;
    const isSame =
      before !== null &&
      start === report.incident.start &&
      before.length === next.length &&
      next.every((row, index) => row.id === before[index]?.id && row.time === before[index].time);
    rows = next;
    start = report.incident.start;
    if (!isSame) placed = place(next, start);
    return placed;
  };
};

/** The rows in the order of their times; rows without a time stay behind the row they follow. */
export const sortByTime = (report: Report): readonly TimelineRow[] => {
  const placed = place(report.timeline.rows, report.incident.start);
  let latest = -Infinity;
  return report.timeline.rows
    .map((row) => {
      latest = placed.get(row.id)?.epoch ?? latest;
      return { row, at: latest };
    })
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ row }) => row);
};
