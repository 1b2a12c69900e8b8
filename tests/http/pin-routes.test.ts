import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { ConversationFacts } from '../../api-worker/genesys/conversation-facts.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import { createPinRoutes } from '../../api-worker/routes/pins.ts';
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
const pin = { customerId: 'A', callerId: null, level: 'asserted', label: 'A Ltd', market: 'GB', repId: 'rep-1' };
const grantOf = (change: object = {}) => seals.seal('pin', { ...pin, ...change }, { expiresInS: 86_400, id: 'a-pin' });

interface Given {
  isEnabled?: boolean;
  active?: Partial<ConversationFacts>[];
  isAuditDown?: boolean;
}

/** The routes as a signed-in rep reaches them. */
function desk({ isEnabled = true, active = [{}], isAuditDown = false }: Given = {}) {
  const audit: AuditEvent[] = [];
  const app = new Hono<WorkerEnv>();
  app.use(async (c, next) => {
    c.set('rep', REP);
    c.set('requestId', 'a-correlation');
    await next();
  });
  const record = async (event: AuditEvent) => {
    if (isAuditDown) throw new AppError('audit_unavailable');
    audit.push(event);
  };
  app.route('/', createPinRoutes({ seals, audit: record, pins: { isEnabled, days: 90 } }));
  const facts = active.map(
    (change): ConversationFacts => ({
      ...{ conversationId: CONVERSATION, media: 'call', direction: 'inbound', state: 'connected', startedAt: '' },
      ...{ claims: [], statements: [], isVerificationWithdrawn: false, ...change },
    }),
  );
  const repConversations = { active: async () => facts };
  app.route('/', createTicketRoutes({ repConversations, seals, clock: { nowMs: () => nowMs }, policyVersion: 'v1' }));
  app.onError((error, c) => c.json({ code: error instanceof AppError ? error.code : `a fault: ${error}` }, 500));
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.status === 204 ? null : await answer.json();
  };
  return { audit, post };
}

describe('pinning', () => {
  test.each(['asserted', 'verified'] as const)(
    'an %s customer grants that level, to this rep, without a caller',
    async (level) => {
      const { post, audit } = desk();
      const made = await post('/v1/pins', { ticket: await ticketOf({ level }) });
      expect(made).toEqual({
        ...{ pinId: expect.any(String), grant: expect.any(String), label: 'A Ltd', market: 'GB' },
        pinnedAt: new Date(nowS * 1000).toISOString(),
        expiresAt: new Date((nowS + 90 * 86_400) * 1000).toISOString(),
      });
      const opened = await seals.open('pin', made.grant);
      expect([opened.claims, opened.id]).toEqual([{ ...pin, level }, made.pinId]);
      expect(audit).toEqual([
        {
          ...{ type: 'PIN', access: REP.access, correlationId: 'a-correlation', customerId: 'A' },
          ...{ conversationId: CONVERSATION, result: level },
        },
      ]);
    },
  );

  test.each([
    ['a claimed customer', { level: 'claimed' as const }, {}],
    ['a customer found by search', { isFromSearch: true as const }, {}],
    ['where the bank allows no pins', {}, { isEnabled: false }],
  ])('%s is refused, and the audit told', async (_what, change, given) => {
    const { post, audit } = desk(given);
    expect(await post('/v1/pins', { ticket: await ticketOf(change) })).toEqual({ code: 'not_permitted' });
    expect(audit).toEqual([
      {
        type: 'DENIED',
        access: REP.access,
        correlationId: 'a-correlation',
        customerId: 'A',
        result: 'pin_not_permitted',
      },
    ]);
  });

  test('with another rep’s ticket, or what is no ticket, is invalid', async () => {
    const { post } = desk();
    for (const ticket of [await ticketOf({ repId: 'rep-2' }), await grantOf()]) {
      expect(await post('/v1/pins', { ticket })).toEqual({ code: 'handle_invalid' });
    }
  });

  test('a customer of no conversation is recorded without one; what cannot be recorded is not pinned', async () => {
    const { post, audit } = desk();
    await post('/v1/pins', { ticket: await ticketOf({ conversationId: null }) });
    expect(audit).toMatchObject([{ type: 'PIN', conversationId: undefined }]);
    const down = desk({ isAuditDown: true });
    expect(await down.post('/v1/pins', { ticket: await ticketOf() })).toEqual({ code: 'audit_unavailable' });
  });
});

describe('the pins of a rep', () => {
  test('are read in their order; what is another’s, altered or no pin is left out', async () => {
    const { post } = desk();
    const [mine, last] = [await grantOf(), await grantOf({ label: 'B Ltd', market: 'HK' })];
    const others = [await grantOf({ repId: 'rep-2' }), await ticketOf(), `${mine.slice(0, -4)}AAAA`];
    const at = (epochS: number) => new Date(epochS * 1000).toISOString();
    const shared = { pinId: 'a-pin', pinnedAt: at(nowS), expiresAt: at(nowS + 86_400) };
    expect(await post('/v1/pins/list', { grants: [mine, ...others, last] })).toEqual({
      pins: [
        { ...shared, grant: mine, label: 'A Ltd', market: 'GB' },
        { ...shared, grant: last, label: 'B Ltd', market: 'HK' },
      ],
    });
  });

  test('are taken off by their own rep alone, and that is recorded', async () => {
    const { post, audit } = desk();
    expect(await post('/v1/pins/removal', { grant: await grantOf({ repId: 'rep-2' }) })).toEqual({
      code: 'handle_invalid',
    });
    expect(await post('/v1/pins/removal', { grant: await grantOf() })).toBeNull();
    expect(audit).toEqual([
      { type: 'UNPIN', access: REP.access, correlationId: 'a-correlation', customerId: 'A', result: 'removed' },
    ]);
  });
});

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
});
