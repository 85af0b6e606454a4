/** Plain one-line values, times and derived durations as words, and back. */
import { z } from 'zod';
import { Override } from '../../../../shared/report/schema.ts';
import {
  displayInstant,
  normaliseEventTime,
  normaliseInstant,
  parseDuration,
} from '../../../../shared/report/time.ts';
import { isPlaceholder, placeholders } from '../form.ts';
import type { Format } from '../syntax/exact.ts';
import { escapePlain, unescapePlain } from '../syntax/plain.ts';

/** A `revive` that takes what the schema takes. */
export const reviveWith =
  <T>(schema: z.ZodType<T>) =>
  (json: unknown): T | null => {
    const parsed = schema.safeParse(json);
    return parsed.success ? parsed.data : null;
  };

/** Emphasis or code marks around a whole value are dress, not part of a name. */
const undressed = (source: string): string =>
  /^(\*\*|__|\*|_|`)(?=\S)([^*_`]*\S)\1$/su.exec(source)?.[2] ?? source;

/** The words of a plain value: placeholders are nothing. */
export const plainWords = (source: string): string => {
  const trimmed = source.trim();
  return isPlaceholder(trimmed) ? '' : unescapePlain(undressed(trimmed)).trim();
};

export const plain: Format<string> = {
  format: escapePlain,
  parse: plainWords,
  revive: reviveWith(z.string()),
};

/** A time of the timeline, as stored. */
export const eventTime: Format<string> = {
  format: (time) =>
    escapePlain(/^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(time) ? displayInstant(time).slice(0, -4) : time),
  parse: (words) => normaliseEventTime(plainWords(words)),
  revive: reviveWith(z.string()),
};

const Period = z.strictObject({ start: z.string(), end: z.string() });
export type Period = z.infer<typeof Period>;

const instantWords = (instant: string): string =>
  instant === '' ? placeholders.instant : escapePlain(displayInstant(instant));

/** "2026-03-14 09:12 UTC to 2026-03-14 10:40 UTC". */
export const period: Format<Period> = {
  format: ({ start, end }) => `${instantWords(start)} to ${instantWords(end)}`,
  parse: (words) => {
    const [, start = '', end = ''] = /^(.*?)\s+(?:to|until|till|→|–|—|-)\s+(.*)$/su.exec(words.trim()) ?? [
      '',
      words.trim(),
      '',
    ];
    return { start: normaliseInstant(plainWords(start)), end: normaliseInstant(plainWords(end)) };
  },
  revive: reviveWith(Period),
};

const DERIVED = /^\S+ \(derived from the (?:timeline|times above)\)$/;

/** "00:05 (stated: reason)"; a derived value is written out by the caller and read as no override. */
export const override: Format<Override> = {
  format: ({ value, reason }) => {
    if (reason !== '')
      return `${value === '' ? placeholders.time : escapePlain(value)} (stated: ${escapePlain(reason)})`;
    return value === '' ? '' : `${escapePlain(value)} (stated)`;
  },
  parse: (words) => {
    const text = words.trim();
    if (DERIVED.test(text)) return { value: '', reason: '' };
    const stated = /^(.*?)\s*\(stated(?:: (.*))?\)$/su.exec(text);
    if (stated) return { value: plainWords(stated[1] ?? ''), reason: plainWords(stated[2] ?? '') };
    const explained = /^(\S+)\s+\((.*)\)$/su.exec(text);
    return explained && parseDuration(explained[1] ?? '') !== null
      ? { value: explained[1] ?? '', reason: plainWords(explained[2] ?? '') }
      : { value: plainWords(text), reason: '' };
  },
  revive: reviveWith(Override),
};

/** A derived duration in words, marked as such; '' where it is not known. */
export const derivedWords = (text: string): string =>
  text === '' ? '' : `${text} (derived from the timeline)`;
