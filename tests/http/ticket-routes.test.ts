import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { ConversationFacts } from '../../api-worker/genesys/conversation-facts.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import { claimsMark } from '../../api-worker/prep-pack/claims-mark.ts';
import { createTicketRoutes } from '../../api-worker/routes/tickets.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import { REP } from '../prep-pack/desk.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45, 0, 500);
const nowS = Math.floor(nowMs / 1000);
const CONVERSATION = '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11';
const keys = {
  general: [{ kid: 's', secret: randomBytes(32) }],
  pins: [{ kid: 'p', secret: randomBytes(32) }],
} as const;
const seals = createSeals({ keys, clock: { nowMs: () => nowMs } });
const claims: TicketClaims = {
  ...{ conversationId: CONVERSATION, customerId: 'A', callerId: 'P', level: 'verified', repId: 'rep-1' },
  ...{ label: 'A Ltd', market: 'GB', policyVersion: 'v1' },
};
const ticketOf = (change: Partial<TicketClaims> = {}) =>
  seals.seal('ticket', { ...claims, ...change }, { expiresInS: 60 });

interface Given {
  active?: Partial<ConversationFacts>[];
}

/** The routes as a signed-in rep reaches them. */
function desk({ active = [{}] }: Given = {}) {
  const recorded: AuditEvent[] = [];
  const audit = async (event: AuditEvent) => void recorded.push(event);
  const app = new Hono<WorkerEnv>();
  app.use(async (c, next) => {
    c.set('rep', REP);
    c.set('requestId', 'a-correlation');
    await next();
  });
  const facts = active.map(
    (change): ConversationFacts => ({
      ...{ conversationId: CONVERSATION, media: 'call', direction: 'inbound', state: 'connected', startedAt: '' },
      ...{ claims: [], statements: [], isVerificationWithdrawn: false, ...change },
    }),
  );
  const repConversations = { active: async () => facts };
  app.route(
    '/',
    createTicketRoutes({ repConversations, seals, audit, clock: { nowMs: () => nowMs }, policyVersion: 'v1' }),
  );
  app.onError((error, c) => c.json({ code: error instanceof AppError ? error.code : `a fault: ${error}` }, 500));
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.status === 204 ? null : await answer.json();
  };
  return { post, recorded };
}

describe('a ticket', () => {
  const renew = async (change: Partial<TicketClaims> = {}, given: Given = {}) =>
    await desk(given).post('/v1/tickets/renewal', { ticket: await ticketOf(change) });

  test.each([
    ['ten minutes', {}, 600],
    ['as long as the rep’s word it rests on', { wordEndsAtEpochS: nowS + 90 }, 90],
  ])('is renewed for %s, unchanged', async (_what, change, lifeS) => {
    const { ticket, ticketExpiresAt } = await renew(change);
    const opened = await seals.open('ticket', ticket);
    expect(opened.claims).toEqual({ ...claims, ...change });
    expect(opened.expiresAtEpochS).toBe(nowS + lifeS);
    expect(ticketExpiresAt).toBe(new Date((nowS + lifeS) * 1000).toISOString());
  });

  test('keeps its id', async () => {
    const ticket = await seals.seal('ticket', { ...claims }, { expiresInS: 60, id: 'the-id' });
    const renewed = await desk().post('/v1/tickets/renewal', { ticket });
    expect((await seals.open('ticket', renewed.ticket)).id).toBe('the-id');
  });

  test.each([
    ['of another rep', { repId: 'rep-2' }, {}, 'handle_invalid'],
    ['of other rules', { policyVersion: 'v0' }, {}, 'handle_expired'],
    ['of a conversation that is not active', { conversationId: 'other' }, {}, 'not_found'],
    ['of no conversation', { conversationId: null }, {}, 'not_found'],
    ['of a rep who has none', {}, { active: [] }, 'not_found'],
    ['whose word has run out', { wordEndsAtEpochS: nowS }, {}, 'handle_expired'],
    ['whose verification is withdrawn', {}, { active: [{ isVerificationWithdrawn: true }] }, 'conflict'],
    [
      'that is asserted, withdrawn too',
      { level: 'asserted' },
      { active: [{ isVerificationWithdrawn: true }] },
      'conflict',
    ],
  ] as const)(
    '%s is not renewed',
    async (_what, change: Partial<TicketClaims>, given: { active?: readonly object[] }, code) => {
      expect(await renew(change, { active: given.active && [...given.active] })).toEqual({ code });
    },
  );

  test('of a claim has nothing to withdraw, nor has another conversation anything to do with it', async () => {
    expect(await renew({ level: 'claimed' }, { active: [{ isVerificationWithdrawn: true }] })).toHaveProperty('ticket');
    const other = { conversationId: 'other', isVerificationWithdrawn: true };
    expect(await renew({}, { active: [other, {}] })).toHaveProperty('ticket');
  });

  test('is kept while the conversation says the same of its customer, and not once it says something else', async () => {
    const before = { claims: [], statements: ['a.b.c'], isVerificationWithdrawn: false };
    const made = { claimsMark: claimsMark(before) };
    expect(await renew(made, { active: [before] })).toHaveProperty('ticket');
    expect(await renew(made, { active: [{ ...before, statements: ['d.e.f'] }] })).toEqual({ code: 'conflict' });
  });

  test('of somebody else is recorded as a renewal that was tried, by whom and in which request', async () => {
    const { post, recorded } = desk();
    await post('/v1/tickets/renewal', { ticket: await ticketOf({ repId: 'rep-2' }) });
    expect(recorded).toEqual([
      {
        ...{ type: 'DENIED', access: REP.access, correlationId: 'a-correlation' },
        result: 'renewal_handle_invalid',
      },
    ]);
  });
});
