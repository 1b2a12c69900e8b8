import { describe, expect, test } from 'vitest';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { lined } from '../../api-worker/prep-pack/format/lines.ts';
import { printBlock } from '../../api-worker/print/block.ts';
import { textsOf } from './texts-of.ts';

type Node = BlockOf<'tree'>['nodes'][number];

const plain = (text: string) => ({ text });
const masked = { text: '••4821', masked: true };

test('a network on paper is indented, says what ties and marks each node, and how many more there are', () => {
  const node = (name: { text: string; masked?: boolean }, change: Partial<Node> = {}): Node => ({
    ...{ depth: 0, name, relation: 'parent', status: 'none', mayDiscuss: null },
    ...{ isCustomer: false, isCaller: false, isOnCallerPath: false, ...change },
  });
  const nodes = [node(plain('Holding')), node(masked), node(plain('Foods'), { depth: 2, status: 'complaint' })];
  const tree = (moreCount: number) => lined({ kind: 'tree', place: 'body', nodes, moreCount });
  expect(textsOf(tree(0))).toEqual(['Holding', 'parent', 'Foods', 'parent, open complaint']);
  expect(textsOf(tree(3))).toEqual(['Holding', 'parent', 'Foods', 'parent, open complaint', 'and 3 more not shown']);
  expect(String(printBlock(tree(0)))).toContain('<td>\u2003\u2003Foods</td>');
});

test.each<[string, Partial<Node>, string]>([
  ['the customer', { isCustomer: true, mayDiscuss: true }, 'this customer, may be discussed'],
  ['the caller', { isCaller: true, mayDiscuss: false }, 'parent, caller, not to be discussed'],
  ['a party of unknown state', { status: 'unknown' }, 'parent, status not known'],
  ['a restricted party', { status: 'restriction' }, 'parent, restriction in force'],
])('a network on paper says of %s what the screen does', (_who, change, expected) => {
  const node: Node = {
    ...{ depth: 0, name: plain('Holding'), relation: 'parent', status: 'none', mayDiscuss: null },
    ...{ isCustomer: false, isCaller: false, isOnCallerPath: false, ...change },
  };
  const tree = lined({ kind: 'tree', place: 'body', nodes: [node], moreCount: 0 });
  expect(textsOf(tree)).toEqual(['Holding', expected]);
});

test('events on paper carry their day, their detail and their clock', () => {
  const events = [
    { title: 'Opened', mark: 'none' as const, tone: 'neutral' as const },
    {
      ...{ atText: '5 Nov', title: 'Late', detail: 'Payments', mark: 'none' as const, tone: 'clock' as const },
      clock: { text: '6 d', remaining: 0.4, tone: 'clock' as const, label: 'Answer due' },
    },
  ];
  const block = lined({ kind: 'timeline', place: 'body', events });
  expect(textsOf(block)).toEqual(['Opened', '5 Nov · Late · Payments · 6 d: Answer due']);
});

test('a curve on paper is its figures month by month; one that is missing is a dash', () => {
  const series = { id: 'now', label: 'This year', style: 'filled' as const, values: [1, null], texts: ['£1', ''] };
  const block = lined({ kind: 'trend', place: 'body', x: [0, 1], xTexts: ['Jan', 'Feb'], series: [series] });
  expect(textsOf(block)).toEqual(['Month', 'This year', 'Jan', '£1', 'Feb', '–']);
});

describe('a journey on paper', () => {
  const notified = { label: 'Notified', state: 'done' as const, detail: '2 Nov' };
  const journey = (change: Partial<BlockOf<'steps'>>) =>
    textsOf(lined({ kind: 'steps', place: 'body', steps: [notified], ...change }));

  test('that is over says so', () => {
    expect(journey({})).toEqual(['Notified: done · 2 Nov', 'Complete']);
  });

  test('says where it stands, until when, what is next and on whom it waits', () => {
    const steps = [notified, { label: 'Assessment', state: 'current' as const }];
    const waiting = { due: plain('22 Jan'), next: 'Terms.', waitingOn: 'Waiting on the bank' };
    expect(journey({ steps, ...waiting })).toEqual([
      'Notified: done · 2 Nov',
      'Assessment: now',
      'Assessment, 2 of 2 · due 22 Jan',
      'Next: Terms.',
      'Waiting on the bank',
    ]);
    expect(journey({ steps, due: masked })).toContain('Assessment, 2 of 2');
  });

  test.each([
    ['2 of 5', 'Assessment, 2 of 5'],
    ['since Monday', 'Assessment, 1 of 1 · since Monday'],
  ])('does not count again what says how far it is: %s', (detail, expected) => {
    expect(journey({ steps: [{ label: 'Assessment', state: 'current', detail }] })).toContain(expected);
  });
});
