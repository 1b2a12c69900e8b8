import { describe, expect, test } from 'vitest';
import { metrics, NO_ROW, ROW, tile } from './kpi-rows.ts';

describe('the six states of a figure', () => {
  test.each([
    ['OK', {}, '£4.82m'],
    ['ZERO', { availability: 'ZERO', value_num: '0' }, '£0'],
    ['NOT_APPLICABLE', { availability: 'NOT_APPLICABLE', value_num: null }, 'n/a'],
    ['NOT_AVAILABLE', { availability: 'NOT_AVAILABLE', value_num: null }, 'No figure'],
    ['NOT_AVAILABLE', NO_ROW, 'No figure'],
    ['NOT_PERMITTED', { ...NO_ROW, is_permitted: false }, 'Not permitted'],
    ['STALE', { as_of: '2026-11-16T22:44:59.000Z' }, '£4.82m'],
    ['OK', { as_of: '2026-11-16T22:45:00.000Z' }, '£4.82m'],
  ])('%s', (state, row, text) => {
    expect(tile(row)).toMatchObject({ state, value: { text } });
  });

  test('a stale figure says so in its source', () => {
    expect(tile({ as_of: '2026-11-16T06:10:00.000Z' })?.source).toMatchObject({ isStale: true, asOfText: '16 Nov' });
  });

  test('a figure that is not permitted has no detail, delta or source', () => {
    const hidden = tile({ ...NO_ROW, is_permitted: false, value_detail: null });
    expect([hidden?.detail, hidden?.delta, hidden?.source]).toEqual([undefined, undefined, undefined]);
  });
});

test.each([
  [{ format_hint: 'PERCENT', unit: 'percent', value_num: '86' }, '86%'],
  [{ format_hint: 'PERCENT_CHANGE', unit: 'percent', value_num: '-22' }, '−22%'],
  [{ format_hint: 'PERCENT_CHANGE', unit: 'percent', value_num: '7.2' }, '+7.2%'],
  [{ format_hint: 'PERCENT_ESTIMATE', unit: 'percent', value_num: '35' }, '≈35% est.'],
  [{ format_hint: 'DAYS', unit: 'days', value_num: '12' }, '12 d'],
  [{ format_hint: 'COUNT_OF_COUNT', unit: 'count', value_num: '4', value_num_2: '9' }, '4 of 9'],
  [{ format_hint: 'MONEY_AND_COUNT', value_num: '612000', value_num_2: '148' }, '£612k · 148'],
  [{ format_hint: 'SCORE_AND_DATE', unit: 'score', value_num: '4' }, '4'],
  [{ format_hint: 'BAND', unit: 'band', value_num: null, band: 'MEDIUM' }, 'Medium'],
  [{ format_hint: 'TEXT', unit: 'text', value_num: null, value_text: 'BB+' }, 'BB+'],
  [{ currency: 'USD', value_num: '2100000' }, 'US$2.1m'],
])('writes %j as %s', (row, text) => {
  expect(tile(row)?.value.text).toBe(text);
});

describe('the line under the figure', () => {
  test('utilisation names drawn and limit', () => {
    const of = (code: string, value: string) => ({ ...ROW, kpi_code: code, value_num: value });
    const utl = { ...of('UTL', '86'), format_hint: 'PERCENT', unit: 'percent' };
    expect(metrics([utl, of('DRN', '2580000'), of('LIM', '3000000')])[0]?.detail).toBe('£2.58m of £3m');
  });

  test.each([
    [{ kpi_code: 'TRADE_OUT', format_hint: 'MONEY_OF_MONEY', value_num: '410000', value_num_2: '750000' }, 'of £750k'],
    [{ kpi_code: 'REV_YTD', period_start: '2026-01-01', period_end: '2026-10-31' }, 'Jan–Oct'],
    [{ kpi_code: 'NPS_LAST', value_date: '2026-08-12', band: 'DETRACTOR' }, 'detractor, 12 Aug'],
    [{ kpi_code: 'PRODUCTS', value_detail: 'no FX' }, 'no FX'],
    [{ kpi_code: 'TRB' }, 'this entity'],
  ])('%j: %s', (row, detail) => {
    expect(tile(row)?.detail).toBe(detail);
  });
});

describe('the change', () => {
  const change = (row: Record<string, unknown>) => tile({ prior_as_of_date: '2026-10-18', ...row })?.delta;

  test('of money is in percent and says against what', () => {
    expect(change({ value_num: '940', prior_value_num: '1000' })).toEqual({
      text: '6% vs 18 Oct',
      direction: 'down',
      tone: 'stop',
    });
  });

  test('of a percentage is in percentage points', () => {
    const utl = { kpi_code: 'UTL', unit: 'percent', format_hint: 'PERCENT', good_direction: 'down' };
    expect(change({ ...utl, value_num: '86', prior_value_num: '90' })).toMatchObject({
      text: '4 pp vs 18 Oct',
      tone: 'good',
    });
  });

  test('below half a percent is none, and says since when', () => {
    const flat = change({ value_num: '1004', prior_value_num: '1000' });
    expect(flat).toEqual({ text: 'same as 18 Oct', direction: 'flat', tone: 'muted' });
  });

  test('of revenue is against the same months of the year before', () => {
    const year = { kpi_code: 'REV_YTD', period_start: '2026-04-01', value_num: '780', prior_value_num: '1000' };
    expect(change(year)?.text).toBe('22% vs 2025');
  });

  test('from nought or without a comparison is not made up', () => {
    expect([change({ prior_value_num: '0' }), change({ prior_value_num: null })]).toEqual([undefined, undefined]);
    expect(change({ prior_value_num: '1', prior_as_of_date: null })).toBeUndefined();
  });
});

test.each([
  ['79.9', undefined],
  ['80', 'care'],
  ['90', 'stop'],
])('utilisation of %s per cent is coloured %s', (value, tone) => {
  const utl = {
    kpi_code: 'UTL',
    unit: 'percent',
    format_hint: 'PERCENT',
    good_direction: 'down',
    amber_at: '80',
    red_at: '90',
  };
  expect(tile({ ...utl, value_num: value })?.value.tone).toBe(tone);
});

test('a figure that should be high turns amber when low', () => {
  expect(tile({ amber_at: '5000000', red_at: '1000000' })?.value.tone).toBe('care');
});
