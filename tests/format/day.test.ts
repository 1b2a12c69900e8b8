import { expect, test } from 'vitest';
import { ageText } from '../../api-worker/prep-pack/format/age.ts';
import {
  addMonths,
  daysBetween,
  dayText,
  epochSeconds,
  fullDayText,
  localDay,
  monthSpanText,
  timeText,
  weekdayText,
} from '../../api-worker/prep-pack/format/day.ts';

const TODAY = '2026-11-18';
const LONDON = { asOf: '2026-11-18T10:45:00Z', today: TODAY, timeZone: 'Europe/London' };
const HONG_KONG = { ...LONDON, timeZone: 'Asia/Hong_Kong' };

test('writes days as a rep says them, the year only where it is another', () => {
  expect(dayText('2026-10-16', TODAY)).toBe('16 Oct');
  expect(dayText('2025-12-31', TODAY)).toBe('31 Dec 2025');
  expect(weekdayText('2026-11-26', TODAY)).toBe('Thu 26 Nov');
  expect(weekdayText('2027-01-01', TODAY)).toBe('Fri 1 Jan 2027');
  expect(fullDayText('2026-09-01')).toBe('1 Sep 2026');
});

test('spans months within a year and over its end', () => {
  expect(monthSpanText('2026-01-01', '2026-10-01')).toBe('Jan–Oct');
  expect(monthSpanText('2026-04-01', '2027-03-01')).toBe('Apr 2026–Mar 2027');
  expect(monthSpanText('2026-10-01', '2026-10-31')).toBe('Oct');
});

test('counts days over year end, leap day and the clock change', () => {
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween(TODAY, '2026-11-17')).toBe(-1);
  expect(addMonths('2026-10-31', -1)).toBe('2026-09-30');
});

test('takes the day and the time from the market’s own clock', () => {
  expect(localDay('2026-11-18T17:00:00Z', 'Asia/Hong_Kong')).toBe('2026-11-19');
  expect(timeText('2026-07-01T05:10:00Z', 'Europe/London')).toBe('06:10');
  expect(timeText('2026-11-18T06:10:00Z', 'Europe/London')).toBe('06:10');
  // The hour that comes twice on 25 October 2026.
  expect(timeText('2026-10-25T00:30:00Z', 'Europe/London')).toBe('01:30');
  expect(timeText('2026-10-25T01:30:00Z', 'Europe/London')).toBe('01:30');
});

test.each([
  ['2026-11-18T10:44:30Z', LONDON, 'just now'],
  ['2026-11-18T10:43:00Z', LONDON, '2 min ago'],
  ['2026-11-18T09:45:00Z', LONDON, '09:45'],
  ['2026-11-18T06:10:00Z', LONDON, '06:10'],
  ['2026-11-17T22:10:00Z', HONG_KONG, '06:10'],
  ['2026-11-17T22:10:00Z', LONDON, '17 Nov'],
  ['2025-10-31T22:10:00Z', LONDON, '31 Oct 2025'],
  ['2026-11-18T10:50:00Z', LONDON, '10:50'],
])('says how old %s is', (instant, moment, text) => {
  expect(ageText(instant, moment)).toBe(text);
});

test('charts begin at midnight UTC', () => {
  expect(epochSeconds('2026-01-01')).toBe(1_767_225_600);
});

test.each([
  ['2026-11-18T10:30:00Z', 'Asia/Hong_Kong', 'Europe/London', '18:30\u00a0HKT'],
  ['2026-11-18T10:30:00Z', 'Europe/London', 'Asia/Hong_Kong', '10:30\u00a0GMT'],
  ['2026-07-01T10:30:00Z', 'Europe/London', 'Asia/Hong_Kong', '11:30\u00a0BST'],
  ['2026-07-01T10:30:00Z', 'Europe/London', 'UTC', '11:30\u00a0BST'],
  ['2026-11-18T10:30:00Z', 'America/New_York', 'Europe/London', '05:30\u00a0EST'],
  ['2026-11-18T10:30:00Z', 'Asia/Tokyo', 'Europe/London', '19:30\u00a0GMT+9'],
])('names the zone of %s in %s for a rep in %s', (instant, market, rep, text) => {
  expect(timeText(instant, market, rep)).toBe(text);
});

test.each(['Asia/Hong_Kong', 'Asia/Singapore', undefined, 'Nowhere/Land'])(
  'names no zone to a rep in %s, whose clock shows the same or is not known',
  (rep) => {
    expect(timeText('2026-11-18T10:30:00Z', 'Asia/Hong_Kong', rep)).toBe('18:30');
    expect(ageText('2026-11-17T22:10:00Z', { ...HONG_KONG, repTimeZone: rep })).toBe('06:10');
  },
);
