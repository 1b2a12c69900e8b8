import { expect, test } from 'vitest';
import { transactions } from '../../api-worker/prep-pack/sections/transactions.ts';
import { answer, blocksOf, firstOf, ROW_TAIL } from './answer.ts';
import { FLOW, TOTALS } from './transaction-rows.ts';

test('sets thirty days against the thirty before, ending on the last loaded day', () => {
  const { title, metrics } = firstOf(answer(transactions, [TOTALS, FLOW]).blocks, 'metrics');
  expect(title).toBe('30 days to 17 Nov');
  expect(metrics[0]).toMatchObject({
    label: 'Paid out',
    value: { text: '£643k' },
    delta: { text: '34% in 30 d', direction: 'up' },
    detail: '206 payments',
  });
  expect(metrics[1]).toMatchObject({ label: 'Paid in', value: { text: '£0' }, state: 'ZERO' });
});

test('nought returned and unknown new payees look different', () => {
  const rows = [{ ...TOTALS, returned_count_30d: '0', new_payees_30d: null }, FLOW];
  const { metrics } = firstOf(answer(transactions, rows).blocks, 'metrics');
  expect(metrics.map(({ code, state }) => [code, state])).toEqual([
    ['PAY_OUT', 'OK'],
    ['PAY_IN', 'ZERO'],
    ['RETURNED', 'ZERO'],
    ['NEW_PAYEES', 'NOT_AVAILABLE'],
    ['CROSS_BORDER', 'OK'],
  ]);
});

test('adds the channels of a type and shares of payments out', () => {
  const byBranch = {
    ...FLOW,
    channel: 'BRANCH',
    count_90d: '200',
    amount_90d: '1000',
    amount_30d: '1000',
    prior_amount_30d: '0',
  };
  const inbound = { ...FLOW, direction: 'INBOUND', count_90d: '999' };
  const { blocks } = answer(transactions, [TOTALS, FLOW, byBranch, inbound]);
  const tables = blocksOf(blocks, 'table').map(({ title, rows }) => [
    title,
    rows.map((row) => row.map(({ text }) => text)),
  ]);
  expect(tables).toEqual([
    [
      'By type, 30 d',
      [
        ['Faster Payments, out', '£644k', '£480k'],
        ['Faster Payments, in', '£643k', '£480k'],
      ],
    ],
    [
      'By type, 90 d',
      [
        ['Faster Payments, out', '£1.9m', '£3m'],
        ['Faster Payments, in', '£1.9m', '£1.5m'],
      ],
    ],
  ]);
  expect(firstOf(blocks, 'breakdown')).toMatchObject({
    rows: [
      { label: 'Internet banking', value: { text: '75%' }, share: 1, detail: '600 payments' },
      { label: 'Branch', value: { text: '25%' } },
    ],
    total: { text: '800 payments' },
  });
});

test('carries what the rules look back at', () => {
  expect(answer(transactions, [TOTALS, FLOW]).facts.totals).toMatchObject({
    returnedCount30d: 5,
    returnedCountPrior90d: 4,
    takings3m: '900',
    takings3mLastYear: '1000',
    firstDay: '2025-08-01',
  });
});

test('no payment in 90 days is said, with older ones still known to the rules', () => {
  const { content, facts } = answer(transactions, [TOTALS]);
  expect(content).toMatchObject({ status: 'empty', text: 'No payments in the last 90 days, as of 10:43' });
  expect(facts.totals).not.toBeNull();
});

test('a count that is no number fails the section', () => {
  expect(() => answer(transactions, [{ ...TOTALS, ...ROW_TAIL, returned_count_30d: 'five' }])).toThrow(
    /returned_count_30d|Invalid/u,
  );
});
