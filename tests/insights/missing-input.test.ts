import { describe, expect, test } from 'vitest';
import { RULES } from '../../api-worker/insights/rules.ts';
import { GB } from '../sections/answer.ts';
import type { RowsById } from './settled-rows.ts';
import { kpisWith } from './settled-rows.ts';
import { abroad, deposits, fired, totals, unchecked } from './situations.ts';

describe('a missing input gives no insight and is named', () => {
  test.each([
    ['I14', { kpis: kpisWith('DEP_AVG30', { availability: 'NOT_AVAILABLE', value_num: null }) }, 'I14: DEP_AVG30'],
    [
      'I14 stale',
      { kpis: kpisWith('DEP_AVG30', { as_of: '2026-11-01T06:10:00.000Z' }) },
      'I14: DEP_AVG30, out of date',
    ],
    ['I14 no basis', { kpis: kpisWith('DEP_AVG30', { prior_value_num: null }) }, 'I14: DEP_AVG30 30 days before'],
    ['I15', { kpis: kpisWith('UTL', { is_permitted: false }) }, 'I15: UTL'],
    ['I16', totals({ returned_count_30d: '9', first_day: '2026-07-22' }), 'I16: 120 days of payments'],
    [
      'I17',
      totals({ takings_3m: '1', takings_months_last_year: '2' }),
      'I17: payments in of the same months last year',
    ],
    [
      'I17 not loaded',
      totals({ takings_3m: '1', last_day: '2026-10-30' }),
      'I17: payments in of the same months last year',
    ],
    ['I18', totals({ new_payees_7d: null }), 'I18: new payees of 97 days'],
    [
      'I21',
      { kpis: kpisWith('NPS_LAST', { value_num: '3', value_date: null, as_of_date: null }) },
      'I21: day of NPS_LAST',
    ],
    ['I23', abroad('90000', 'NOT_AVAILABLE'), 'I23: FX_TTM'],
    ['I24', { kpis: kpisWith('DAYS_CONTACT', { last_contact_date: null }) }, 'I24: DAYS_CONTACT'],
  ] as [string, RowsById, string][])('%s', (name, rows, missing) => {
    expect(unchecked(rows)).toContain(missing);
    expect(fired(rows).filter((id) => id.startsWith(name.slice(0, 3)))).toEqual([]);
  });

  test.each(RULES.flatMap((rule) => rule.needs.map((input) => [rule.id, input] as const)))(
    '%s without %s',
    (id, input) => {
      expect(unchecked({ [input]: 'failed' })).toContain(`${id}: ${input}`);
    },
  );

  test('a market without a threshold leaves the rule without a say', () => {
    const elsewhere = { ...GB, subject: { ...GB.subject, market: 'SG' } };
    expect(unchecked(deposits('1', '900000'), elsewhere)).toContain('I14: threshold for SG');
  });

  test('a figure that does not apply is no gap', () => {
    expect(unchecked({ kpis: kpisWith('UTL', { availability: 'NOT_APPLICABLE', value_num: null }) })).toEqual([]);
  });
});

test('the catalogue is whole: twenty rules here, four drawn by the alerts', () => {
  const ids = [...RULES.map(({ id }) => id), 'I01', 'I02', 'I03', 'I06'].sort();
  expect(ids).toEqual(Array.from({ length: 24 }, (_, at) => `I${String(at + 1).padStart(2, '0')}`));
});
