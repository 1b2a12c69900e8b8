import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { A, identityOf, openDesk, REP, refusalOf, repOf, sectionsOf } from './desk.ts';

const OTHER_REP = repOf('rep-2');

describe('a chosen candidate', () => {
  async function withCandidates() {
    const shared = [['PHONE', '+442079460001']] satisfies [['PHONE', string]];
    const desk = openDesk({
      parties: [
        { ...A, identifiers: shared },
        { id: 'B', identifiers: shared },
      ],
    });
    const conversationId = desk.ring({
      claims: [{ type: 'PHONE', value: '+442079460001', of: 'customer', from: 'caller number' }],
    });
    const { identity } = identityOf(await desk.pack({ conversationId }));
    const candidates = identity.state === 'candidates' ? identity.candidates : [];
    desk.queries.length = 0;
    desk.audit.length = 0;
    return { desk, conversationId, handle: candidates[0]?.handle ?? '', candidates };
  }

  it('stays a claim: masked, held, no section query', async () => {
    const { desk, handle } = await withCandidates();
    const frames = await desk.pack({ handle });
    expect(identityOf(frames).identity).toMatchObject({ level: 'claimed', match: { method: 'CHOSEN' } });
    expect(new Set(sectionsOf(frames).map(({ status }) => status))).toEqual(new Set(['held']));
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('of another rep is refused before anything is asked', async () => {
    const { desk, conversationId, handle } = await withCandidates();
    desk.ring({ conversationId }, OTHER_REP);
    expect(await refusalOf(desk.pack({ handle }, OTHER_REP))).toBe('handle_invalid');
    expect(desk.queries).toEqual([]);
  });

  it('of a conversation that the rep no longer has is refused', async () => {
    const { desk } = await withCandidates();
    const claims = { repId: REP.access.repId, conversationId: randomUUID(), customerId: 'A' };
    const handle = await desk.seals.seal('candidate', claims, { expiresInS: 60 });
    expect(await refusalOf(desk.pack({ handle }))).toBe('not_found');
    expect(desk.queries).toEqual([]);
  });

  it('cannot be a ticket, a session or an insight', async () => {
    const { desk } = await withCandidates();
    for (const purpose of ['ticket', 'session', 'insight', 'reveal'] as const) {
      const claims = { repId: REP.access.repId, conversationId: randomUUID(), customerId: 'A' };
      const handle = await desk.seals.seal(purpose, claims, { expiresInS: 60 });
      expect(await refusalOf(desk.pack({ handle }))).toBe('handle_invalid');
    }
  });
});

describe('a pin', () => {
  const claims = { customerId: 'A', callerId: null, level: 'verified', label: 'A Ltd', market: 'GB', repId: 'rep-1' };

  async function withPin(change: Partial<typeof claims> = {}) {
    const desk = openDesk();
    const handle = await desk.seals.seal('pin', { ...claims, ...change }, { expiresInS: 86_400 });
    return { desk, handle };
  }

  it('opens with a reason, is audited with it and has nobody on the line', async () => {
    const { desk, handle } = await withPin();
    const frames = await desk.pack({ handle, reason: 'call-back' });
    expect(identityOf(frames).identity).toMatchObject({ level: 'verified', caller: { state: 'held' } });
    expect(sectionsOf(frames).some(({ status }) => status === 'ready')).toBe(true);
    expect(desk.audit).toMatchObject([
      { type: 'LOOKUP', customerId: 'A', reason: 'call-back', matchMethod: 'PIN' },
      { type: 'VIEW', customerId: 'A', reason: 'call-back' },
    ]);
  });

  it('carries no mark of the customer that two openings could be compared by', async () => {
    const { desk, handle } = await withPin();
    expect(identityOf(await desk.pack({ handle, reason: 'call-back' })).customerMark).toBeUndefined();
  });

  it('does not open without a reason, and nothing is asked', async () => {
    const { desk, handle } = await withPin();
    expect(await refusalOf(desk.pack({ handle }))).toBe('malformed_request');
    expect(desk.queries).toEqual([]);
  });

  it('holds the sections of a customer who was only asserted when pinned', async () => {
    const { desk, handle } = await withPin({ level: 'asserted' });
    const frames = await desk.pack({ handle, reason: 'call-back' });
    expect(new Set(sectionsOf(frames).map(({ code }) => code))).toEqual(new Set(['held_asserted']));
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('reads the access tier again: a customer restricted since then is nobody', async () => {
    const { desk, handle } = await withPin({ customerId: 'R' });
    const frames = await desk.pack({ handle, reason: 'follow-up' });
    expect(identityOf(frames).identity.state).toBe('unidentified');
    expect(JSON.stringify(frames)).not.toContain('R Ltd');
    expect(desk.audit).toMatchObject([
      { type: 'LOOKUP', result: 'unidentified' },
      { type: 'DENIED', customerId: 'R', result: 'access_tier', reason: 'follow-up' },
    ]);
  });

  it('of another rep is refused before anything is asked', async () => {
    const { desk, handle } = await withPin({ repId: 'rep-2' });
    expect(await refusalOf(desk.pack({ handle, reason: 'call-back' }))).toBe('handle_invalid');
    expect(desk.queries).toEqual([]);
  });
});
