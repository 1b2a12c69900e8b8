import { describe, expect, it } from 'vitest';
import { resolveConversation } from '../../api-worker/customers/resolve.ts';
import type { ConversationFacts, IdentifierClaim } from '../../api-worker/genesys/conversation-facts.ts';
import type { Statement, Statements } from '../../api-worker/seals/seal.ts';
import type { Party } from './warehouse-of.ts';
import { SECRET, warehouseOf } from './warehouse-of.ts';

const ACCESS = { repId: 'rep-1', roles: [], tiers: ['STANDARD'] };

const signedAs = (statement: Partial<Statement>): Statement => ({
  customerId: 'A',
  callerId: null,
  level: 'verified',
  method: 'IVR_PIN',
  verifiedAt: '2026-11-18T10:42:00Z',
  ...statement,
});

function statementsOf(known: Record<string, Statement | 'malformed' | 'expired' | 'replayed'>): Statements {
  return {
    issue: () => Promise.reject(new Error('not used')),
    check: async (_conversationId, text) => {
      const found = known[text] ?? 'malformed';
      return typeof found === 'string'
        ? { isValid: false, reason: found }
        : { isValid: true, statement: found, expiresAtEpochS: Date.parse(found.verifiedAt) / 1000 };
    },
  };
}

const claim = (
  type: IdentifierClaim['type'],
  value: string,
  of: IdentifierClaim['of'] = 'customer',
): IdentifierClaim => ({
  type,
  value,
  of,
  from: `${type} attribute`,
});

interface Given {
  parties: Party[];
  claims?: IdentifierClaim[];
  signed?: Record<string, Statement | 'malformed' | 'expired' | 'replayed'>;
  isVerificationWithdrawn?: boolean;
}

async function resolve({ parties, claims = [], signed = {}, isVerificationWithdrawn = false }: Given) {
  const conversation: ConversationFacts = {
    conversationId: '11111111-1111-4111-8111-111111111111',
    media: 'call',
    direction: 'inbound',
    state: 'ringing',
    startedAt: '2026-11-18T10:44:00Z',
    claims,
    statements: Object.keys(signed),
    isVerificationWithdrawn,
  };
  const dependencies = { runQuery: warehouseOf(parties), identifierSecret: SECRET, statements: statementsOf(signed) };
  const options = { signal: new AbortController().signal, deadlineMs: 1_000 };
  return await resolveConversation(dependencies, conversation, ACCESS, '2026-11-18', options);
}

const A: Party = {
  id: 'A',
  identifiers: [
    ['BCIN', 'B-1'],
    ['PHONE', '+44 20 7946 0001'],
  ],
};
const B: Party = {
  id: 'B',
  identifiers: [
    ['BCIN', 'B-2'],
    ['PHONE', '+44 20 7946 0001'],
  ],
};
const RESTRICTED: Party = {
  id: 'R',
  identifiers: [
    ['BCIN', 'B-9'],
    ['PHONE', '+44 20 7946 0001'],
  ],
  tier: 'RESTRICTED',
};

