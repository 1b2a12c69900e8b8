import { describe, expect, test } from 'vitest';
import type { Caller, Identified, Identity } from '../../api-worker/contract/identity.ts';
import type { Printing } from '../../api-worker/print/print-pack.ts';
import { printPack } from '../../api-worker/print/print-pack.ts';
import { IDENTITY, packOf } from './pack-of.ts';

const CALL: Printing = { atMs: 0, conversationId: 'c-1' };

describe('where no customer is named, the page says which it is', () => {
  test.each<[Identity]>([
    [{ state: 'unidentified', text: 'No customer is identified for this conversation.' }],
    [{ state: 'look-up-failed', text: 'The customer could not be looked up.', code: 'timeout' }],
    [{ state: 'conflict', text: 'The conversation carries identifiers of different customers.', claims: [] }],
    [{ state: 'candidates', text: 'Phone number, shared by 3 customers', candidates: [] }],
  ])('%j', (identity) => {
    const page = printPack(packOf([], { identity }), CALL);
    expect(page).toContain(identity.state === 'identified' ? 'nobody' : `<p>${identity.text}</p>`);
    expect(page.match(/No customer/gu)?.length ?? 0).toBe(identity.state === 'unidentified' ? 1 : 0);
  });
});

describe('who it is and who speaks', () => {
  const head = (change: Partial<Identified>, printing = CALL) =>
    printPack(packOf([], { identity: { ...IDENTITY, ...change } }), printing).match(/<header>.*<\/header>/su)?.[0];
  const nothing = { may: [], mayNot: [] };

  test.each<[Partial<Identified>, string]>([
    [{}, 'Verified'],
    [{ verification: { text: 'Verified by you 10:42', atText: '10:42', by: 'rep' } }, 'Verified by you 10:42'],
    [{ level: 'asserted' }, 'Asserted, not verified'],
    [{ level: 'claimed' }, 'Claimed, not verified'],
    [{ match: { ...IDENTITY.match, method: 'SEARCH' } }, 'No call, nobody verified'],
    [{ match: { ...IDENTITY.match, strength: 'weak', isSigned: false } }, 'BCIN from IVR (weak match, not signed)'],
    [{}, 'Hong Kong · Traditional Chinese'],
    [{ customer: { name: 'A', isMasked: false, market: 'Elsewhere' } }, 'Elsewhere'],
    [{ customer: { ...IDENTITY.customer, segment: 'MID_MARKET' } }, 'Segment: Mid market'],
    [{ customer: { ...IDENTITY.customer, relationshipManager: 'Owen' } }, 'Relationship manager: Owen'],
  ])('the head says %j', (change, expected) => {
    expect(head(change)).toContain(`<span class="fact">${expected}</span>`);
  });

  test.each<[Caller, string]>([
    [{ state: 'is-customer', name: 'Margaret', ...nothing }, 'Margaret speaks, the customer in person'],
    [{ state: 'is-customer', ...nothing }, 'The customer speaks, the customer in person'],
    [{ state: 'known', name: 'Priya', mandate: 'any one of two', ...nothing }, 'Priya speaks (any one of two)'],
    [{ state: 'unknown', ...nothing }, 'Ask who is speaking'],
    [{ state: 'unknown', ask: 'Ask first.', ...nothing }, 'Ask first.'],
    [{ state: 'held', ...nothing }, 'The caller is shown once the customer is verified.'],
    [
      { state: 'candidates', candidates: [{ name: 'Priya', role: 'signatory' }], ...nothing },
      'Ask who is speaking · Perhaps Priya (signatory)',
    ],
  ])('of the caller %j what the panel says', (caller, expected) => {
    expect(head({ caller })).toContain(`<p>${expected}</p>`);
  });

  test('nobody speaks where there is no call', () => {
    const without = { atMs: CALL.atMs, conversationId: undefined };
    expect(head({ caller: { state: 'held', ...nothing } }, without)).toContain('nobody is speaking');
  });
});
