import { describe, expect, test } from 'vitest';
import { resolveConversation } from '../../api-worker/customers/resolve.ts';
import type { ConversationFacts, IdentifierClaim } from '../../api-worker/genesys/conversation-facts.ts';
import type { Statement, StatementCheck, Statements } from '../../api-worker/seals/seal.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import type { Party } from './warehouse-of.ts';
import { SECRET, warehouseOf } from './warehouse-of.ts';

const CONVERSATION = '11111111-1111-4111-8111-111111111111';
const access = { repId: 'ada', roles: [], tiers: ['STANDARD'] };
const signed: Statement = {
  ...{ customerId: 'A', callerId: 'P', level: 'verified', method: 'IVR_PIN', verifiedAt: '2026-11-18T10:42:00Z' },
};
const business = (id: string, bcin: string): Party => ({
  id,
  identifiers: [
    ['BCIN', bcin],
    ['PHONE', '+442079460001'],
  ],
});
const PARTIES = [business('A', 'B-1'), business('B', 'B-2')];
const PERSON: Party = { id: 'P', identifiers: [['PCIN', 'P-1']], actsFor: ['A', 'B'] };
const claim = (type: IdentifierClaim['type'], value: string): IdentifierClaim => ({
  ...{ type, value, of: 'customer', from: 'a test' },
});

type Checks = Record<string, StatementCheck>;
const valid = (change: Partial<Statement> = {}): StatementCheck => ({
  isValid: true,
  statement: { ...signed, ...change },
  expiresAtEpochS: 0,
});

async function resolve(checks: Checks, claims: IdentifierClaim[] = [], parties: Party[] = PARTIES) {
  const asked: { name: string; parameters: QueryParameters }[] = [];
  const answer = warehouseOf(parties);
  const runQuery: RunQuery = async (query, parameters, options) => {
    asked.push({ name: query.name, parameters });
    return await answer(query, parameters, options);
  };
  const checked: string[] = [];
  const statements: Statements = {
    issue: () => Promise.reject(new RangeError('nothing is issued here')),
    check: async (conversationId, text) => {
      checked.push(conversationId);
      return checks[text] ?? { isValid: false, reason: 'malformed' };
    },
  };
  const conversation: ConversationFacts = {
    ...{ conversationId: CONVERSATION, media: 'call', direction: 'inbound', state: 'connected' },
    ...{ startedAt: '2026-11-18T10:44:00Z', claims, statements: Object.keys(checks), isVerificationWithdrawn: false },
  };
  const options = { signal: new AbortController().signal, deadlineMs: 1_000 };
  const dependencies = { runQuery, identifierSecret: SECRET, statements };
  const found = await resolveConversation(dependencies, conversation, access, '2026-11-18', options);
  return { ...found, asked, checked };
}

describe('a signed statement', () => {
  test('proves customer, caller, level, method and time, for this conversation', async () => {
    const { resolution, rejectedStatements, asked, checked } = await resolve({ s: valid() });
    expect(resolution).toEqual({
      state: 'proven',
      level: 'verified',
      record: expect.objectContaining({ party: expect.objectContaining({ customerId: 'A' }) }),
      callerId: 'P',
      match: { method: 'SIGNED', text: 'Signed in the call flow', strength: 'strong', isSigned: true },
      verification: { method: 'IVR_PIN', verifiedAt: '2026-11-18T10:42:00Z' },
    });
    expect([rejectedStatements, checked]).toEqual([[], [CONVERSATION]]);
    expect(asked).toEqual([
      {
        name: 'subject',
        parameters: {
          customer_id: { type: 'STRING', value: 'A' },
          caller_id: { type: 'STRING', value: 'P' },
          tiers: { type: 'STRING_ARRAY', value: ['STANDARD'] },
          today: { type: 'DATE', value: '2026-11-18' },
        },
      },
    ]);
  });

  test('beside one of the same second of another customer: nothing is known and the warehouse is not asked', async () => {
    const { resolution, asked } = await resolve({ one: valid(), other: valid({ customerId: 'B' }) }, [
      claim('BCIN', 'B-1'),
    ]);
    expect(resolution).toEqual({ state: 'conflict', claims: [], isAgainstStatement: true });
    expect(asked).toEqual([]);
  });

  test('that does not hold is told to the audit by its reason, beside one that does', async () => {
    const checks: Checks = {
      s: valid(),
      old: { isValid: false, reason: 'expired' },
      odd: { isValid: false, reason: 'malformed' },
    };
    const { resolution, rejectedStatements } = await resolve(checks);
    expect(resolution.state).toBe('proven');
    expect(rejectedStatements).toEqual(['expired', 'malformed']);
  });
});

