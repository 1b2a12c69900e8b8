import { expect, test } from 'vitest';
import { claimsMark } from '../../api-worker/prep-pack/claims-mark.ts';

const bcin = { type: 'BCIN', value: 'GBB4100021', of: 'customer', from: 'attribute bcin' } as const;
const pcin = { type: 'PCIN', value: 'GBP100', of: 'caller', from: 'attribute pcin' } as const;
const said = { claims: [bcin, pcin], statements: ['a.b.c'], isVerificationWithdrawn: false };

test('what a conversation says of its customer has one mark, in whatever order and from wherever it comes', () => {
  const again = { ...said, claims: [pcin, { ...bcin, from: 'the address' }] };
  expect(claimsMark(again)).toBe(claimsMark(said));
  expect(claimsMark(said)).toMatch(/^[\w-]{16}$/u);
});

test.each([
  ['another customer', { claims: [{ ...bcin, value: 'GBB4100022' }, pcin] }],
  ['a value of another kind', { claims: [{ ...bcin, type: 'ACCOUNT' as const }, pcin] }],
  ['a caller who is said to be the customer', { claims: [bcin, { ...pcin, of: 'customer' as const }] }],
  ['one claim less', { claims: [bcin] }],
  ['a statement more', { statements: ['a.b.c', 'd.e.f'] }],
  ['no statement', { statements: [] }],
  [
    'a statement written like a claim that is gone',
    { claims: [bcin], statements: ['a.b.c', '["caller","PCIN","GBP100"]'] },
  ],
  ['a verification withdrawn', { isVerificationWithdrawn: true }],
])('%s has another mark', (_what, change) => {
  expect(claimsMark({ ...said, ...change })).not.toBe(claimsMark(said));
});
