import { describe, expect, it, test } from 'vitest';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import { AppError } from '../../api-worker/errors.ts';
import { claimOf, identityOf, refusalOf } from '../prep-pack/desk.ts';
import { flipped } from '../seals/flipped.ts';
import { openPinningDesk } from './bench.ts';

test.each([
  ['asserted', 'A••• L•••'],
  ['verified', 'A Ltd'],
] as const)(
  'an %s customer is pinned with the name that level shows, audited before the grant leaves',
  async (level, label) => {
    const desk = openPinningDesk();
    const conversationId = await desk.ringSigned({ level });
    const ticket = await desk.ticketOf(conversationId);
    desk.audit.length = 0;
    const made = await desk.pin(ticket);
    expect(made).toMatchObject({ label, market: 'GB' });
    expect(Date.parse(made.expiresAt) - Date.parse(made.pinnedAt)).toBe(90 * 86_400_000);
    expect((await desk.seals.open('pin', made.grant)).claims).toEqual({
      ...{ customerId: 'A', callerId: null, level, label, market: 'GB', repId: 'rep-1' },
    });
    expect(desk.audit).toMatchObject([{ type: 'PIN', customerId: 'A', conversationId, result: level }]);
  },
);

describe('a pin rests on what the conversation proves by itself', () => {
  it('and not on the rep’s word: what that raised is pinned as asserted', async () => {
    const desk = openPinningDesk();
    const conversationId = await desk.ringSigned({ level: 'asserted' });
    const ticket = await desk.ticketOf(conversationId);
    const { verification } = await desk.verify({ ticket, method: 'security-questions' });
    const raised = identityOf(await desk.pack({ conversationId, verification }));
    expect(raised.identity).toMatchObject({ level: 'verified', isPinnable: true });
    const { grant } = await desk.pin(raised.ticket ?? '');
    expect(await desk.levelOf(grant)).toBe('asserted');
  });

  it('and not on another pin: a pack opened without a call offers none and makes none', async () => {
    const desk = openPinningDesk();
    const opened = identityOf(await desk.pack({ handle: await desk.granted(), reason: 'follow-up' }));
    expect(opened.identity).toMatchObject({ level: 'verified', isPinnable: false });
    desk.heard();
    expect(await refusalOf(desk.pin(opened.ticket ?? ''))).toBe('not_permitted');
    expect(desk.heard()).toEqual(['DENIED pin_not_permitted']);
  });

  it('now: a withdrawn verification pins nothing, and neither does an ended call', async () => {
    const desk = openPinningDesk();
    const conversationId = await desk.ringSigned();
    const ticket = await desk.ticketOf(conversationId);
    desk.ring({ conversationId, claims: [claimOf('B-1')], isVerificationWithdrawn: true });
    desk.heard();
    expect(await refusalOf(desk.pin(ticket))).toBe('conflict');
    const { claims } = await desk.seals.open('ticket', ticket);
    const elsewhere = { ...claims, conversationId: crypto.randomUUID() };
    expect(await refusalOf(desk.pin(await desk.seals.seal('ticket', elsewhere, { expiresInS: 60 })))).toBe('not_found');
    expect(desk.heard()).toEqual(['DENIED pin_conflict', 'DENIED pin_not_found']);
  });

  it('at the lower of the two: a ticket that was asserted pins no more, though the flow has verified since', async () => {
    const desk = openPinningDesk();
    const conversationId = await desk.ringSigned({ level: 'asserted' });
    const ticket = await desk.ticketOf(conversationId);
    desk.ring({ conversationId, statements: [await desk.sign(conversationId)] });
    expect(await desk.levelOf((await desk.pin(ticket)).grant)).toBe('asserted');
  });
});

describe('no pin is made', () => {
  it.each(['asserted', 'verified'] as const)('of %s customers where the bank’s table says so', async (level) => {
    const levels = { ...DEFAULT_LEVELS, [level]: { ...DEFAULT_LEVELS[level], isPinnable: false } };
    const desk = openPinningDesk({ change: { levels } });
    const frame = identityOf(await desk.pack({ conversationId: await desk.ringSigned({ level }) }));
    expect(frame.identity).toMatchObject({ isPinnable: false });
    expect(await refusalOf(desk.pin(frame.ticket ?? ''))).toBe('not_permitted');
  });

  it('of a claimed customer, nor where the bank allows none', async () => {
    const claimed = openPinningDesk();
    const ticket = await claimed.ticketOf(claimed.ring({ claims: [claimOf('B-1')] }));
    expect(await refusalOf(claimed.pin(ticket))).toBe('not_permitted');
    const without = openPinningDesk({ change: { pins: { isEnabled: false, days: 90 } } });
    expect(await refusalOf(without.pin(await without.ticketOf(await without.ringSigned())))).toBe('not_permitted');
  });

  it('with a ticket made under other rules, or one that has expired', async () => {
    const desk = openPinningDesk();
    const { claims } = await desk.seals.open('ticket', await desk.ticketOf(await desk.ringSigned()));
    const before = await desk.seals.seal('ticket', { ...claims, policyVersion: 'before' }, { expiresInS: 60 });
    const expired = await desk.seals.seal('ticket', claims, { expiresInS: -10 });
    for (const each of [before, expired]) expect(await refusalOf(desk.pin(each))).toBe('handle_expired');
  });

  it('with another rep’s ticket, an altered one, a pin or nonsense, each refused the same and recorded', async () => {
    const desk = openPinningDesk();
    const ticket = await desk.ticketOf(await desk.ringSigned());
    const { claims } = await desk.seals.open('ticket', ticket);
    const foreign = await desk.seals.seal('ticket', { ...claims, repId: 'rep-2' }, { expiresInS: 60 });
    const wrong = [foreign, await desk.granted(), 'x'.repeat(64), ...flipped(ticket, 8)];
    desk.heard();
    for (const each of wrong) expect(await refusalOf(desk.pin(each))).toBe('handle_invalid');
    expect(desk.heard()).toEqual(wrong.map(() => 'DENIED pin_handle_invalid'));
  });

  it('that cannot be recorded', async () => {
    let isFull = false;
    const audit = async () => {
      if (isFull) throw new AppError('audit_unavailable');
    };
    const desk = openPinningDesk({ change: { audit } });
    const ticket = await desk.ticketOf(await desk.ringSigned());
    isFull = true;
    expect(await refusalOf(desk.pin(ticket))).toBe('audit_unavailable');
  });
});
