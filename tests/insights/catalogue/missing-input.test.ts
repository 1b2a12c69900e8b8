import { describe, expect, test } from 'vitest';
import { CATALOGUE, RULES } from '../../../api-worker/insights/rules.ts';
import { STANDARD_THRESHOLDS } from '../../../api-worker/insights/standard-thresholds.ts';
import { runnable } from '../../../api-worker/prep-pack/runnable.ts';
import { alerts } from '../../../api-worker/prep-pack/sections/alerts.ts';
import { settle } from '../../../api-worker/prep-pack/settle.ts';
import { WarehouseError } from '../../../api-worker/warehouse/warehouse-error.ts';
import { contextWith, GB } from '../../sections/answer.ts';
import type { RowsById } from '../settled-rows.ts';
import { kpisWith } from '../settled-rows.ts';
import { abroad, PRIYA, repeat, totals } from '../situations.ts';
import { firingOf } from './expiries.ts';
import { bodyOf, said, seen, unchecked } from './situation.ts';

/** Whoever speaks for the customer is known, so that every rule has a question to ask. */
const contextOf = (id: string) => (id === 'I04' ? PRIYA : GB);
const DRAWN_BY_ALERTS = CATALOGUE.filter(({ id }) => !RULES.some((rule) => rule.id === id)).map(({ id }) => id);

describe.each(RULES.flatMap((rule) => rule.needs.map((input) => [rule.id, input] as const)))(
  '%s without %s',
  (id, input) => {
    test('is silent where it would fire, and names what it lacks', () => {
      const { rows, context } = firingOf(id);
      const situation = seen({ ...rows, [input]: 'failed' }, context);
      expect(said(situation).filter((line) => line.startsWith(id))).toEqual([]);
      expect(unchecked(situation)).toContain(`${id}: ${input}`);
    });
  },
);

describe.each(DRAWN_BY_ALERTS)('%s without the alerts', (id) => {
  test('is silent, the section fails by name and growth is held back for it', async () => {
    const failures: string[] = [];
    const end = await settle(
      {
        runQuery: () => Promise.reject(new WarehouseError('unavailable')),
        nowMs: () => 0,
        onFailure: ({ section, code }) => failures.push(`${section}: ${code}`),
      },
      runnable(alerts),
      GB,
      { signal: new AbortController().signal, deadlineMs: 1_000 },
      Promise.resolve(GB.reference),
    );
    expect(end).toMatchObject({ content: { status: 'failed', code: 'unavailable' }, settled: { outcome: 'failed' } });
    expect(failures).toEqual(['alerts: unavailable']);
    const { context } = firingOf(id);
    const situation = seen({ alerts: 'failed' }, context);
    expect(said(situation).filter((line) => line.startsWith(id))).toEqual([]);
    expect(bodyOf(situation).withheld).toBe(
      'Growth ideas held back: restrictions and support needs could not be checked.',
    );
  });
});

