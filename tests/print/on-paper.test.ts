import { describe, expect, test } from 'vitest';
import type { BlockOf, Metric, Notice } from '../../api-worker/contract/blocks.ts';
import { lined } from '../../api-worker/prep-pack/format/lines.ts';
import { printBlock } from '../../api-worker/print/block.ts';
import { textsOf } from './texts-of.ts';

const plain = (text: string) => ({ text });
const masked = { text: '••4821', masked: true };
const source = { system: 'Core', asOf: '2026-11-17T00:00:00Z', asOfText: '17 Nov', isStale: false };

const card = (change: Partial<Notice> = {}, rest: Partial<BlockOf<'notices'>> = {}) =>
  lined({
    kind: 'notices',
    place: 'first',
    notices: [{ id: '1', class: 'STOP', severity: 'critical', title: 'Payments out blocked', ...change }],
    ...rest,
  });

describe('a card on paper', () => {
  test('is its class and title, and nothing that was not said', () => {
    expect(textsOf(card())).toEqual(['STOP', 'Payments out blocked']);
  });

  test('carries its words, what to do, the reasons and their age', () => {
    const reasons = [
      { label: 'Case', value: plain('C-1') },
      { label: 'Since', value: plain('3 Nov') },
    ];
    const full = card({ badge: 'new', say: 'Please hold.', do: 'Call back', detail: 'Owner: Ops', reasons, source });
    expect(textsOf(full)).toEqual([
      'STOP',
      'Payments out blocked (new)',
      'Please hold.',
      'Do: Call back',
      'Owner: Ops',
      'Case: C-1, Since: 3 Nov',
      'Core · 17 Nov',
    ]);
    expect(textsOf(card({ reasons }))).toContain('Case: C-1, Since: 3 Nov');
    expect(textsOf(card({ source }))).toContain('Core · 17 Nov');
    expect(textsOf(card({ rule: { id: 'I02', version: 3 } }))).toContain('Rule I02, version 3');
    const exact = [{ label: 'Amount', value: { text: '£4m', raw: '£4,012,000.00' } }];
    expect(textsOf(card({ reasons: exact }))).toContain('Amount: £4m (£4,012,000.00)');
  });

  test('loses a masked reason, also where its words quote it', () => {
    const reasons = [
      { label: 'Account', value: masked },
      { label: 'Case', value: plain('C-1') },
    ];
    const quoting = card({ say: 'It is ••4821.', do: 'Check ••4821, then ••4821', detail: '••4821 and C-1', reasons });
    expect(textsOf(quoting)).toEqual([
      'STOP',
      'Payments out blocked',
      'It is ….',
      'Do: Check …, then …',
      '… and C-1',
      'Case: C-1',
    ]);
  });

  test('for the call alone is left out, and that one was is said', () => {
    expect(textsOf(card({ isScriptOnly: true }))).toEqual(['1 more on screen only: the words are for the call']);
    expect(textsOf(card({ isScriptOnly: false }, { withheld: 'Growth is withheld.' }))).toEqual([
      'STOP',
      'Payments out blocked',
      'GROW',
      'Growth is withheld.',
    ]);
  });
});

