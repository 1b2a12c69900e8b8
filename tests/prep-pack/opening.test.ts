import { describe, expect, test } from 'vitest';
import type { PackRequest } from '../../api-worker/contract/packs.ts';
import { openPack } from '../../api-worker/prep-pack/open-pack.ts';
import { repWith, SEARCHER } from '../search/bench.ts';
import { A, AS_OF, claimOf, identityOf, openDesk, REP, refusalOf } from './desk.ts';

type Desk = ReturnType<typeof openDesk>;
const REVEALER = repWith(['rep', 'revealer']);
const inTenMinutes = new Date(Date.parse(AS_OF) + 600_000).toISOString();

function open(desk: Desk, request: PackRequest, rep = REP, signal = new AbortController().signal) {
  return openPack(desk.dependencies, request, { rep, correlationId: 'a-correlation', signal });
}
const ticketIn = async (desk: Desk, { ticket = '' }: { ticket?: string }) =>
  (await desk.seals.open('ticket', ticket)).claims;

describe('an opened pack', () => {
  test('of a verified customer carries identity, ticket, mark and what its sections need', async () => {
    const desk = openDesk({ change: { businessClock: { asOf: () => AS_OF, banner: 'as of another day' } } });
    const conversationId = await desk.ringSigned({ callerId: 'P' });
    const { identityFrame, context, heldBecause } = await open(desk, { conversationId: conversationId.toUpperCase() });
    expect(identityFrame).toEqual({
      type: 'identity',
      ticketId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      ticket: expect.any(String),
      ticketExpiresAt: inTenMinutes,
      customerMark: expect.stringMatching(/^[\w-]{22}$/u),
      identity: expect.objectContaining({ state: 'identified', level: 'verified' }),
      registrationNumber: { text: '•••2345', masked: true },
      sections: desk.dependencies.places,
      banner: 'as of another day',
      ms: expect.any(Number),
    });
    expect(await ticketIn(desk, identityFrame)).toEqual({
      ...{ conversationId, customerId: 'A', callerId: 'P', level: 'verified', repId: 'rep-1' },
      ...{ label: 'A Ltd', market: 'GB', policyVersion: 'v1', claimsMark: expect.any(String) },
    });
    expect(heldBecause).toBeNull();
    expect(context).toEqual({
      subject: expect.objectContaining({ customerId: 'A' }),
      ...{ level: 'verified', callerId: 'P', access: REP.access, asOf: AS_OF, today: '2026-11-18' },
      reference: { loads: null, thresholds: null },
    });
  });

  test('takes "today" from the customer’s own market', async () => {
    const late = '2026-11-18T23:30:00Z';
    const desk = openDesk({ change: { businessClock: { asOf: () => late, banner: undefined } } });
    const { context, identityFrame } = await open(desk, { conversationId: await desk.ringSigned() });
    expect([context?.today, context?.asOf, context?.callerId]).toEqual(['2026-11-18', late, null]);
    expect(identityFrame).not.toHaveProperty('banner');
  });

  test('names the zone of the customer’s times where the rep’s clock shows another', async () => {
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    const away = await open(desk, { conversationId, timeZone: 'Asia/Hong_Kong' });
    expect(away.context?.repTimeZone).toBe('Asia/Hong_Kong');
    expect(away.context?.today).toBe('2026-11-18');
    expect(away.identityFrame.identity).toMatchObject({
      verification: { atText: expect.stringMatching(/\d\u00a0GMT$/u) },
    });
    const home = await open(desk, { conversationId, timeZone: 'Europe/London' });
    expect(home.identityFrame.identity).toMatchObject({ verification: { atText: expect.stringMatching(/:\d\d$/u) } });
  });

  test('passes on that the panel’s administrator wants no re-wording', async () => {
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    const { context } = await open(desk, { conversationId, mayReword: false });
    expect(context?.mayReword).toBe(false);
  });

  test.each([
    ['held_asserted', { level: 'asserted' as const }],
    ['held_claimed', undefined],
  ])('that is %s shows no sensitive field, not even masked', async (code, statement) => {
    const desk = openDesk();
    const conversationId = statement ? await desk.ringSigned(statement) : desk.ring({ claims: [claimOf('B-1')] });
    const { identityFrame, heldBecause, context } = await open(desk, { conversationId }, REVEALER);
    expect(heldBecause).toBe(code);
    expect(identityFrame).not.toHaveProperty('registrationNumber');
    expect(context === null).toBe(statement === undefined);
    expect(await ticketIn(desk, identityFrame)).toMatchObject({ label: 'A••• L•••', level: code.replace('held_', '') });
  });

  test('offers a revealer a handle to the one field of the one customer', async () => {
    const desk = openDesk();
    const { identityFrame } = await open(desk, { conversationId: await desk.ringSigned() }, REVEALER);
    const { claims } = await desk.seals.open('reveal', identityFrame.registrationNumber?.reveal ?? '');
    expect(claims).toEqual({ repId: 'rep-1', customerId: 'A', field: 'company-registration-number' });
  });

  test('of nobody has an id and nothing else: no ticket, no mark, no sections, no context', async () => {
    const desk = openDesk();
    const { identityFrame, context, heldBecause } = await open(desk, { conversationId: desk.ring() });
    expect(identityFrame).toEqual({
      type: 'identity',
      ticketId: expect.any(String),
      identity: expect.objectContaining({ state: 'unidentified' }),
      sections: [],
      ms: expect.any(Number),
    });
    expect([context, heldBecause]).toEqual([null, null]);
  });

  test('of candidates seals each of them to this rep and this conversation', async () => {
    const shared = [['PHONE', '+442079460001']] satisfies [['PHONE', string]];
    const desk = openDesk({
      parties: [
        { ...A, identifiers: shared },
        { id: 'B', identifiers: shared },
      ],
    });
    const claims = [{ type: 'PHONE', value: '+442079460001', of: 'customer', from: 'number' }] as const;
    const conversationId = desk.ring({ claims: [...claims] });
    const { identityFrame } = await open(desk, { conversationId });
    const { identity } = identityFrame;
    const handles = identity.state === 'candidates' ? identity.candidates.map(({ handle }) => handle) : [];
    const opened = await Promise.all(handles.map((handle) => desk.seals.open('candidate', handle)));
    expect(opened.map(({ claims: said }) => said)).toEqual(
      ['A', 'B'].map((customerId) => ({ repId: 'rep-1', conversationId, customerId })),
    );
    const chosen = await open(desk, { handle: handles[1] ?? '' });
    expect(chosen.identityFrame.identity).toMatchObject({
      level: 'claimed',
      match: { method: 'CHOSEN', text: 'Chosen among candidates, not signed', strength: 'weak', isSigned: false },
    });
    expect(await ticketIn(desk, chosen.identityFrame)).toMatchObject({
      conversationId,
      customerId: 'B',
      level: 'claimed',
    });
  });
});