describe('a missing value gives no insight and is named', () => {
  test.each([
    ['I07', repeat({}), 'I07: contacts of 32 days', { 'I07 window_days': '32' }],
    ['I11', firingOf('I11').rows, 'I11: complaints of 25 months', { 'I11 window_months': '25' }],
    ['I14', { kpis: kpisWith('DEP_AVG30', { availability: 'NOT_AVAILABLE', value_num: null }) }, 'I14: DEP_AVG30'],
    ['I14', { kpis: kpisWith('DEP_AVG30', { as_of: '2026-11-01T06:10:00.000Z' }) }, 'I14: DEP_AVG30, out of date'],
    ['I14', { kpis: kpisWith('DEP_AVG30', { prior_value_num: null }) }, 'I14: DEP_AVG30 30 days before'],
    ['I15', { kpis: kpisWith('UTL', { is_permitted: false }) }, 'I15: UTL'],
    ['I15', { kpis: kpisWith('UTL', { value_num: null }) }, 'I15: UTL'],
    ['I16', totals({ returned_count_30d: '9', first_day: '2026-07-22' }), 'I16: 120 days of payments'],
    ['I16', totals({ returned_count_30d: '9', last_day: '2026-09-01' }), 'I16: payments since 1 Sep'],
    [
      'I17',
      totals({ takings_3m: '1', takings_months_last_year: '2' }),
      'I17: payments in of the same months last year',
    ],
    ['I17', totals({ takings_3m: '1', takings_3m_last_year: null }), 'I17: payments in of the same months last year'],
    ['I17', totals({ takings_3m: '1', last_day: '2026-09-30' }), 'I17: payments since 30 Sep'],
    ['I18', totals({ new_payees_7d: null }), 'I18: new payees of 97 days'],
    ['I18', totals({ new_payees_7d: '9', first_day: '2026-08-14' }), 'I18: new payees of 97 days'],
    [
      'I21',
      { kpis: kpisWith('NPS_LAST', { value_num: '3', value_date: null, as_of_date: null }) },
      'I21: day of NPS_LAST',
    ],
    ['I23', abroad('90000', 'NOT_AVAILABLE'), 'I23: FX_TTM'],
    ['I23', { ...abroad('90000'), ...totals({ cross_border_amount_90d: null }) }, 'I23: payments across a border'],
    ['I24', { kpis: kpisWith('DAYS_CONTACT', { last_contact_date: null }) }, 'I24: DAYS_CONTACT'],
  ] as [string, RowsById, string, Record<string, string>?][])('%s: %#', (id, rows, missing, set = {}) => {
    const own = new Map([...(GB.reference.thresholds ?? []), ...Object.entries(set)]);
    const situation = seen(rows, { ...contextOf(id), reference: { ...GB.reference, thresholds: own } });
    expect(unchecked(situation)).toContain(missing);
    expect(said(situation).filter((line) => line.startsWith(id))).toEqual([]);
  });

  test('a figure that does not apply is no gap', () => {
    const situation = seen({ kpis: kpisWith('UTL', { availability: 'NOT_APPLICABLE', value_num: null }) });
    expect(unchecked(situation)).toEqual([]);
  });
});

describe('thresholds', () => {
  const inMoney = [
    ...new Set(STANDARD_THRESHOLDS.filter(({ market }) => market !== undefined).map(({ ruleId }) => ruleId)),
  ];

  test.each(inMoney)('%s has no say in a market where neither the bank nor the catalogue set one', (id) => {
    const elsewhere = contextWith({ market: 'SG', baseCurrency: 'SGD' });
    const situation = seen(firingOf(id).rows, elsewhere);
    expect(unchecked(situation)).toContain(`${id}: threshold for SG`);
    expect(said(situation).filter((line) => line.startsWith(id))).toEqual([]);
  });

  test('that could not be read are the catalogue’s own, and the list and the receipt say so', () => {
    const unread = { ...GB, reference: { ...GB.reference, thresholds: null } };
    const { rows } = firingOf('I14');
    expect(said(seen(rows, unread))).toEqual(['I14 medium']);
    const { notices } = bodyOf(seen(rows, unread));
    expect(notices.at(-1)).toMatchObject({
      title: 'Checked against standard thresholds',
      detail: 'The bank’s own thresholds could not be read.',
      isUnknown: true,
    });
    const receipt = notices[0]?.reasons?.find(({ label }) => label === 'Thresholds')?.value.text;
    expect(receipt).toBe('lifetime 30 days, value to prior 60%, drop £50k (standard, not the bank’s own)');
  });

  test('the bank has not set are the catalogue’s own, for these rules only', () => {
    const own = new Map(GB.reference.thresholds);
    own.delete('I14 drop_money');
    const without = { ...GB, reference: { ...GB.reference, thresholds: own } };
    const { notices } = bodyOf(seen(firingOf('I14').rows, without));
    expect(notices.at(-1)?.detail).toBe('The bank has set none for GB in 1 rule.');
    expect(bodyOf(seen(firingOf('I14').rows)).notices.map(({ id }) => id)).toEqual(['I14']);
  });
});
