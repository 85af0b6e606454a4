/** How a field's text is shown while nobody types in it, and what it becomes when it is left. Both keep every word. */
import { formatDecimal, parseDecimal } from '../../shared/report/amount.ts';
import { pathPattern } from '../../shared/report/fields.ts';
import {
  displayInstant,
  formatDuration,
  normaliseEventTime,
  normaliseInstant,
  parseDate,
  parseDuration,
} from '../../shared/report/time.ts';

const instants = new Set(['incident.start', 'incident.end']);
const dates = new Set(['incident.reportDate', 'actions.items.*.due', 'compliance.internal.*.date']);

const isDuration = (pattern: string): boolean =>
  pattern === 'detection.delay.value' || /^summary\.metrics\.mtt[dr]\.value$/.test(pattern);

const wholeMinutes = (text: string): string => {
  const minutes = parseDuration(text);
  return minutes === null || !Number.isInteger(minutes) ? text : formatDuration(minutes);
};

/** The canonical form of what was typed into a field, where it is understood; else the text as typed. */
export const normalise = (path: string, text: string): string => {
  const pattern = pathPattern(path);
  if (instants.has(pattern)) return normaliseInstant(text);
  if (pattern === 'timeline.rows.*.time') return normaliseEventTime(text);
  if (dates.has(pattern)) return parseDate(text) ?? text;
  if (isDuration(pattern)) return wholeMinutes(text);
  if (pattern.endsWith('.amount')) return parseDecimal(text) ?? text;
  if (pattern === 'incident.incidentId') {
    const upper = text.trim().toUpperCase();
    return upper.startsWith('INC-') ? upper : text;
  }
  return text;
};

/** The text of a field as people read it. `normalise` of it gives the stored text back. */
export const display = (path: string, text: string): string => {
  const pattern = pathPattern(path);
  if (instants.has(pattern) || pattern === 'timeline.rows.*.time') return displayInstant(text);
  return pattern.endsWith('.amount') ? formatDecimal(text) : text;
};
