import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { flipped } from '../seals/flipped.ts';
import { claimOf, identityOf, openDesk, refusalOf, repOf, sectionsOf } from './desk.ts';

const OTHER_REP = repOf('rep-2');

describe('a conversation', () => {
  it('that is not the rep’s own does not exist, and nothing is looked up', async () => {
    const desk = openDesk();
    const foreign = await desk.ringSigned({}, OTHER_REP);
    expect(await refusalOf(desk.pack({ conversationId: foreign }))).toBe('not_found');
    expect(desk.queries).toEqual([]);
    expect(desk.audit).toMatchObject([{ type: 'DENIED', conversationId: foreign, result: 'not_found' }]);
  });

  it('that nobody has is refused in the same way', async () => {
    const desk = openDesk();
    expect(await refusalOf(desk.pack({ conversationId: randomUUID() }))).toBe('not_found');
    expect(desk.queries).toEqual([]);
  });

  it('is found in whichever case its id is written', async () => {
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    expect(identityOf(await desk.pack({ conversationId: conversationId.toUpperCase() })).identity.state).toBe(
      'identified',
    );
  });
});

describe('a ticket', () => {
  async function withTicket() {
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    const { ticket = '', ticketId } = identityOf(await desk.pack({ conversationId }));
    desk.queries.length = 0;
    desk.audit.length = 0;
    return { desk, conversationId, ticket, ticketId };
  }

  it('asks for missing sections again under its own id', async () => {
    const { desk, conversationId, ticket, ticketId } = await withTicket();
    const frames = await desk.pack({ conversationId, ticket, sections: ['kpis', 'network'] });
    expect(new Set(frames.map((frame) => frame.ticketId))).toEqual(new Set([ticketId]));
    expect(
      sectionsOf(frames)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['kpis', 'network']);
    expect(desk.sectionQueries().toSorted()).toEqual(['kpis', 'network']);
  });

  it('is renewed with every answer, so that it can ask again', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    const again = identityOf(await desk.pack({ conversationId, ticket, sections: ['kpis'] }));
    expect(again.ticket).not.toBe(ticket);
    expect(
      sectionsOf(await desk.pack({ conversationId, ticket: again.ticket ?? '', sections: ['kpis'] })),
    ).toHaveLength(1);
  });

  it('altered in any byte is refused before anything is asked', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    for (const altered of flipped(ticket, 16)) {
      expect(await refusalOf(desk.pack({ conversationId, ticket: altered }))).toBe('handle_invalid');
    }
    expect(desk.queries).toEqual([]);
    expect(new Set(desk.audit.map(({ type, result }) => `${type} ${result}`))).toEqual(
      new Set(['DENIED handle_invalid']),
    );
  });

  it('of another conversation is refused before anything is asked', async () => {
    const { desk, ticket } = await withTicket();
    const other = await desk.ringSigned();
    expect(await refusalOf(desk.pack({ conversationId: other, ticket }))).toBe('handle_invalid');
    expect(desk.queries).toEqual([]);
  });

  it('of another rep is refused before anything is asked, although the conversation is shared', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    desk.ring({ conversationId }, OTHER_REP);
    expect(await refusalOf(desk.pack({ conversationId, ticket }, OTHER_REP))).toBe('handle_invalid');
    expect(desk.queries).toEqual([]);
  });

  it('made under other rules is void', async () => {
    const { desk, conversationId } = await withTicket();
    const earlier = openDesk({ change: { seals: desk.seals, policyVersion: 'v0' } });
    earlier.ring({ conversationId, claims: [claimOf('B-1')] });
    const { ticket = '' } = identityOf(await earlier.pack({ conversationId }));
    expect(await refusalOf(desk.pack({ conversationId, ticket }))).toBe('handle_expired');
    expect(desk.queries).toEqual([]);
  });

  it('never changes its customer: a changed attribute is a conflict, and no section query runs', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    desk.ring({ conversationId, statements: [await desk.sign(conversationId, { customerId: 'B' })] });
    expect(await refusalOf(desk.pack({ conversationId, ticket }))).toBe('conflict');
    expect(desk.sectionQueries()).toEqual([]);
    expect(desk.audit).toMatchObject([{ type: 'DENIED', result: 'conflict' }]);
  });

  it('does not keep open what a withdrawn verification has closed', async () => {
    const { desk, conversationId, ticket } = await withTicket();
    desk.ring({ conversationId, claims: [claimOf('B-1')], isVerificationWithdrawn: true });
    const frames = await desk.pack({ conversationId, ticket });
    expect(identityOf(frames).identity).toMatchObject({ level: 'claimed' });
    expect(desk.sectionQueries()).toEqual([]);
  });
});
