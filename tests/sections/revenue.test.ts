import { expect, test } from 'vitest';
import { revenue } from '../../api-worker/prep-pack/sections/revenue.ts';
import { answer, blocksOf, firstOf, GB, HK } from './answer.ts';

const TAIL = {
  subject_customer_id: 'cu_1',
  is_estimate: false,
  currency: 'GBP',
  source_system: 'Finance ledger',
  as_of: '2026-10-31T23:00:00.000Z',
};
const month = (period_month: string, amount: string, row_kind = 'month') => ({
  ...TAIL,
  row_kind,
  period_month,
  amount,
  code: null,
  prior_amount: null,
});
const part = (row_kind: string, code: string, amount: string, prior_amount: string) => ({
  ...TAIL,
  row_kind,
  code,
  amount,
  prior_amount,
  period_month: null,
});

const ROWS = [
  month('2025-01-01', '900'),
  month('2026-01-01', '1000'),
  { ...month('2026-02-01', '500'), is_estimate: true },
  month('2026-01-01', '950', 'budget'),
  part('product', 'LENDING', '1200', '1500'),
  part('product', 'FX', '300', '0'),
  part('type', 'FEES', '1500', '1500'),
];

test('draws this year, last year and the budget over the twelve months of the fiscal year', () => {
  const trend = firstOf(answer(revenue, ROWS).blocks, 'trend');
  expect(trend.series.map(({ id, style }) => [id, style])).toEqual([
    ['this-year', 'filled'],
    ['last-year', 'dashed'],
    ['budget', 'stepped'],
  ]);
  expect(trend.x).toHaveLength(12);
  expect(trend.x).toEqual([...trend.x].sort((one, other) => one - other));
  expect(trend.series.every(({ values, texts }) => values.length === 12 && texts.length === 12)).toBe(true);
  expect(trend.series[0]?.values.slice(0, 3)).toEqual([1000, 500, null]);
  expect(trend.series[1]?.values.slice(0, 2)).toEqual([900, null]);
});

test('an estimate is called one and a month without a booking is not nought', () => {
  const [thisYear] = firstOf(answer(revenue, ROWS).blocks, 'trend').series;
  expect(thisYear?.texts.slice(0, 3)).toEqual(['£1k', '£500 est.', 'none booked']);
});

test('parts add up to the year to the last closed month', () => {
  const [byProduct, byType] = blocksOf(answer(revenue, ROWS).blocks, 'breakdown');
  expect(byProduct).toMatchObject({ title: 'By product, Jan–Feb', total: { text: '£1.5k', raw: '£1,500.00' } });
  expect(byProduct?.rows).toEqual([
    { label: 'Lending', value: { text: '£1.2k', raw: '£1,200.00' }, share: 1, detail: '−20% on last year' },
    { label: 'Foreign exchange', value: { text: '£300', raw: '£300.00' }, share: 0.25 },
  ]);
  expect(byType?.total).toEqual(byProduct?.total);
});

test.each([
  [GB, '2026-11-18', '2026-01-01'],
  [GB, '2026-01-15', '2025-01-01'],
  [GB, '2026-02-01', '2026-01-01'],
  [HK, '2026-11-18', '2026-04-01'],
  [HK, '2026-04-30', '2025-04-01'],
  [HK, '2026-05-01', '2026-04-01'],
  [HK, '2027-03-31', '2026-04-01'],
])('the fiscal year of the last closed month: %#', (context, today, start) => {
  expect(revenue.parameters({ ...context, today }).fiscal_year_start).toEqual({ type: 'DATE', value: start });
});

test('with nothing booked this year there is a trend and no distribution', () => {
  const { facts, blocks } = answer(revenue, [month('2025-03-01', '900'), part('product', 'FX', '0', '900')]);
  expect(facts.lastClosedMonth).toBeNull();
  expect(blocks.map(({ kind }) => kind)).toEqual(['trend']);
});

test('nothing booked in two years is said', () => {
  expect(answer(revenue, []).content).toMatchObject({
    status: 'empty',
    text: 'No revenue booked in this fiscal year or the last, as of 10:43',
  });
});
