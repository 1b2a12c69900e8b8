import { expect, test } from 'vitest';
import { lastStatement } from '../../api-worker/customers/last-statement.ts';
import type { Statement, StatementCheck } from '../../api-worker/seals/seal.ts';

const VERIFIED: Statement = {
  ...{ customerId: 'A', callerId: null, level: 'verified', method: 'IVR_PIN', verifiedAt: '2026-11-18T10:42:00Z' },
};
const valid = (expiresAtEpochS: number, change: Partial<Statement> = {}): StatementCheck => ({
  ...{ isValid: true, expiresAtEpochS, statement: { ...VERIFIED, ...change } },
});

/** What counts of these, in whatever order they stand. */
async function lastOf(checks: Record<string, StatementCheck>) {
  const statements = {
    issue: () => Promise.reject(new RangeError('nothing is issued here')),
    check: async (_conversationId: string, text: string) =>
      checks[text] ?? { isValid: false as const, reason: 'malformed' as const },
  };
  const names = Object.keys(checks);
  const found = await Promise.all(
    [names, names.toReversed()].map((given) => lastStatement(statements, { conversationId: 'c', statements: given })),
  );
  const turned = found[1] && {
    ...found[1],
    said: found[1].said.toReversed(),
    rejected: found[1].rejected.toReversed(),
  };
  expect(turned).toEqual(found[0]);
  return found[0];
}

test('the statement issued last counts, whenever it verified, and the others are named', async () => {
  const last = { level: 'asserted', verifiedAt: '2026-11-18T09:55:00Z' } as const;
  const found = await lastOf({ first: valid(1), second: valid(2, { customerId: 'B' }), third: valid(3, last) });
  expect(found).toMatchObject({ said: [last], rejected: ['superseded', 'superseded'] });
});

test('of one second the lower level counts', async () => {
  const found = await lastOf({ higher: valid(1), lower: valid(1, { level: 'asserted' }) });
  expect(found).toMatchObject({ said: [{ level: 'asserted' }], rejected: ['superseded'] });
});

test('what one second and level says of two customers is said of both', async () => {
  const found = await lastOf({ one: valid(1), other: valid(1, { customerId: 'B' }) });
  expect(found?.said.map(({ customerId }) => customerId)).toEqual(['A', 'B']);
});

test('what is not sound supersedes nothing and is named by its reason', async () => {
  const found = await lastOf({ sound: valid(1), old: { isValid: false, reason: 'expired' } });
  expect(found).toMatchObject({ said: [VERIFIED], rejected: ['expired'] });
  expect(await lastOf({ old: { isValid: false, reason: 'expired' } })).toMatchObject({ said: [], order: 0 });
});
