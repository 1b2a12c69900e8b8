import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Proven } from '../../api-worker/customers/resolution.ts';
import { customerMark } from '../../api-worker/prep-pack/customer-mark.ts';
import { openHandle, sealCandidate } from '../../api-worker/prep-pack/handle.ts';
import {
  openEarlierTicket,
  openTicket,
  requireSameCustomer,
  sealTicket,
  ticketClaimsOf,
} from '../../api-worker/prep-pack/ticket.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import { REP, refusalOf } from './desk.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const CONVERSATION = '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11';
const ring = (kid: string) => [{ kid, secret: randomBytes(32) }] as const;
const keys = { general: ring('s'), pins: ring('p') };
const at = (ms: number) => createSeals({ keys, clock: { nowMs: () => ms } });
const seals = at(nowMs);

const claims: TicketClaims = {
  ...{ conversationId: CONVERSATION, customerId: 'A', callerId: 'P', level: 'verified', repId: 'rep-1' },
  ...{ label: 'A Ltd', market: 'GB', policyVersion: 'v1' },
};
const opened = { ...claims, ticketId: 't' };
const conflict = expect.objectContaining({ code: 'conflict' });

describe('a sealed ticket', () => {
  test('says exactly what it was made for, for ten minutes, under the id it was given', async () => {
    const made = await sealTicket(seals, claims, nowMs, 'an-id');
    expect(made).toEqual({
      ticketId: 'an-id',
      ticket: expect.any(String),
      ticketExpiresAt: new Date(nowMs + 600_000).toISOString(),
    });
    expect(await openTicket(seals, made.ticket, REP, 'v1')).toEqual({ ...claims, ticketId: 'an-id' });
    expect((await seals.open('ticket', made.ticket)).expiresAtEpochS).toBe(nowMs / 1000 + 600);
  });

  test('ends with the rep’s word it rests on', async () => {
    const resting = { ...claims, wordEndsAtEpochS: nowMs / 1000 + 90 };
    const { ticket, ticketExpiresAt } = await sealTicket(seals, resting, nowMs);
    expect(ticketExpiresAt).toBe(new Date(nowMs + 90_000).toISOString());
    expect((await seals.open('ticket', ticket)).expiresAtEpochS).toBe(nowMs / 1000 + 90);
  });

  test('has an id of its own unless it is given one', async () => {
    const [one, other] = [await sealTicket(seals, claims, nowMs), await sealTicket(seals, claims, nowMs)];
    expect(one.ticketId).not.toBe(other.ticketId);
    expect(one.ticketId).toMatch(/^[0-9a-f-]{36}$/u);
  });
});

describe('a ticket that comes back', () => {
  const open = async (change: Partial<TicketClaims>, conversationId?: string) => {
    const { ticket } = await sealTicket(seals, { ...claims, ...change }, nowMs);
    return await openEarlierTicket(seals, { ticket, conversationId }, REP, 'v1');
  };

  test('is none if there was none', async () => {
    expect(await openEarlierTicket(seals, { ticket: undefined, conversationId: CONVERSATION }, REP, 'v1')).toBeNull();
  });

  test.each([[undefined], [CONVERSATION], [CONVERSATION.toUpperCase()]])(
    'opens for the conversation %s',
    async (id) => {
      expect(await open({}, id)).toMatchObject(claims);
    },
  );

  test.each([
    ['of another conversation', { conversationId: 'other' }, CONVERSATION, 'handle_invalid'],
    ['of no conversation', { conversationId: null }, CONVERSATION, 'handle_invalid'],
    ['of another rep', { repId: 'rep-2' }, CONVERSATION, 'handle_invalid'],
    ['of other rules', { policyVersion: 'v0' }, CONVERSATION, 'handle_expired'],
  ])('%s is refused', async (_what, change, conversationId, code) => {
    expect(await refusalOf(open(change, conversationId))).toBe(code);
  });
});

describe('the customer of a ticket', () => {
  test('may be anybody where there was no ticket before', () => {
    expect(() => requireSameCustomer(null, claims)).not.toThrow();
    expect(() => requireSameCustomer(null, null)).not.toThrow();
  });

  test('stays, whatever else has changed', () => {
    expect(() => requireSameCustomer(opened, { ...claims, level: 'claimed', callerId: null })).not.toThrow();
  });

  test.each([
    ['another customer', { ...claims, customerId: 'B' }],
    ['another conversation', { ...claims, conversationId: 'other' }],
    ['no conversation', { ...claims, conversationId: null }],
    ['nobody', null],
  ])('is never exchanged for %s', (_what, now) => {
    expect(() => requireSameCustomer(opened, now)).toThrow(conflict);
  });
});

