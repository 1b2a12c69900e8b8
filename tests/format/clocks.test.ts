import { describe, expect, test } from 'vitest';
import { ageText } from '../../api-worker/prep-pack/format/age.ts';
import { businessDaysBetween } from '../../api-worker/prep-pack/format/business-days.ts';
import { complaintClock } from '../../api-worker/prep-pack/format/clock.ts';
import { addMonths, daysBetween, localDay } from '../../api-worker/prep-pack/format/day.ts';
import { fiscalYearStart } from '../../api-worker/prep-pack/sections/revenue/fiscal-year.ts';
import { HOLIDAYS } from '../../mocks/bank/holidays.ts';

const CALENDARS = { GB: HOLIDAYS.GB.map(([day]) => day), HK: HOLIDAYS.HK.map(([day]) => day) };
type Market = keyof typeof CALENDARS;

/** Weekdays of each year less holidays that fall on one; counted by hand from the published lists. */
describe('business days of a whole year', () => {
  test.each([
    ['GB', 2025, 253],
    ['GB', 2026, 253],
    ['GB', 2027, 253],
    ['HK', 2025, 246],
    ['HK', 2026, 247],
    ['HK', 2027, 248],
  ] as [Market, number, number][])('%s %i has %i', (market, year, count) => {
    expect(businessDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, CALENDARS[market])).toBe(count);
  });
});

describe('a holiday is no business day', () => {
  const holidays = (['GB', 'HK'] as const).flatMap((market) => CALENDARS[market].map((day) => [market, day] as const));

  test('of the years 2025 to 2027, both markets', () => {
    const years = new Set(holidays.map(([market, day]) => `${market} ${day.slice(0, 4)}`));
    expect([...years]).toEqual(['GB 2025', 'GB 2026', 'GB 2027', 'HK 2025', 'HK 2026', 'HK 2027']);
  });

  test.each(holidays)('%s %s', (market, day) => {
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect(businessDaysBetween(before, day, CALENDARS[market])).toBe(0);
  });
});

describe('the 15 business days of a payment complaint', () => {
  test.each([
    ['GB', '2025-04-09', '2025-05-02', 'Good Friday and Easter Monday'],
    ['GB', '2026-11-05', '2026-11-26', 'no holiday'],
    ['GB', '2026-12-14', '2027-01-07', 'Christmas, the substitute Boxing Day and New Year'],
    ['GB', '2027-12-10', '2028-01-04', 'two substitute days'],
    ['GB', '2027-04-26', '2027-05-18', 'the early May holiday'],
    ['HK', '2026-02-10', '2026-03-06', 'Lunar New Year'],
    ['HK', '2027-03-22', '2027-04-15', 'Easter and Ching Ming'],
    ['HK', '2025-09-29', '2025-10-22', 'National Day and the day after Mid-Autumn'],
  ] as [Market, string, string, string][])('%s received %s is due %s: %s', (market, receivedOn, dueOn) => {
    const clock = complaintClock({ regime: 'DISP_PSD_EMD', receivedOn, dueOn }, receivedOn, CALENDARS[market]);
    expect(clock).toMatchObject({ daysLeft: 15, remaining: 1, isInBusinessDays: true });
  });

  test('another market’s holiday does not stop it', () => {
    const days = (market: Market) => businessDaysBetween('2026-02-16', '2026-02-20', CALENDARS[market]);
    expect([days('GB'), days('HK')]).toEqual([4, 1]);
  });

  test('over a weekend and a holiday it is overdue by business days, and never by none', () => {
    const overdue = (today: string) =>
      complaintClock({ regime: 'DISP_PSD_EMD', receivedOn: '2026-12-03', dueOn: '2026-12-24' }, today, CALENDARS.GB);
    expect(overdue('2026-12-24')).toMatchObject({ daysLeft: 0, tone: 'care' });
    expect(overdue('2026-12-27')).toMatchObject({ daysLeft: -1, tone: 'stop' });
    expect(overdue('2026-12-30')).toMatchObject({ daysLeft: -2, tone: 'stop' });
  });
});

describe('calendar days', () => {
  test.each([
    ['2028-02-28', '2028-03-01', 2, 'the leap day'],
    ['2027-02-28', '2027-03-01', 1, 'no leap day'],
    ['2026-12-31', '2027-01-01', 1, 'the year’s end'],
    ['2026-03-28', '2026-03-30', 2, 'the clocks going forward'],
    ['2026-10-24', '2026-10-26', 2, 'the clocks going back'],
    ['2026-12-30', '2027-02-24', 56, 'eight weeks over the year’s end'],
  ])('%s to %s is %i: %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test.each([
    ['2028-02-29', -12, '2027-02-28'],
    ['2027-02-28', -12, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', -1, '2026-11-30'],
  ])('%s and %i months is %s', (day, months, other) => {
    expect(addMonths(day, months)).toBe(other);
  });

  test('eight weeks of another complaint are counted in calendar days over holidays', () => {
    const clock = complaintClock(
      { regime: 'DISP_OTHER', receivedOn: '2026-11-20', dueOn: '2027-01-15' },
      '2026-12-24',
      CALENDARS.GB,
    );
    expect(clock).toMatchObject({ daysLeft: 22, isInBusinessDays: false });
  });
});

describe('the day of an instant', () => {
  test.each([
    ['2026-03-29T00:30:00Z', 'Europe/London', '2026-03-29'],
    ['2026-03-28T23:59:00Z', 'Europe/London', '2026-03-28'],
    ['2026-06-30T23:30:00Z', 'Europe/London', '2026-07-01'],
    ['2026-10-24T23:30:00Z', 'Europe/London', '2026-10-25'],
    ['2026-10-25T23:30:00Z', 'Europe/London', '2026-10-25'],
    ['2026-12-31T23:59:59Z', 'Europe/London', '2026-12-31'],
    ['2026-12-31T16:00:00Z', 'Asia/Hong_Kong', '2027-01-01'],
    ['2028-02-28T16:00:00Z', 'Asia/Hong_Kong', '2028-02-29'],
    ['2026-11-17T15:59:59Z', 'Asia/Hong_Kong', '2026-11-17'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(localDay(instant, timeZone)).toBe(day);
  });

  test('an age over the hour that happens twice counts the time that passed', () => {
    const moment = { asOf: '2026-10-25T01:20:00Z', today: '2026-10-25', timeZone: 'Europe/London' };
    expect([ageText('2026-10-25T00:40:00Z', moment), ageText('2026-10-25T00:10:00Z', moment)]).toEqual([
      '40 min ago',
      '01:10',
    ]);
  });
});

describe('the fiscal year of the last closed month', () => {
  test.each([
    ['2026-01-01', 1, '2025-01-01'],
    ['2026-01-31', 1, '2025-01-01'],
    ['2026-02-01', 1, '2026-01-01'],
    ['2026-12-31', 1, '2026-01-01'],
    ['2028-02-29', 1, '2028-01-01'],
    ['2026-04-30', 4, '2025-04-01'],
    ['2026-05-01', 4, '2026-04-01'],
    ['2027-01-01', 4, '2026-04-01'],
  ])('on %s, beginning in month %i, starts %s', (today, month, start) => {
    expect(fiscalYearStart(today, month)).toBe(start);
  });
});
