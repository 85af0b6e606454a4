/**
 * Points in time as people write them in reports. Everything is UTC. A value is stored in its canonical
 * form when it is understood and as typed when it is not, so that no keystroke is ever thrown away;
 * the readiness rules say which values are not understood.
 */
import { z } from 'zod';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(?:Z|UTC|\+00:00))?$/i;
const DURATION = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;

/** A day that does not exist becomes one of the next month, or none, when it is counted. */
const isRealDate = (text: string): boolean =>
  DATE.test(text) && new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8));

const canonicalClock = (text: string): string | null => {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [, hours = '', minutes = '', seconds] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`;
};

/**
 * Canonical form of a UTC instant ("2026-03-14T09:12Z", seconds only where they were given), or null.
 * Accepts "2026-03-14 09:12", "… UTC", "…Z" and "…+00:00"; other offsets are refused, never converted silently.
 */
export const parseInstant = (text: string): string | null => {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const [, date = '', time = ''] = match;
  const clock = canonicalClock(time);
  return isRealDate(date) && clock ? `${date}T${clock}Z` : null;
};

/** Canonical "HH:MM" or "HH:MM:SS" of a time of day in UTC, or null. */
export const parseClock = (text: string): string | null =>
  canonicalClock(text.trim().replace(/\s*(?:UTC|Z)$/i, ''));

/** A calendar date "YYYY-MM-DD" that exists, or null. */
export const parseDate = (text: string): string | null => (isRealDate(text.trim()) ? text.trim() : null);

/** Minutes of a duration written "HH:MM" (or "HH:MM:SS", then with a fraction); hours may exceed 24. Null if not one. */
export const parseDuration = (text: string): number | null => {
  const match = DURATION.exec(text.trim());
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
};

/** "HH:MM" of a whole number of minutes; fractions are cut, as a clock does. */
export const formatDuration = (minutes: number): string => {
  const whole = Math.floor(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
};

/** Milliseconds since the epoch of a canonical or understood instant; null if it is not one. */
export const instantToEpoch = (text: string): number | null => {
  const canonical = parseInstant(text);
  return canonical === null ? null : Date.parse(canonical);
};

/** Canonical instant of an epoch in milliseconds; seconds are shown only where they are not zero. */
export const epochToInstant = (epoch: number): string => {
  const iso = new Date(epoch).toISOString();
  return iso.slice(17, 19) === '00' ? `${iso.slice(0, 16)}Z` : `${iso.slice(0, 19)}Z`;
};

/** An instant as people read it: "2026-03-14 09:12 UTC"; text that is not an instant comes back as it is. */
export const displayInstant = (text: string): string => {
  const canonical = parseInstant(text);
  return canonical === null ? text : `${canonical.slice(0, -1).replace('T', ' ')} UTC`;
};

/** The canonical form of what was typed as an instant, or the text unchanged. */
export const normaliseInstant = (text: string): string => parseInstant(text) ?? text;

/** The canonical form of what was typed as a timeline time: an instant, a time of day, or the text unchanged. */
export const normaliseEventTime = (text: string): string => parseInstant(text) ?? parseClock(text) ?? text;

export const UtcInstant = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'Write a UTC date and time such as 2026-03-14 09:12.');

export const CalendarDate = z
  .string()
  .refine((text) => parseDate(text) !== null, 'Write a date that exists, such as 2026-03-14.');

export const EventTime = z
  .string()
  .refine(
    (text) => parseInstant(text) !== null || parseClock(text) !== null,
    'Write a UTC time such as 14:32 or 2026-03-14 14:32.',
  );

export const DurationText = z
  .string()
  .refine((text) => parseDuration(text) !== null, 'Write hours and minutes such as 01:25.');

/** A date, or a date with time and UTC offset as a signature carries it. */
export const SignatureDate = z
  .string()
  .refine(
    (text) =>
      parseDate(text) !== null ||
      parseInstant(text) !== null ||
      /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?: ?(?:UTC)?[+-]\d{2}:\d{2})$/.test(text.trim()),
    'Write a date such as 2026-03-16, or with time and UTC offset: 2026-03-16 08:10 +01:00.',
  );

/** INC-YYYY-MM-DD-NNN with a date that exists (customer's template). */
export const IncidentId = z
  .string()
  .refine((text) => /^INC-\d{4}-\d{2}-\d{2}-\d{3}$/.test(text), 'Write the ID as INC-YYYY-MM-DD-NNN.')
  .refine(
    (text) => !/^INC-\d{4}-\d{2}-\d{2}-\d{3}$/.test(text) || isRealDate(text.slice(4, 14)),
    'The date inside the incident ID does not exist.',
  );
