import { describe, expect, test } from 'vitest';
import { alerts } from '../../api-worker/prep-pack/sections/alerts.ts';
import { answer, firstOf, GB, ROW_TAIL } from './answer.ts';

const DELAY = {
  ...ROW_TAIL,
  row_kind: 'restriction',
  record_key: 'restriction:1',
  category: 'PAYMENT_DELAY',
  effects: ['PAYMENT_HOLD'],
  severity: 'critical',
  disclosure: 'MUST_TELL',
  account_masked: '••••4821',
  amount: '18400',
  currency: 'GBP',
  payment_ref_masked: '••77',
  payee_masked: 'A•••• Timber',
  regime_end_at: '2026-11-23T17:00:00.000Z',
  effective_end_date: '2026-11-23',
  owner_team: 'Payment Safety',
  owner_contact: 'x4410',
  customer_action: 'Confirm the payee',
  script_text: 'We have delayed {amount} to {payee_masked} until {effective_end_date}.',
  script_language: 'en',
  applied_at: '2026-11-17T09:00:00.000Z',
};
const BLOCK = {
  ...DELAY,
  record_key: 'restriction:2',
  category: 'DORMANT_ACCOUNT',
  effects: ['DEBIT_BLOCK'],
  severity: 'medium',
  disclosure: 'MAY_TELL',
  amount: null,
  currency: null,
  payment_ref_masked: null,
  payee_masked: null,
  regime_end_at: null,
  effective_end_date: null,
  customer_action: null,
  script_text: '{owner_team} can put it back in use.',
};
const NEED = {
  ...ROW_TAIL,
  row_kind: 'need',
  record_key: 'need:1',
  party_role: 'customer',
  need_code: 'COMMUNICATION_PACE',
  adjustment_text: 'Speak slowly',
  recorded_on: '2025-11-04',
  review_on: '2027-01-01',
};

const cards = (rows: Record<string, unknown>[]) => firstOf(answer(alerts, rows).blocks, 'notices').notices;
const card = (row: Record<string, unknown>) => {
  const [only] = cards([row]);
  if (only === undefined) throw new Error('no card');
  return only;
};

describe('a restriction card', () => {
  test('says the approved words filled from the row, the team and the end date', () => {
    expect(card(DELAY)).toMatchObject({
      class: 'STOP',
      severity: 'critical',
      title: 'Payment held for a fraud check',
      badge: 'MUST TELL',
      say: 'We have delayed £18,400 to A•••• Timber until 23 Nov 2026.',
      do: 'Warm-transfer to Payment Safety, x4410. Until Mon 23 Nov.',
      detail: 'The customer can: Confirm the payee.',
      rule: { id: 'I02', version: 1 },
      source: { system: 'Case system', asOfText: '2 min ago' },
    });
  });

  test('may tell what is blocked and why', () => {
    expect(card(BLOCK)).toMatchObject({
      title: 'Payments out blocked: dormant account',
      badge: 'MAY TELL',
      do: 'Do not promise release, warm-transfer to Payment Safety, x4410.',
      rule: { id: 'I01' },
    });
  });

  test('names no cause where only the script may be said', () => {
    const { title, isScriptOnly, detail, rule } = card({
      ...BLOCK,
      category: 'COURT_ORDER',
      disclosure: 'SCRIPT_ONLY',
      customer_action: 'x',
    });
    expect({ title, isScriptOnly, detail, rule }).toEqual({
      title: 'Payments out blocked',
      isScriptOnly: true,
      detail: undefined,
      rule: { id: 'I01', version: 1 },
    });
  });

  test('announces a closure with its date', () => {
    expect(card({ ...BLOCK, effects: ['CLOSURE', 'DEBIT_BLOCK'], effective_end_date: '2027-02-05' })).toMatchObject({
      title: 'Account closing on Fri 5 Feb 2027',
      rule: { id: 'I03' },
      do: expect.stringContaining('Confirm the closure date'),
    });
  });

  test('a payment delay that is also a block is one card, of the delay', () => {
    const both = { ...DELAY, effects: ['PAYMENT_HOLD', 'DEBIT_BLOCK'] };
    expect(cards([both]).map(({ rule }) => rule?.id)).toEqual(['I02']);
  });

  test('a restriction outside the rules is still shown', () => {
    const shown = card({ ...BLOCK, category: 'CREDIT_CONTROL', effects: ['NO_NEW_CREDIT'], severity: 'low' });
    expect([shown.title, shown.severity, shown.rule]).toEqual(['No new credit', 'low', undefined]);
  });

  test('withdraws words it cannot fill and forbids explaining', () => {
    const { say, do: instruction } = card({ ...DELAY, amount: null });
    expect(say).toBeUndefined();
    expect(instruction).toMatch(/^No approved words on file: do not explain, warm-transfer/u);
  });

  test('never fills a placeholder from outside the row', () => {
    expect(card({ ...BLOCK, script_text: 'Hello {toString}' }).say).toBeUndefined();
  });

  test('writes dates in the language of the script', () => {
    const chinese = { ...DELAY, script_text: '{effective_end_date} 前暫緩 {amount}', script_language: 'zh-Hant' };
    expect(card(chinese).say).toBe('2026年11月23日 前暫緩 £18,400');
  });

  test('masks account, payee and payment', () => {
    const masked = card(DELAY)
      .reasons?.filter(({ value }) => value.masked)
      .map(({ label }) => label);
    expect(masked).toEqual(['Account', 'Payee', 'Payment']);
  });
});

