import { describe, expect, test } from 'vitest';
import { complaints } from '../../api-worker/prep-pack/sections/complaints.ts';
import { answer, firstOf, GB, HK } from './answer.ts';
import { COMPLAINT } from './complaint-rows.ts';

const event = (row: Record<string, unknown>, context = GB) =>
  firstOf(answer(complaints, [{ ...COMPLAINT, ...row }], context).blocks, 'timeline').events[0];

describe('an open complaint', () => {
  test('shows reference, regime, owner and the clock in business days', () => {
    expect(event({})).toEqual({
      atText: '5 Nov',
      title: 'CMP-20419 Delayed payment',
      detail: 'Payment services, 15 business days · Complaints North, x5521 · first of its kind in 12 months',
      mark: 'none',
      tone: 'clock',
      clock: { text: '6 d', remaining: 0.4, tone: 'clock', label: 'Answer due in 6 business days, Thu 26 Nov' },
    });
  });

  test.each([
    [{ holidays: ['2026-11-20'] }, '5 d', 'clock'],
    [{ final_response_due_date: '2026-11-18' }, '0 d', 'care'],
    [{ final_response_due_date: '2026-11-16' }, '2 d late', 'stop'],
    [{ regime: 'DISP_OTHER', final_response_due_date: '2026-12-31' }, '43 d', 'clock'],
  ])('with %j the clock says %s', (row, text, tone) => {
    expect(event(row)?.clock).toMatchObject({ text, tone });
  });

  test('in Hong Kong days are Hong Kong days', () => {
    const received = {
      regime: 'HK_IC4',
      received_at: '2026-10-25T17:00:00.000Z',
      final_response_due_date: '2026-11-25',
    };
    expect(event(received, HK)).toMatchObject({ atText: '26 Oct', clock: { text: '7 d' } });
  });

  test('without a statutory clock shows none', () => {
    expect(event({ regime: 'NON_REGULATED', final_response_due_date: null, src_due_date: null })).not.toHaveProperty(
      'clock',
    );
  });

  test.each([
    [{ src_due_date: '2026-11-18' }, 'can be resolved early until Wed 18 Nov'],
    [{ holding_response_sent_at: '2026-11-16T10:00:00.000Z' }, 'Payment services, 35 business days'],
    [{ holding_response_sent_at: '2026-11-16T10:00:00.000Z' }, 'holding answer sent 16 Nov'],
    [{ is_reopened: true, reopened_from_ref: 'CMP-1' }, 'reopened from CMP-1'],
    [{ is_reopened: true }, 'reopened'],
    [{ handler_team: null }, 'no owner yet'],
    [{ promise_text: 'Write by Friday', promise_due_date: '2026-11-20' }, 'promised by 20 Nov: “Write by Friday”'],
    [{ promise_text: 'Write', promise_due_date: '2026-11-17' }, 'promised by 17 Nov: “Write”, not kept'],
  ])('with %j says %s', (row, words) => {
    expect(event(row)?.detail?.split(' · ')).toContain(words);
  });

  test('counts those of its kind in twelve months by the market’s calendar', () => {
    const earlier = (complaint_id: string, received_at: string) => ({
      ...COMPLAINT,
      ...{ complaint_id, received_at, status: 'CLOSED' },
    });
    const detail = (last: string) => {
      const rows = [COMPLAINT, earlier('cmp_2', '2026-02-01T09:00:00.000Z'), earlier('cmp_3', last)];
      return firstOf(answer(complaints, rows).blocks, 'timeline').events[0]?.detail;
    };
    expect(detail('2025-11-18T00:00:00.000Z')).toContain('3 complaints of this kind in 12 months');
    expect(detail('2025-11-17T23:59:59.000Z')).toContain('2 complaints of this kind in 12 months');
  });

  test('the early window is over the day after', () => {
    expect(event({ src_due_date: '2026-11-17' })?.detail).not.toContain('early');
  });
});

test('an answered complaint says how it ended and until when the ombudsman is open', () => {
  const answered = {
    status: 'CLOSED',
    outcome: 'PARTLY_UPHELD',
    final_response_sent_at: '2026-06-12T16:00:00.000Z',
    redress_amount: '150.00',
    redress_currency: 'GBP',
    ombudsman_deadline: '2026-12-12',
  };
  expect(event(answered)).toMatchObject({
    detail: 'Closed · Partly upheld · answered 12 Jun · redress £150 · ombudsman until 12 Dec',
    mark: 'done',
  });
  expect(event({ ...answered, ombudsman_deadline: '2026-11-17' })?.detail).not.toContain('ombudsman');
});

test('no complaint is said with its moment', () => {
  expect(answer(complaints, []).content).toEqual({
    status: 'empty',
    text: 'No complaints in the last 12 months, as of 10:43',
    blocks: [],
  });
});