describe('who a conversation is about', () => {
  it('takes a plain identifier as a claim, however exact it is', async () => {
    const { resolution } = await resolve({ parties: [A], claims: [claim('BCIN', 'b-1')] });
    expect(resolution).toMatchObject({ state: 'claimed', party: { customerId: 'A' }, match: { isSigned: false } });
  });

  it('believes a checked statement at the level it carries', async () => {
    const { resolution } = await resolve({
      parties: [A],
      signed: { s: signedAs({ level: 'asserted', callerId: 'P' }) },
    });
    expect(resolution).toMatchObject({ state: 'proven', level: 'asserted', callerId: 'P' });
  });

  it('treats a statement of another conversation as if it were absent, and says so to the audit', async () => {
    const { resolution, rejectedStatements } = await resolve({
      parties: [A],
      claims: [claim('BCIN', 'B-1')],
      signed: { s: 'replayed' },
    });
    expect(resolution.state).toBe('claimed');
    expect(rejectedStatements).toEqual(['replayed']);
  });

  it('lets the newest statement hold', async () => {
    const older = signedAs({ level: 'asserted', verifiedAt: '2026-11-18T10:40:00Z' });
    const { resolution } = await resolve({ parties: [A], signed: { older, newer: signedAs({}) } });
    expect(resolution).toMatchObject({ state: 'proven', level: 'verified' });
  });

  it('lowers a verified customer to a claim when a plain attribute withdraws the verification', async () => {
    const given = {
      parties: [A],
      claims: [claim('BCIN', 'B-1')],
      signed: { s: signedAs({}) },
      isVerificationWithdrawn: true,
    };
    expect((await resolve(given)).resolution.state).toBe('claimed');
  });

  it.each([
    ['two statements', { signed: { one: signedAs({}), other: signedAs({ customerId: 'B' }) } }],
    ['a statement and an attribute', { signed: { s: signedAs({}) }, claims: [claim('BCIN', 'B-2')] }],
    ['two attributes', { claims: [claim('BCIN', 'B-1'), claim('BCIN', 'B-2')] }],
  ])('reports a conflict of %s and does not guess', async (_, given) => {
    expect((await resolve({ parties: [A, B], ...given })).resolution.state).toBe('conflict');
  });

  it('does not take one number in two spellings for a conflict', async () => {
    const claims = [claim('BCIN', 'B-1'), claim('BCIN', ' b-1 ')];
    expect((await resolve({ parties: [A], claims })).resolution.state).toBe('claimed');
  });

  it('offers every visible customer of a shared number, and none that is restricted', async () => {
    const { resolution } = await resolve({ parties: [A, B, RESTRICTED], claims: [claim('PHONE', '+442079460001')] });
    expect(resolution.state === 'candidates' && resolution.parties.map(({ customerId }) => customerId)).toEqual([
      'A',
      'B',
    ]);
  });

  it('answers a restricted customer as nobody, and tells only the audit', async () => {
    const { resolution } = await resolve({ parties: [RESTRICTED], claims: [claim('BCIN', 'B-9')] });
    expect(resolution).toEqual({ state: 'unidentified', hiddenCustomerIds: ['R'] });
  });

  it('answers a signed restricted customer as nobody too', async () => {
    const other: Party = { ...RESTRICTED, id: 'S', identifiers: [['BCIN', 'B-8']] };
    const given = { signed: { s: signedAs({ customerId: 'R' }) }, claims: [claim('BCIN', 'B-8')] };
    const { resolution, hiddenCustomerIds } = await resolve({ parties: [RESTRICTED, other], ...given });
    expect(resolution).toEqual({ state: 'unidentified', hiddenCustomerIds: ['R'] });
    expect(hiddenCustomerIds).toEqual(['R', 'S']);
  });

  it.each([
    ['a restricted customer', 'B-9'],
    ['nobody', 'unknown'],
  ])('shows the same whether an attribute beside a statement names %s or is not there', async (_, value) => {
    const signed = { s: signedAs({}) };
    const parties = [A, RESTRICTED];
    const { resolution } = await resolve({ parties, signed });
    expect(resolution.state).toBe('proven');
    expect((await resolve({ parties, signed, claims: [claim('BCIN', value)] })).resolution).toEqual(resolution);
  });

  it('takes a person without a business number for the one they may act for', async () => {
    const person: Party = { id: 'P', identifiers: [['PCIN', 'P-1']], actsFor: ['A'] };
    const claims = [claim('PCIN', 'P-1')];
    expect((await resolve({ parties: [A, person], claims })).resolution).toMatchObject({
      state: 'claimed',
      party: { customerId: 'A' },
    });
  });

  it('does not take the caller of a business for the customer', async () => {
    const person: Party = { id: 'P', identifiers: [['PCIN', 'P-1']], actsFor: ['B'] };
    const { resolution } = await resolve({
      parties: [A, B, person],
      claims: [claim('BCIN', 'B-1'), claim('PCIN', 'P-1')],
    });
    expect(resolution).toMatchObject({ state: 'claimed', party: { customerId: 'A' } });
  });

  it('falls back to a weaker identifier when the stronger names nobody', async () => {
    const claims = [claim('BCIN', 'unknown'), claim('PHONE', '+442079460001')];
    const { resolution } = await resolve({ parties: [A], claims });
    expect(resolution).toMatchObject({ state: 'claimed', match: { method: 'PHONE', strength: 'weak' } });
  });

  it('names nobody when nothing is claimed, without asking the warehouse', async () => {
    expect((await resolve({ parties: [A] })).resolution).toEqual({ state: 'unidentified', hiddenCustomerIds: [] });
  });
});
