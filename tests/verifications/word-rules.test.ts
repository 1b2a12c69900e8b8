import { describe, expect, test } from 'vitest';
import type { Proven, Resolution } from '../../api-worker/customers/resolution.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import type { RepsWord } from '../../api-worker/verifications/reps-word.ts';
import { isAbout, raiseByWord } from '../../api-worker/verifications/reps-word.ts';
import { claimOf, REP, refusalOf } from '../prep-pack/desk.ts';
import { openVerifyingDesk } from './bench.ts';

const METHOD = 'app-confirmation';
const party = { customerId: 'A', name: 'A', localName: null, greetingName: null, market: 'GB', language: null };
const subject = {
  ...{ customerId: 'A', partyType: 'ORGANISATION' as const, legalForm: null, market: 'GB', timeZone: 'UTC' },
  ...{ baseCurrency: 'GBP', segment: 'MID', relationshipManager: null, fiscalYearStartMonth: 1 },
};
const match = { method: 'SIGNED', text: '', strength: 'strong', isSigned: true } as const;
const proven = (level: Proven['level'], callerId?: string | null): Proven => ({
  ...{ state: 'proven', level, record: { party, subject, mandate: null, caller: null }, match, callerId },
});
const word: RepsWord = {
  ...{ repId: 'rep-1', conversationId: 'c', customerId: 'A', callerId: 'P', level: 'verified', method: METHOD },
  ...{ verifiedAt: '2026-11-18T10:44:00Z', endsAtEpochS: 7 },
};
const claim = { type: 'PHONE', value: '1', of: 'customer', from: '' } as const;

describe('the rep’s word', () => {
  test('raises what is asserted about the same customer and caller, and says whose word it is', () => {
    expect(raiseByWord(proven('asserted', 'P'), word)).toEqual({
      resolution: {
        ...proven('verified', 'P'),
        verification: { method: METHOD, verifiedAt: word.verifiedAt, by: 'rep', endsAtEpochS: 7 },
      },
    });
  });

  test.each([['expired' as const], [word]])(
    'adds nothing to what the flow has verified, and is no refusal: %o',
    (given) => {
      const verified = proven('verified', 'P');
      expect(raiseByWord(verified, given)).toEqual({ resolution: verified });
    },
  );

  test('that has run out raises nothing, and that is told before anything else', () => {
    for (const resolution of [proven('asserted', 'P'), proven('claimed')]) {
      expect(raiseByWord(resolution, 'expired')).toEqual({ resolution, refused: 'expired' });
    }
  });

  test.each<[string, Resolution]>([
    ['a claim', { state: 'claimed', party, match }],
    ['a proof of a claim', proven('claimed', 'P')],
    ['nobody', { state: 'unidentified', hiddenCustomerIds: [] }],
    ['candidates', { state: 'candidates', parties: [party], claim }],
    ['a conflict', { state: 'conflict', claims: [], isAgainstStatement: false }],
  ])('raises no %s', (_what, resolution) => {
    expect(raiseByWord(resolution, word)).toEqual({ resolution, refused: 'not_asserted' });
  });

  test.each([
    ['another customer', proven('asserted', 'P'), { ...word, customerId: 'B' }],
    ['another caller', proven('asserted', 'Q'), word],
    ['nobody in particular on the line', proven('asserted', null), word],
    ['a caller, where it was about none', proven('asserted', 'P'), { ...word, callerId: null }],
  ])('does not move to %s', (_what, resolution, given) => {
    expect(raiseByWord(resolution, given)).toEqual({ resolution, refused: 'another_customer' });
  });

  test('is about nobody on the line where nobody was', () => {
    expect(isAbout(proven('asserted'), { customerId: 'A', callerId: null })).toBe(true);
    expect(isAbout(proven('asserted', null), { customerId: 'A', callerId: null })).toBe(true);
  });
});

describe('giving it', () => {
  async function withTicket(change: Partial<TicketClaims> = {}) {
    const desk = openVerifyingDesk();
    const conversationId = await desk.ringSigned({ level: 'asserted', callerId: 'P' });
    const { claims } = await desk.seals.open('ticket', await desk.ticketOf(conversationId));
    desk.audit.length = 0;
    const ticket = await desk.seals.seal('ticket', { ...claims, ...change }, { expiresInS: 60 });
    return { desk, conversationId, ticket };
  }

  test('is recorded by rep, customer, conversation and method', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    await desk.verify({ ticket, method: METHOD });
    expect(desk.audit).toEqual([
      {
        ...{ type: 'VERIFICATION', access: REP.access, correlationId: expect.any(String), customerId: 'A' },
        ...{ conversationId, matchMethod: 'REP_WORD', result: METHOD },
      },
    ]);
  });

  test.each([
    ['for a claim', { level: 'claimed' as const }, 'not_permitted'],
    ['for what is verified', { level: 'verified' as const }, 'handle_invalid'],
    ['without a conversation', { conversationId: null }, 'handle_invalid'],
    ['for another rep’s pack', { repId: 'rep-2' }, 'handle_invalid'],
    ['under other rules', { policyVersion: 'v0' }, 'handle_expired'],
    ['for a conversation that is over', { conversationId: 'over' }, 'not_found'],
    ['for another customer', { customerId: 'B' }, 'conflict'],
    ['for another caller', { callerId: 'Q' }, 'conflict'],
  ])('%s is refused, and the audit told', async (_what, change, code) => {
    const { desk, ticket } = await withTicket(change);
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe(code);
    expect(desk.audit.map(({ type, result }) => `${type} ${result}`)).toEqual([`DENIED verification_${code}`]);
  });

  test.each([
    ['not permitted once it is a claim', { statements: [], claims: [claimOf('B-1')] }, 'not_permitted'],
    ['a conflict once it is nobody', { statements: [] }, 'conflict'],
  ])('is %s', async (_what, facts, code) => {
    const { desk, conversationId, ticket } = await withTicket();
    desk.ring({ conversationId, ...facts });
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe(code);
  });

  test('that fails for want of an upstream is no refusal', async () => {
    const down = { active: () => Promise.reject(new AppError('upstream_failed')) };
    const desk = openVerifyingDesk({ change: { conversations: down } });
    const claims: TicketClaims = {
      ...{ conversationId: 'c', customerId: 'A', callerId: null, level: 'asserted', repId: 'rep-1' },
      ...{ label: '', market: 'GB', policyVersion: 'v1' },
    };
    const ticket = await desk.seals.seal('ticket', claims, { expiresInS: 60 });
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe('upstream_failed');
    expect(desk.audit).toEqual([]);
  });
});
