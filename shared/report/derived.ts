/** Values that follow from others: durations and response metrics. Nothing here is stored or invented. */
import type { Override, Report, TimelineRow } from './schema.ts';
import { epochToInstant, formatDuration, instantToEpoch, parseClock, parseDuration } from './time.ts';
import type { Phase } from './vocabulary.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A time of day that lies further back than this behind the row before it belongs to the next day. */
const ROLLOVER = 2 * 60 * MINUTE;

export type ResolvedTime =
  /** Written with its date. */
  | { readonly kind: 'given'; readonly epoch: number }
  /** A time of day, placed on a date by the incident's start and the rows before it. */
  | { readonly kind: 'resolved'; readonly epoch: number }
  /** A time of day without a start to place it, or no time at all. */
  | { readonly kind: 'unknown' };

const clockOffset = (clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
};

const startOfDay = (epoch: number): number => Math.floor(epoch / DAY) * DAY;

/**
 * Places every timeline row on the UTC time line, in row order. A time of day is put on the date of the row before it
 * (at first: of the incident's start); if that lies more than two hours back, the clock has passed midnight and the next
 * day is taken. Up to two hours back is read as rows out of order. Without a start, times of day stay unresolved until a
 * row gives a full date.
 */
export const resolveTimeline = (
  rows: readonly Pick<TimelineRow, 'time'>[],
  start: string,
): readonly ResolvedTime[] => {
  let anchor = instantToEpoch(start);
  return rows.map(({ time }): ResolvedTime => {
    const given = instantToEpoch(time);
    if (given !== null) {
      anchor = given;
      return { kind: 'given', epoch: given };
    }
    const clock = parseClock(time);
    if (clock === null || anchor === null) return { kind: 'unknown' };
    const sameDay = startOfDay(anchor) + clockOffset(clock);
    const epoch = anchor - sameDay > ROLLOVER ? sameDay + DAY : sameDay;
    anchor = Math.max(anchor, epoch);
    return { kind: 'resolved', epoch };
  });
};

/** Instants of the phases on the time line, epoch milliseconds. */
export type PhaseTimes = Readonly<Partial<Record<Phase, number>>>;

/** The earliest row of each phase. `resolved` are the report's rows, where they are known already. */
export const phaseTimes = (
  { timeline: { rows }, incident }: Report,
  resolved: readonly ResolvedTime[] = resolveTimeline(rows, incident.start),
): PhaseTimes => {
  const times: Partial<Record<Phase, number>> = {};
  for (const [index, row] of rows.entries()) {
    const at = resolved[index];
    if (row.phase === '' || !at || at.kind === 'unknown') continue;
    times[row.phase] = Math.min(times[row.phase] ?? Infinity, at.epoch);
  }
  return times;
};

/** A metric as it will be printed, and where it came from. */
export type Metric = {
  /** Minutes; null where it is not known. */
  readonly minutes: number | null;
  /** "HH:MM", or what was typed as an override, or ''. */
  readonly text: string;
  readonly source: 'derived' | 'override' | 'none';
  /** The reason given for an override. */
  readonly reason: string;
  /** What the timeline alone says, "HH:MM" or ''. */
  readonly derived: string;
};

const between = (from: number | null | undefined, to: number | null | undefined): number | null =>
  from === null || from === undefined || to === null || to === undefined || to < from
    ? null
    : (to - from) / MINUTE;

const metric = (minutes: number | null, override: Override): Metric => {
  const derived = minutes === null ? '' : formatDuration(minutes);
  if (override.value !== '') {
    const overridden = parseDuration(override.value);
    return {
      minutes: overridden,
      text: overridden === null ? override.value : formatDuration(overridden),
      source: 'override',
      reason: override.reason,
      derived,
    };
  }
  return { minutes, text: derived, source: minutes === null ? 'none' : 'derived', reason: '', derived };
};

const noOverride: Override = { value: '', reason: '' };

export type DerivedValues = {
  /** End minus start of the incident. */
  readonly duration: Metric;
  /** Start to the first row marked detected. */
  readonly mttd: Metric;
  /** Start to the first row marked contained. */
  readonly timeToContain: Metric;
  /** Start to the first row marked recovered, else closed. */
  readonly mttr: Metric;
  /** As MTTD, with an override of its own. */
  readonly detectionDelay: Metric;
};

/** All derived values of a report; those that cannot be known yet have source "none". `at` are its phases. */
export const derive = (report: Report, at: PhaseTimes = phaseTimes(report)): DerivedValues => {
  const start = instantToEpoch(report.incident.start);
  const end = instantToEpoch(report.incident.end);
  const { metrics } = report.summary;
  return {
    duration: metric(between(start, end), noOverride),
    mttd: metric(between(start, at.detected), metrics.mttd),
    timeToContain: metric(between(start, at.contained), noOverride),
    mttr: metric(between(start, at.recovered ?? at.closed), metrics.mttr),
    detectionDelay: metric(between(start, at.detected), report.detection.delay),
  };
};

/** The resolved instant of one row as text ("2026-03-14T00:05Z"), or '' where it is not known. */
export const resolvedInstant = (time: ResolvedTime | undefined): string =>
  !time || time.kind === 'unknown' ? '' : epochToInstant(time.epoch);
