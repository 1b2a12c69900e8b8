import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import { claimsOfRep, pinClaims, ticketClaims, ticketLifeS } from '../../api-worker/seals/handle-claims.ts';
import { keyById } from '../../api-worker/seals/key-ring.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const nowS = nowMs / 1000;
const ticket: TicketClaims = {
  conversationId: null,
  customerId: 'C1',
  callerId: null,
  level: 'verified',
  repId: 'ada',
  label: 'Harbour Foods',
  market: 'GB',
  policyVersion: '1',
};
const pin = { customerId: 'C1', callerId: null, level: 'asserted', label: 'Harbour', market: 'GB', repId: 'ada' };
const invalid = expect.objectContaining({ code: 'handle_invalid' });

describe('a ticket', () => {
  test.each([
    ['ten minutes', undefined, 600],
    ['no longer than the word it rests on', nowS + 120, 120],
    ['ten minutes of a word that lasts longer', nowS + 1_800, 600],
    ['not at all once the word has run out', nowS, 0],
    ['not at all long after the word has run out', nowS - 3_600, 0],
  ])('lives %s', (_what, wordEndsAtEpochS, lifeS) => {
    expect(ticketLifeS({ ...ticket, wordEndsAtEpochS }, nowMs)).toBe(lifeS);
  });

  test('never outlives the word by a part of a second', () => {
    expect(ticketLifeS({ ...ticket, wordEndsAtEpochS: nowS + 120 }, nowMs + 999)).toBe(120);
    expect(ticketLifeS({ ...ticket, wordEndsAtEpochS: nowS + 120 }, nowMs + 1_000)).toBe(119);
  });

  test('is read by its own rep', () => {
    expect(claimsOfRep(ticketClaims, ticket, 'ada')).toEqual(ticket);
  });

  test.each([
    ['of another rep', { repId: 'ben' }],
    ['of nobody', { repId: undefined }],
    ['of no customer', { customerId: undefined }],
    ['with a level nobody knows', { level: 'certain' }],
    ['with a claim nobody knows', { isSupervisor: true }],
    ['whose word ends at a part of a second', { wordEndsAtEpochS: nowS + 0.5 }],
  ])('%s is invalid, all alike', (_what, change) => {
    expect(() => claimsOfRep(ticketClaims, { ...ticket, ...change }, 'ada')).toThrow(invalid);
  });
});

describe('a pin', () => {
  test.each(['asserted', 'verified'])('grants the level %s', (level) => {
    expect(claimsOfRep(pinClaims, { ...pin, level }, 'ada')).toEqual({ ...pin, level });
  });

  test.each([
    ['at the level of a claim', { level: 'claimed' }],
    ['with a caller, who belongs to another call', { callerId: 'C2' }],
    ['of another rep', { repId: 'ben' }],
    ['with a conversation', { conversationId: 'c' }],
  ])('%s is invalid', (_what, change) => {
    expect(() => claimsOfRep(pinClaims, { ...pin, ...change }, 'ada')).toThrow(invalid);
  });
});

test('a key is found by its own id only; no other id has one', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const ring = [
    { kid: 'k1', secret: first },
    { kid: 'k2', secret: second },
  ] as const;
  expect([keyById(ring, 'k1'), keyById(ring, 'k2')]).toEqual([first, second]);
  for (const kid of ['k3', '', undefined, null, 1]) expect(keyById(ring, kid)).toBeNull();
});
