import { describe, expect, test } from 'vitest';
import {
  displayInstant,
  epochToInstant,
  formatDuration,
  instantToEpoch,
  parseClock,
  parseDate,
  parseDuration,
  parseInstant,
} from '../../../shared/report/time.ts';

describe('instants', () => {
  test.each([
    ['2026-03-14 09:12', '2026-03-14T09:12Z'],
    ['2026-03-14T09:12:40Z', '2026-03-14T09:12:40Z'],
    ['2026-03-14 9:12 UTC', '2026-03-14T09:12Z'],
    [' 2026-03-14T09:12+00:00 ', '2026-03-14T09:12Z'],
  ])('%s is understood', (text, canonical) => expect(parseInstant(text)).toBe(canonical));

  test.each(['2026-02-29 09:12', '2026-03-14 24:00', '2026-03-14T09:12+02:00', '14:32', 'yesterday', ''])(
    '%s is not an instant in UTC',
    (text) => expect(parseInstant(text)).toBeNull(),
  );

  test('keep their precision there and back', () => {
    for (const instant of ['2026-03-14T09:12Z', '2026-03-14T09:12:40Z', '2024-02-29T23:59Z']) {
      expect(epochToInstant(instantToEpoch(instant) ?? 0)).toBe(instant);
    }
  });

  test('are shown for people, other text as it is', () => {
    expect(displayInstant('2026-03-14T09:12Z')).toBe('2026-03-14 09:12 UTC');
    expect(displayInstant('around noon')).toBe('around noon');
  });
});

test('times of day', () => {
  expect(parseClock('9:05')).toBe('09:05');
  expect(parseClock('14:32:10 UTC')).toBe('14:32:10');
  expect(parseClock('24:00')).toBeNull();
  expect(parseClock('14.32')).toBeNull();
});

test('of all dates just those of the calendar exist', () => {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  for (const year of [0, 4, 99, 1900, 1970, 2000, 2023, 2024, 9999]) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (let month = 0; month <= 13; month += 1) {
      for (const day of [0, 1, 28, 29, 30, 31, 32, 99]) {
        const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
        expect([date, parseDate(date) !== null]).toEqual([
          date,
          day >= 1 && day <= (lengths[month - 1] ?? 0),
        ]);
      }
    }
  }
});

test('dates must exist', () => {
  expect(parseDate('2024-02-29')).toBe('2024-02-29');
  expect(parseDate('2026-02-29')).toBeNull();
  expect(parseDate('2026-13-01')).toBeNull();
});

test('durations', () => {
  expect(parseDuration('01:25')).toBe(85);
  expect(parseDuration('75:30')).toBe(4530);
  expect(parseDuration('1:75')).toBeNull();
  expect(formatDuration(4530)).toBe('75:30');
  expect(formatDuration(8.9)).toBe('00:08');
});