test('the same marker on two accounts is one card', () => {
  const [first, ...others] = cards([BLOCK, { ...BLOCK, record_key: 'restriction:3', account_masked: '••••9999' }]);
  expect(others).toEqual([]);
  expect(first?.reasons?.filter(({ label }) => label === 'Account').map(({ value }) => value.text)).toEqual([
    '••••4821',
    '••••9999',
  ]);
});

test('stops come before care, the critical first', () => {
  const low = { ...BLOCK, category: 'CREDIT_CONTROL', effects: ['NO_NEW_CREDIT'], severity: 'low' };
  expect(cards([NEED, low, DELAY]).map((one) => one.id)).toEqual(['restriction:1', 'restriction:2', 'need:1']);
});

describe('a support need', () => {
  test('asks for the adjustment, not for an explanation', () => {
    expect(card(NEED)).toMatchObject({
      class: 'CARE',
      title: 'Support need recorded: communication pace',
      do: 'Speak slowly. Do not ask the customer to explain it again.',
      rule: { id: 'I06' },
    });
  });

  test('shows no text that nobody has reviewed', () => {
    expect(card({ ...NEED, adjustment_text: null }).do).toContain('not yet released');
  });

  test('names no kind where it would tell a condition, and says whose it is', () => {
    expect(card({ ...NEED, need_code: null, party_role: 'caller' }).title).toBe('Support need recorded for the caller');
  });

  test('says when its review has passed', () => {
    expect(card({ ...NEED, review_on: '2026-11-17' }).detail).toBe(
      'Review was due 17 Nov: ask whether it still helps.',
    );
    expect(card({ ...NEED, review_on: '2026-11-18' }).detail).toBeUndefined();
  });
});

test('nothing on file is said with its moment', () => {
  expect(answer(alerts, []).content).toEqual({
    status: 'empty',
    text: 'No restrictions or support needs, as of 10:43',
    blocks: [],
  });
});

test('script-only words stand on the card and not in the plain text', () => {
  const block = firstOf(answer(alerts, [{ ...BLOCK, disclosure: 'SCRIPT_ONLY' }], GB).blocks, 'notices');
  expect(block.notices[0]?.say).toBe('Payment Safety can put it back in use.');
  expect(block.lines.join()).not.toContain('back in use');
});
