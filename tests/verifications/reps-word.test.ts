import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packRequest } from '../../api-worker/contract/packs.ts';
import { AppError } from '../../api-worker/errors.ts';
import { claimOf, identityOf, QUERIED, refusalOf, repOf, sectionsOf } from '../prep-pack/desk.ts';
import { flipped } from '../seals/flipped.ts';
import { openVerifyingDesk } from './bench.ts';

const OTHER_REP = repOf('rep-2');
const METHOD = 'app-confirmation';

/** An asserted customer on the line, and the rep's ticket about them. */
async function withAsserted() {
  const desk = openVerifyingDesk();
  const conversationId = await desk.ringSigned({ level: 'asserted', callerId: 'P' });
  const ticket = await desk.ticketOf(conversationId);
  desk.heard();
  return { desk, conversationId, ticket };
}

async function withWord() {
  const given = await withAsserted();
  const { verification, expiresAt } = await given.desk.verify({ ticket: given.ticket, method: METHOD });
  given.desk.queries.length = 0;
  return { ...given, verification, expiresAt };
}

const levelIn = (frames: Parameters<typeof identityOf>[0]) => {
  const { identity } = identityOf(frames);
  return identity.state === 'identified' ? identity.level : identity.state;
};

describe('the rep’s own word', () => {
  it('fills the pack of an asserted customer, and says whose word it is and when', async () => {
    const { desk, conversationId, verification } = await withWord();
    const frames = await desk.pack({ conversationId, verification });
    expect(identityOf(frames).identity).toMatchObject({
      level: 'verified',
      verification: { text: 'Verified by you 10:45', by: 'rep' },
    });
    expect(sectionsOf(frames).every(({ status }) => status === 'ready')).toBe(true);
    expect(desk.sectionQueries().toSorted()).toEqual(QUERIED.toSorted());
  });

  it('is in the audit with its method before it counts, and the pack it fills is marked', async () => {
    const { desk, conversationId, verification } = await withWord();
    expect(desk.audit).toMatchObject([
      { type: 'VERIFICATION', customerId: 'A', conversationId, matchMethod: 'REP_WORD', result: METHOD },
    ]);
    desk.heard();
    await desk.pack({ conversationId, verification });
    expect(desk.heard()).toEqual(['LOOKUP verified', 'VIEW shown_on_reps_word']);
  });

  it('is not given where it cannot be recorded', async () => {
    let isFull = false;
    const audit = async () => {
      if (isFull) throw new AppError('audit_unavailable');
    };
    const desk = openVerifyingDesk({ change: { audit } });
    const ticket = await desk.ticketOf(await desk.ringSigned({ level: 'asserted' }));
    isFull = true;
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe('audit_unavailable');
  });

  it('lasts half an hour at most, and so does a ticket that rests on it', async () => {
    const { desk, conversationId, verification, expiresAt } = await withWord();
    expect(expiresAt).toBe('2026-11-18T11:15:00.000Z');
    const { ticket = '' } = identityOf(await desk.pack({ conversationId, verification }));
    expect((await desk.seals.open('ticket', ticket)).claims).toMatchObject({
      wordEndsAtEpochS: Date.parse(expiresAt) / 1000,
    });
  });

  it('is asked for once the flow has verified the customer itself: the flow’s word is shown', async () => {
    const { desk, conversationId, verification } = await withWord();
    desk.ring({ conversationId, statements: [await desk.sign(conversationId, { callerId: 'P' })] });
    const { identity } = identityOf(await desk.pack({ conversationId, verification }));
    expect(identity).toMatchObject({ level: 'verified', verification: { text: 'Verified 10:42' } });
    expect(desk.heard()).toContain('VIEW shown');
  });
});