describe('opened without a call', () => {
  const pin = { customerId: 'A', callerId: null, level: 'verified', label: 'A', market: 'GB', repId: 'rep-1' };

  test('a pin says so, and belongs to no conversation', async () => {
    const desk = openDesk();
    const handle = await desk.seals.seal('pin', pin, { expiresInS: 60 });
    const { identityFrame, context } = await open(desk, { handle, reason: 'call-back' });
    expect(identityFrame.identity).toMatchObject({
      match: { method: 'PIN', text: 'Opened from your pins, without a call', strength: 'strong', isSigned: true },
      isPinnable: false,
    });
    expect(await ticketIn(desk, identityFrame)).toMatchObject({ conversationId: null, callerId: null });
    expect(context?.callerId).toBeNull();
  });

  test('a hit says so, for a searcher with a reason', async () => {
    const desk = openDesk();
    const handle = await desk.seals.seal('search', { repId: 'rep-1', customerId: 'A' }, { expiresInS: 60 });
    expect(await refusalOf(open(desk, { handle }, SEARCHER))).toBe('malformed_request');
    expect(await refusalOf(open(desk, { handle, reason: 'call-back' }, REP))).toBe('not_permitted');
    const { identityFrame } = await open(desk, { handle, reason: 'call-back' }, SEARCHER);
    expect(identityFrame.identity).toMatchObject({
      match: { text: 'Found by search, opened without a call', strength: 'strong', isSigned: false },
    });
  });

  test('a pin needs no searcher, and no handle at all opens nothing', async () => {
    const desk = openDesk();
    expect(await refusalOf(open(desk, { reason: 'call-back' }))).toBe('handle_invalid');
    expect(desk.queries).toEqual([]);
  });
});

test('a first pack and the one that completes it are about the same ticket', async () => {
  const desk = openDesk();
  const conversationId = await desk.ringSigned();
  const first = identityOf(await desk.pack({ conversationId }));
  const { identityFrame } = await open(desk, { conversationId, ticket: first.ticket });
  expect(identityFrame.ticketId).toBe(first.ticketId);
});