describe('figures on paper', () => {
  const metric = (change: Partial<Metric>): Metric => ({
    ...{ code: 'A', label: 'Deposits', value: plain('£4m'), state: 'OK', ...change },
  });
  const metrics = (...all: Partial<Metric>[]) =>
    textsOf(lined({ kind: 'metrics', place: 'first', metrics: all.map((each) => metric(each)) }));
  const delta = (direction: 'up' | 'down' | 'flat', text: string) => ({ direction, text, tone: 'neutral' as const });

  test.each<[string, Partial<Metric>, string[]]>([
    ['alone', {}, ['Deposits', '£4m']],
    ['with a detail', { detail: 'three accounts' }, ['Deposits', '£4m', 'three accounts']],
    ['that rose', { delta: delta('up', '2 %') }, ['Deposits', '£4m', 'up 2 %']],
    ['that fell', { detail: 'd', delta: delta('down', '2 %') }, ['Deposits', '£4m', 'd, down 2 %']],
    ['that stayed', { delta: delta('flat', 'as before') }, ['Deposits', '£4m', 'unchanged as before']],
    ['that is too old', { state: 'STALE' }, ['Deposits', '£4m stale']],
    ['that is nought', { value: plain('£0'), state: 'ZERO' }, ['Deposits', '£0 zero']],
    ['that does not apply', { value: plain('n/a'), state: 'NOT_APPLICABLE' }, ['Deposits', 'Does not apply']],
    ['that is not there', { value: plain('–'), state: 'NOT_AVAILABLE' }, ['Deposits', 'Not available']],
    ['that is not for this rep', { value: plain('–'), state: 'NOT_PERMITTED' }, ['Deposits', 'Not permitted']],
    ['in its exact form', { value: { text: '£4m', raw: '£4,012,000.00' } }, ['Deposits', '£4m (£4,012,000.00)']],
    ['with what it means', { definition: 'Credit balances' }, ['Deposits', '£4m', 'Credit balances']],
    ['of a source', { source }, ['Deposits', '£4m', 'Core · 17 Nov']],
    ['that is masked', { value: masked }, []],
  ])('%s', (_what, change, expected) => {
    expect(metrics(change)).toEqual(expected);
    expect(metrics(change, { label: 'Loans' })).toEqual([...expected, 'Loans', '£4m']);
  });
});

const row = (label: string, value: { text: string; masked?: boolean }, detail?: string) => ({
  label,
  value,
  share: 1,
  detail,
});

test.each([
  ['with its total', plain('£9'), ['Cash', '£4', 'daily', 'Cards', '£5', 'Total', '£9']],
  ['with a masked total', masked, ['Cash', '£4', 'daily', 'Cards', '£5']],
  ['without a total', undefined, ['Cash', '£4', 'daily', 'Cards', '£5']],
])('a breakdown on paper %s', (_what, total, expected) => {
  const rows = [row('Cash', plain('£4'), 'daily'), row('Account', masked), row('Cards', plain('£5'))];
  expect(textsOf(lined({ kind: 'breakdown', place: 'body', rows, total }))).toEqual(expected);
});

test('a table on paper keeps its columns: a masked cell is empty, not gone', () => {
  const columns = [
    { id: 'a', label: 'Day', align: 'start' as const },
    { id: 'b', label: 'Payee', align: 'start' as const },
    { id: 'c', label: 'Amount', align: 'end' as const },
  ];
  const block = lined({ kind: 'table', place: 'body', columns, rows: [[plain('Mon'), masked, plain('£4')]] });
  expect(textsOf(block)).toEqual(['Day', 'Payee', 'Amount', 'Mon', '£4']);
  expect(String(printBlock(block))).toContain(
    '<td class="start">Mon</td><td class="start"></td><td class="end">£4</td>',
  );
});

test('facts on paper are those that are not masked', () => {
  const facts = [
    { label: 'Account', value: masked },
    { label: 'Market', value: plain('GB') },
  ];
  expect(textsOf(lined({ kind: 'facts', place: 'body', facts }))).toEqual(['Market: GB']);
});

test.each([
  [{ ...source, isStale: true }, ['Revenue', 'Market: GB', 'stale · Core · 17 Nov']],
  [source, ['Revenue', 'Market: GB', 'Core · 17 Nov']],
  [undefined, ['Revenue', 'Market: GB']],
])('a block on paper has its title above and its age below', (given, expected) => {
  const facts = [{ label: 'Market', value: plain('GB') }];
  expect(textsOf(lined({ kind: 'facts', place: 'body', title: 'Revenue', facts, source: given }))).toEqual(expected);
});
