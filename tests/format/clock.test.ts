import { describe, expect, test } from 'vitest';
import { businessDaysBetween } from '../../api-worker/prep-pack/format/business-days.ts';
import { clockText, complaintClock } from '../../api-worker/prep-pack/format/clock.ts';

const CHRISTMAS = ['2026-12-25', '2026-12-28', '2027-01-01'];

describe('business days', () => {
  test.each([
    ['2026-11-18', '2026-11-26', [], 6],
    ['2026-11-20', '2026-11-23', [], 1],
    ['2026-12-24', '2027-01-04', CHRISTMAS, 4],
    ['2026-12-24', '2026-12-28', CHRISTMAS, 0],
    ['2026-11-18', '2026-11-18', [], 0],
    ['2026-11-18', '2026-11-16', [], -2],
  ])('from %s to %s without %j: %i', (from, to, holidays, days) => {
    expect(businessDaysBetween(from, to, holidays)).toBe(days);
  });
});

describe('complaint clocks', () => {
  const psd = { regime: 'DISP_PSD_EMD', receivedOn: '2026-11-05', dueOn: '2026-11-26' };

  test('payment services count business days of the market', () => {
    const clock = complaintClock(psd, '2026-11-18', []);
    expect(clock).toMatchObject({ daysLeft: 6, isInBusinessDays: true, remaining: 0.4, tone: 'clock' });
    expect(clockText(clock)).toBe('due in 6 business days');
  });

  test('other regimes count calendar days', () => {
    const clock = complaintClock({ ...psd, regime: 'HK_IC4', dueOn: '2026-11-25' }, '2026-11-18', []);
    expect(clockText(clock)).toBe('due in 7 days');
  });

  test('the last day is not overdue, the day after is', () => {
    expect(clockText(complaintClock(psd, '2026-11-26', []))).toBe('due today');
    const late = complaintClock(psd, '2026-11-27', []);
    expect([clockText(late), late.tone, late.remaining]).toEqual(['1 business day overdue', 'stop', 0]);
  });

  test('overdue over a weekend is overdue', () => {
    const late = complaintClock({ ...psd, dueOn: '2026-11-27' }, '2026-11-28', []);
    expect(late.daysLeft).toBe(-1);
  });

  test('the last three days are amber', () => {
    expect(complaintClock(psd, '2026-11-23', []).tone).toBe('care');
  });
});