describe('what the conversation claims beside a statement', () => {
  test('contradicts it if it names another customer, and only that claim is reported', async () => {
    const claims = [claim('BCIN', 'B-1'), claim('ACCOUNT', 'nobody'), claim('BCIN', 'B-2')];
    expect((await resolve({ s: valid() }, claims)).resolution).toEqual({
      state: 'conflict',
      claims: [claims[2]],
      isAgainstStatement: true,
    });
  });

  test('does not if it names a person who acts for the signed customer, or the customer himself', async () => {
    const person = [claim('PCIN', 'P-1')];
    expect((await resolve({ s: valid() }, person, [...PARTIES, PERSON])).resolution.state).toBe('proven');
    const himself = valid({ customerId: 'P', callerId: null });
    expect((await resolve({ s: himself }, person, [...PARTIES, PERSON])).resolution.state).toBe('proven');
  });

  test('does if the person acts for others alone', async () => {
    const elsewhere: Party = { ...PERSON, actsFor: ['B'] };
    const { resolution } = await resolve({ s: valid() }, [claim('PCIN', 'P-1')], [...PARTIES, elsewhere]);
    expect(resolution.state).toBe('conflict');
  });

  test.each(['PHONE', 'EMAIL', 'EXTERNAL_CONTACT'] as const)(
    'is not even looked up if it is only a %s',
    async (type) => {
      const { resolution, asked } = await resolve(
        { s: valid() },
        [claim(type, '+442079460001')],
        [business('B', 'B-2'), ...PARTIES],
      );
      expect(resolution.state).toBe('proven');
      expect(asked.map(({ name }) => name)).toEqual(['subject']);
    },
  );
});

describe('plain claims', () => {
  test.each([
    ['BCIN', 'B-1', 'BCIN, not signed', 'strong'],
    ['PHONE', '+442079460001', 'Phone number, not signed', 'weak'],
  ] as const)('by %s say so, and how strong they are', async (type, value, text, strength) => {
    const { resolution } = await resolve({}, [claim(type, value)], [business('A', 'B-1')]);
    expect(resolution).toEqual({
      state: 'claimed',
      party: expect.objectContaining({ customerId: 'A' }),
      match: { method: type, text, strength, isSigned: false },
    });
  });

  test('that disagree are all reported and none is looked up', async () => {
    const claims = [claim('BCIN', 'B-1'), claim('BCIN', 'B-2')];
    const { resolution, asked } = await resolve({}, claims);
    expect(resolution).toEqual({ state: 'conflict', claims, isAgainstStatement: false });
    expect(asked).toEqual([]);
  });

  test('that name one customer twice name one customer', async () => {
    const claims = [claim('PHONE', '+442079460001'), claim('PHONE', '00442079460001')];
    expect((await resolve({}, claims, [business('A', 'B-1')])).resolution.state).toBe('claimed');
  });

  test('of a shared number offer the customers, and the claim they rest on', async () => {
    const claims = [claim('PHONE', '+442079460001')];
    expect((await resolve({}, claims)).resolution).toEqual({
      state: 'candidates',
      parties: [expect.objectContaining({ customerId: 'A' }), expect.objectContaining({ customerId: 'B' })],
      claim: claims[0],
    });
  });

  test('that name hidden customers only name nobody; the audit is told of each', async () => {
    const hidden = [
      { ...business('R', 'B-8'), tier: 'RESTRICTED' },
      { ...business('S', 'B-9'), tier: 'RESTRICTED' },
    ];
    expect((await resolve({}, [claim('PHONE', '+442079460001')], hidden)).resolution).toEqual({
      state: 'unidentified',
      hiddenCustomerIds: ['R', 'S'],
    });
  });
});
