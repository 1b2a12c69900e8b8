import { describe, expect, test } from 'vitest';
import type { PackContext } from '../../api-worker/prep-pack/section.ts';
import { GB, HK } from '../sections/answer.ts';
import { CHANGE, CONTACT } from '../sections/journey-rows.ts';
import type { RowsById } from './settled-rows.ts';
import { caller, complaint, fired, officer, PRIYA, promise, repeat, stage, totals } from './situations.ts';

describe('what no threshold decides', () => {
  test.each([
    ['I04', ['I04 critical'], caller({}), PRIYA],
    ['I04 with authority', [], caller({ caller_has_authority: true }), PRIYA],
    ['I04 nobody known', [], caller({}), GB],
    ['I04 the customer speaks', [], caller({}), { ...GB, callerId: 'cu_1' }],
    ['I05 due today', ['I05 high'], stage({ due_date: '2026-11-18' }), GB],
    ['I05 overdue', ['I05 critical'], stage({ due_date: '2026-11-17' }), GB],
    ['I05 on hold', [], stage({ due_date: '2026-11-17', status: 'ON_HOLD' }), GB],
    ['I05 another journey', [], stage({ due_date: '2026-11-17', journey_type: 'EXIT' }), GB],
    ['I07 one resolved', [], repeat({ contact_count: '4', resolved_count: '1' }), GB],
    ['I08 yesterday', ['I08 high'], promise({ promise_due_date: '2026-11-17' }), GB],
    ['I08 today', [], promise({ promise_due_date: '2026-11-18' }), GB],
    ['I08 kept', [], promise({ promise_kept_at: '2026-11-17T10:00:00.000Z' }), GB],
    ['I09 last day', ['I09 high'], complaint({ src_due_date: '2026-11-18' }), GB],
    ['I09 over', [], complaint({ src_due_date: '2026-11-17' }), GB],
    ['I09 answered', [], complaint({ src_due_date: '2026-11-18', status: 'CLOSED' }), GB],
    ['I10 ten business days', ['I10 high'], complaint({ final_response_due_date: '2026-12-02' }), GB],
    [
      'I10 ten over a holiday',
      ['I10 high'],
      complaint({ final_response_due_date: '2026-12-03', holidays: ['2026-11-30'] }),
      GB,
    ],
    ['I10 overdue', ['I10 critical'], complaint({ final_response_due_date: '2026-11-17' }), GB],
    ['I11 reopened', ['I11 high'], complaint({ is_reopened: true }), GB],
    ['I11 first', [], complaint({}), GB],
    ['I12 never assessed', ['I12 info'], complaint({ is_eligible_complainant: null, reg_flags_assessed_on: null }), GB],
    ['I12 known', [], complaint({ is_eligible_complainant: false, reg_flags_assessed_on: null }), GB],
    [
      'I12 Hong Kong',
      [],
      complaint({ regime: 'HK_IC4', is_eligible_complainant: null, reg_flags_assessed_on: null }),
      HK,
    ],
    ['I13 lifted', ['I13 info'], { journey: [CONTACT, { ...CHANGE, change_kind: 'restriction_lifted' }] }, GB],
    ['I13 applied', [], { journey: [CONTACT, { ...CHANGE, change_kind: 'restriction_applied' }] }, GB],
    ['I17 nothing came in', ['I17 medium'], totals({ takings_3m: null }), GB],
    ['I19 left yesterday', ['I19 medium'], officer('AUTHORISED_SIGNATORY_OF', { valid_to: '2026-11-17' }), GB],
    ['I19 leaves later', [], officer('AUTHORISED_SIGNATORY_OF', { valid_to: '2026-11-19' }), GB],
    ['I19 no officer', [], officer('GUARANTOR_OF', { valid_from: '2026-11-01' }), GB],
    [
      'I19 the customer’s own office',
      [],
      officer('DIRECTOR_OF', { valid_from: '2026-11-01', link_direction: 'from_customer' }),
      GB,
    ],
    [
      'I20 is not said twice',
      ['I05 high'],
      stage({ waiting_on: 'CUSTOMER', stage_entered_at: '2026-11-01T10:00:00.000Z', due_date: '2026-11-20' }),
      GB,
    ],
    [
      'I20 paused by the bank',
      [],
      stage({ waiting_on: 'CUSTOMER', status: 'ON_HOLD', stage_entered_at: '2026-11-01T10:00:00.000Z' }),
      GB,
    ],
    [
      'I22 paused by the bank',
      [],
      stage({ journey_type: 'FACILITY_RENEWAL', due_date: '2026-12-17', status: 'ON_HOLD' }),
      GB,
    ],
    ['I22 past', [], stage({ journey_type: 'FACILITY_RENEWAL', due_date: '2026-11-17' }), GB],
  ] as [string, string[], RowsById, PackContext][])('%s: %j', (_, expected, rows, context) => {
    expect(fired(rows, context)).toEqual(expected);
  });
});