describe('a word that does not count', () => {
  it('is one about a customer who is only claimed by now', async () => {
    const { desk, conversationId, verification } = await withWord();
    desk.ring({ conversationId, claims: [claimOf('B-1')] });
    desk.heard();
    expect(levelIn(await desk.pack({ conversationId, verification }))).toBe('claimed');
    expect(desk.heard()).toEqual(['LOOKUP claimed', 'DENIED verification_not_asserted']);
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('is one that was withdrawn', async () => {
    const { desk, conversationId, verification } = await withWord();
    const statements = [await desk.sign(conversationId, { level: 'asserted', callerId: 'P' })];
    desk.ring({ conversationId, statements, claims: [claimOf('B-1')], isVerificationWithdrawn: true });
    expect(levelIn(await desk.pack({ conversationId, verification }))).toBe('claimed');
  });

  it.each([
    ['customer', { customerId: 'B' }],
    ['caller', { callerId: 'Q' }],
  ])('is one about another %s', async (_, change) => {
    const { desk, conversationId, verification } = await withWord();
    const statement = await desk.sign(conversationId, { level: 'asserted', callerId: 'P', ...change });
    desk.ring({ conversationId, statements: [statement] });
    desk.heard();
    expect(levelIn(await desk.pack({ conversationId, verification }))).toBe('asserted');
    expect(desk.heard()).toContain('DENIED verification_another_customer');
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('is one that has run out: the customer is asserted again', async () => {
    const { desk, conversationId, verification } = await withWord();
    const { claims } = await desk.seals.open('verification', verification);
    const old = await desk.seals.seal('verification', claims, { expiresInS: -10 });
    expect(levelIn(await desk.pack({ conversationId, verification: old }))).toBe('asserted');
    expect(desk.heard()).toContain('DENIED verification_expired');
  });

  it('is another rep’s, another conversation’s, an altered one or another seal, each refused the same', async () => {
    const { desk, conversationId, verification, ticket } = await withWord();
    const { claims } = await desk.seals.open('verification', verification);
    const sealedWith = (change: object) =>
      desk.seals.seal('verification', { ...claims, ...change }, { expiresInS: 60 });
    const wrong = [
      await sealedWith({ repId: 'rep-2' }),
      await sealedWith({ conversationId: randomUUID() }),
      await sealedWith({ level: 'asserted' }),
      ...flipped(verification, 32),
      ticket,
    ];
    for (const each of wrong) {
      expect(await refusalOf(desk.pack({ conversationId, verification: each }))).toBe('handle_invalid');
    }
    expect(desk.queries).toEqual([]);
  });

  it('is one beside a handle', () => {
    const sealed = 'x'.repeat(32);
    expect(packRequest.safeParse({ handle: sealed, reason: 'call-back', verification: sealed }).success).toBe(false);
  });
});

describe('a word that is not taken', () => {
  it('is one about a claimed customer: not permitted, and told to the audit', async () => {
    const desk = openVerifyingDesk();
    const conversationId = desk.ring({ claims: [claimOf('B-1')] });
    const ticket = await desk.ticketOf(conversationId);
    desk.heard();
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe('not_permitted');
    expect(desk.audit).toMatchObject([
      { type: 'DENIED', customerId: 'A', conversationId, result: 'verification_not_permitted' },
    ]);
  });

  it('is one about a customer who has become a mere claim since the ticket was made', async () => {
    const { desk, conversationId, ticket } = await withAsserted();
    desk.ring({ conversationId, claims: [claimOf('B-1')] });
    expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe('not_permitted');
  });

  it('is one with another rep’s ticket, a verified one, a pin’s or nonsense, each refused the same', async () => {
    const { desk, ticket } = await withAsserted();
    const verified = await desk.ticketOf(await desk.ringSigned());
    const { claims } = await desk.seals.open('ticket', ticket);
    const ofPin = await desk.seals.seal('ticket', { ...claims, conversationId: null }, { expiresInS: 60 });
    const ofOther = await desk.seals.seal('ticket', { ...claims, repId: 'rep-2' }, { expiresInS: 60 });
    desk.heard();
    for (const each of [ofOther, verified, ofPin, `${ticket.slice(0, -8)}AAAAAAAA`]) {
      expect(await refusalOf(desk.verify({ ticket: each, method: METHOD }))).toBe('handle_invalid');
    }
    expect(desk.heard()).toEqual(Array(4).fill('DENIED verification_handle_invalid'));
  });

  it('is one about a conversation the rep is no longer in', async () => {
    const { desk, ticket } = await withAsserted();
    const { claims } = await desk.seals.open('ticket', ticket);
    const elsewhere = await desk.ringSigned({ level: 'asserted' }, OTHER_REP);
    const moved = await desk.seals.seal('ticket', { ...claims, conversationId: elsewhere }, { expiresInS: 60 });
    expect(await refusalOf(desk.verify({ ticket: moved, method: METHOD }))).toBe('not_found');
  });

  it('is one about a customer or level that the conversation no longer has', async () => {
    const { desk, conversationId, ticket } = await withAsserted();
    for (const change of [{ customerId: 'B', level: 'asserted' }, { level: 'verified' }] as const) {
      desk.ring({ conversationId, statements: [await desk.sign(conversationId, { callerId: 'P', ...change })] });
      expect(await refusalOf(desk.verify({ ticket, method: METHOD }))).toBe('conflict');
    }
  });
});
