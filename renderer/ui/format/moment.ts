/** Moments of the record as this window shows them: in UTC, as the report has them, with local time beside. */

const localClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const utcDayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const utcDayShort = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const DAY = 86_400_000;

/** "14:32" of an ISO instant, in UTC. */
export const utcClock = (iso: string): string => iso.slice(11, 16);

/** "15:32" in the zone of this machine; '' where that is UTC at this instant. */
export const localClockOf = (iso: string): string => {
  const date = new Date(iso);
  return date.getTimezoneOffset() === 0 ? '' : localClock.format(date);
};

/** "2026-03-14", the day of an ISO instant in UTC: what entries of a day share. */
export const utcDay = (iso: string): string => iso.slice(0, 10);

/** "Today, 14 March 2026" of a UTC day. */
export const utcDayName = (day: string, now: Date): string => {
  const date = new Date(`${day}T00:00Z`);
  const past = Math.round((Date.parse(`${now.toISOString().slice(0, 10)}T00:00Z`) - date.getTime()) / DAY);
  const words = utcDayWords.format(date);
  return past === 0 ? `Today, ${words}` : past === 1 ? `Yesterday, ${words}` : words;
};

/** "14 Mar, 14:32:07 UTC": a moment in running text. */
export const utcMoment = (iso: string): string =>
  `${utcDayShort.format(new Date(iso))}, ${iso.slice(11, 19)} UTC`;

/** "2026-03-14 14:32:07 UTC": a moment for the record. */
export const recordMoment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