const party = {
  ...{ customerId: 'A', name: 'A Ltd', localName: null, greetingName: null, market: 'HK', language: null },
};
const subject = {
  ...{ customerId: 'A', partyType: 'ORGANISATION' as const, legalForm: null, market: 'HK', timeZone: 'Asia/Hong_Kong' },
  ...{ baseCurrency: 'HKD', segment: 'MID', relationshipManager: null, fiscalYearStartMonth: 1 },
};
const match = { method: 'SIGNED', text: '', strength: 'strong', isSigned: true } as const;
const proven: Proven = {
  state: 'proven',
  level: 'asserted',
  record: { party, subject, mandate: null, caller: null },
  match,
};
const verification = { method: 'OTP', verifiedAt: '2026-11-18T10:42:00Z' };

describe('what a ticket would say', () => {
  const of = (resolution: Parameters<typeof ticketClaimsOf>[0]['resolution']) =>
    ticketClaimsOf(
      { resolution, conversationId: CONVERSATION, conversationState: 'connected', rejectedStatements: [] },
      REP,
      'v1',
    );
  const base = {
    ...{ conversationId: CONVERSATION, customerId: 'A', callerId: null, level: 'claimed', repId: 'rep-1' },
    ...{ label: '', market: 'HK', policyVersion: 'v1' },
  };

  test('of a claim: the customer, no caller, no proof', () => {
    expect(of({ state: 'claimed', party, match })).toEqual(base);
    expect(of({ state: 'claimed', party, match: { ...match, method: 'SEARCH' } })).toEqual(base);
  });

  test('of a proof: its level and caller', () => {
    expect(of(proven)).toEqual({ ...base, level: 'asserted' });
    expect(of({ ...proven, callerId: null })).toEqual({ ...base, level: 'asserted' });
    expect(of({ ...proven, level: 'verified', callerId: 'P', verification })).toEqual({
      ...base,
      level: 'verified',
      callerId: 'P',
    });
  });

  test('of the rep’s word: when that ends', () => {
    const word = of({ ...proven, verification: { ...verification, by: 'rep', endsAtEpochS: 7 } });
    expect(word).toEqual({ ...base, level: 'asserted', wordEndsAtEpochS: 7 });
  });

  test('of nobody in particular: nothing', () => {
    const claim = { type: 'PHONE', value: '1', of: 'customer', from: '' } as const;
    expect(of({ state: 'unidentified', hiddenCustomerIds: [] })).toBeNull();
    expect(of({ state: 'candidates', parties: [party], claim })).toBeNull();
    expect(of({ state: 'conflict', claims: [], isAgainstStatement: false })).toBeNull();
  });
});

test('a customer’s mark is an HMAC over conversation and customer, so that it leads from no call to another', () => {
  const of = (text: string) => createHmac('sha256', 'secret').update(text).digest('base64url').slice(0, 22);
  expect(customerMark('secret', { conversationId: 'c', customerId: 'A' })).toBe(of('mark\0c\0A'));
  expect(customerMark('secret', { conversationId: null, customerId: 'A' })).toBeUndefined();
  expect(customerMark('other', { conversationId: 'c', customerId: 'A' })).not.toBe(of('mark\0c\0A'));
});

describe('a handle', () => {
  const candidate = { repId: 'rep-1', conversationId: CONVERSATION, customerId: 'A' };
  const by = (ms: number) => ({ seals: at(ms), pins: { isEnabled: true, days: 90 }, epochMs: () => ms });
  const pin = { customerId: 'A', callerId: null, level: 'asserted', label: '', market: 'GB', repId: 'rep-1' };

  test.each([
    ['candidate', candidate],
    ['search', { repId: 'rep-1', customerId: 'A' }],
    ['pin', pin],
  ] as const)('is told apart as a %s', async (kind, sealed) => {
    const handle = await seals.seal(kind, sealed, { expiresInS: 60 });
    expect(await openHandle(by(nowMs), handle, 'rep-1')).toEqual({ kind, ...sealed });
    expect(await refusalOf(openHandle(by(nowMs), handle, 'rep-2'))).toBe('handle_invalid');
    const late = openHandle(by(nowMs + 66_000), handle, 'rep-1');
    expect(await refusalOf(late)).toBe('handle_expired');
  });

  test.each([
    ['candidate', { ...candidate, level: 'verified' }],
    ['candidate', { ...candidate, conversationId: undefined }],
    ['search', { repId: 'rep-1', customerId: 'A', conversationId: CONVERSATION }],
  ] as const)('of a %s with other claims is invalid', async (kind, sealed) => {
    const handle = await seals.seal(kind, sealed, { expiresInS: 60 });
    expect(await refusalOf(openHandle(by(nowMs), handle, 'rep-1'))).toBe('handle_invalid');
  });

  test('of a candidate lives ten minutes', async () => {
    const { expiresAtEpochS, claims: said } = await seals.open('candidate', await sealCandidate(seals, candidate));
    expect([expiresAtEpochS, said]).toEqual([nowMs / 1000 + 600, candidate]);
  });
});
