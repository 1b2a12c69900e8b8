import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RevealRequest } from '../../api-worker/contract/reveals.ts';
import { createReveal } from '../../api-worker/reveals/reveal.ts';
import { sealReveal } from '../../api-worker/reveals/reveal-handle.ts';
import { customerIdOf } from '../../mocks/bank/draft.ts';
import { identityOf, openDesk, refusalOf } from '../prep-pack/desk.ts';
import { repWith } from '../search/bench.ts';
import type { LocalWarehouse } from '../sections/local-warehouse.ts';
import { openLocalWarehouse } from '../sections/local-warehouse.ts';

const REVEALER = repWith(['rep', 'revealer']);
const CUSTOMER = customerIdOf('harbour-crest');
const RESTRICTED = customerIdOf('meridian-forge');
const FIELD = 'company-registration-number';

let warehouse: LocalWarehouse;
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
});
afterAll(() => warehouse.close());

/** A verified pack of a real customer on a revealer's screen. */
async function withPack(rep = REVEALER) {
  const desk = openDesk({ change: { runQuery: warehouse.runQuery('prep_api') } });
  const conversationId = await desk.ringSigned({ customerId: CUSTOMER }, rep);
  const frame = identityOf(await desk.pack({ conversationId }, rep));
  const reveal = createReveal(desk.dependencies);
  desk.audit.length = 0;
  return {
    ...{ desk, conversationId, frame },
    ticket: frame.ticket ?? '',
    handle: frame.registrationNumber?.reveal ?? '',
    ask: (request: RevealRequest, asker = rep) =>
      reveal(request, { rep: asker, correlationId: randomUUID(), signal: new AbortController().signal }),
  };
}

describe('a sensitive field of a pack', () => {
  it('is masked, with a handle for revealers alone', async () => {
    const { frame } = await withPack();
    expect(frame.registrationNumber).toEqual({
      text: expect.stringMatching(/^•••\d{4}$/u),
      masked: true,
      reveal: expect.any(String),
    });
    const { frame: others } = await withPack(repWith(['rep', 'supervisor', 'searcher']));
    expect(others.registrationNumber).toEqual({ text: frame.registrationNumber?.text, masked: true });
  });

  it('is not there before the customer is verified', async () => {
    const desk = openDesk();
    const frame = identityOf(
      await desk.pack({ conversationId: await desk.ringSigned({ level: 'asserted' }) }, REVEALER),
    );
    expect(frame.registrationNumber).toBeUndefined();
  });

  it('is revealed alone, named in the audit and never with its value', async () => {
    const { ask, handle, ticket, frame, desk, conversationId } = await withPack();
    const answer = await ask({ reveal: handle, ticket });
    expect(answer).toEqual({ field: FIELD, text: expect.stringMatching(/^\d{8}$/u), hideAfterS: 30 });
    expect(answer.text.slice(-4)).toBe(frame.registrationNumber?.text.slice(-4));
    expect(desk.audit).toMatchObject([
      { type: 'REVEAL', customerId: CUSTOMER, conversationId, fieldsRevealed: [FIELD], result: 'shown' },
    ]);
    expect(JSON.stringify(desk.audit)).not.toContain(answer.text);
  });
});

describe('a reveal without a call', () => {
  it('tells supervisors whom it was about, masked', async () => {
    const { ask, handle, ticket, desk } = await withPack();
    const { claims } = await desk.seals.open('ticket', ticket);
    const opened = await desk.seals.seal('ticket', { ...claims, conversationId: null }, { expiresInS: 60 });
    await ask({ reveal: handle, ticket: opened });
    expect(desk.audit).toMatchObject([{ type: 'REVEAL', customerLabelMasked: 'H••• C••• T••• L•••' }]);
    desk.audit.length = 0;
    await ask({ reveal: handle, ticket });
    expect(desk.audit[0]).not.toHaveProperty('customerLabelMasked');
  });
});

describe('a reveal is refused', () => {
  it('to whoever is no revealer any more', async () => {
    const { ask, handle, ticket, desk } = await withPack();
    expect(await refusalOf(ask({ reveal: handle, ticket }, repWith(['rep'])))).toBe('not_permitted');
    expect(desk.audit).toMatchObject([{ type: 'DENIED', result: 'reveal_not_permitted' }]);
  });

  it('with another rep’s handle, another customer’s, another seal, and with a ticket that is not verified', async () => {
    const { ask, handle, ticket, desk } = await withPack();
    const claims = { repId: 'rep-1', customerId: CUSTOMER, field: FIELD } as const;
    const { claims: ticketed } = await desk.seals.open('ticket', ticket);
    const asserted = await desk.seals.seal('ticket', { ...ticketed, level: 'asserted' }, { expiresInS: 60 });
    for (const wrong of [
      { reveal: await sealReveal(desk.seals, { ...claims, repId: 'rep-2' }), ticket },
      { reveal: await sealReveal(desk.seals, { ...claims, customerId: 'other' }), ticket },
      { reveal: ticket, ticket },
      { reveal: handle, ticket: asserted },
    ]) {
      expect(await refusalOf(ask(wrong))).toBe('handle_invalid');
    }
  });

  it('once the conversation is over or its verification withdrawn', async () => {
    const { ask, handle, ticket, desk, conversationId } = await withPack();
    desk.ring({ conversationId, isVerificationWithdrawn: true }, REVEALER);
    expect(await refusalOf(ask({ reveal: handle, ticket }))).toBe('conflict');
    const { claims } = await desk.seals.open('ticket', ticket);
    const ended = await desk.seals.seal('ticket', { ...claims, conversationId: randomUUID() }, { expiresInS: 60 });
    expect(await refusalOf(ask({ reveal: handle, ticket: ended }))).toBe('not_found');
  });

  it('once the conversation says something else of its customer than when the pack was opened', async () => {
    const { ask, handle, ticket, desk, conversationId } = await withPack();
    const asserted = await desk.sign(conversationId, { customerId: CUSTOMER, level: 'asserted' });
    desk.ring({ conversationId, statements: [asserted] }, REVEALER);
    expect(await refusalOf(ask({ reveal: handle, ticket }))).toBe('conflict');
    expect(desk.audit).toMatchObject([
      { type: 'DENIED', result: 'reveal_conflict', customerId: CUSTOMER, conversationId, fieldsRevealed: [FIELD] },
    ]);
  });

  it('of a customer beyond the rep’s tiers as of one who does not exist', async () => {
    const { ask, ticket, desk } = await withPack();
    const { claims } = await desk.seals.open('ticket', ticket);
    for (const customerId of [RESTRICTED, 'nobody']) {
      const moved = await desk.seals.seal('ticket', { ...claims, customerId }, { expiresInS: 60 });
      const reveal = await sealReveal(desk.seals, { repId: 'rep-1', customerId, field: FIELD });
      expect(await refusalOf(ask({ reveal, ticket: moved }))).toBe('not_found');
    }
  });

  it('when it cannot be recorded', async () => {
    const { desk, handle, ticket } = await withPack();
    const audit = () => Promise.reject(new RangeError('disk full'));
    const reveal = createReveal({ ...desk.dependencies, audit });
    const asker = { rep: REVEALER, correlationId: randomUUID(), signal: new AbortController().signal };
    await expect(reveal({ reveal: handle, ticket }, asker)).rejects.toThrow('disk full');
  });
});
