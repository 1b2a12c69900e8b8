import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import { createStatementRoutes } from '../../api-worker/routes/statements.ts';
import { createStatements } from '../../api-worker/seals/create-statements.ts';

const CREDENTIAL = 'c'.repeat(40);
const MARK = createHash('sha256').update(CREDENTIAL).digest('hex').slice(0, 8);
const clock = { nowMs: () => Date.UTC(2026, 10, 18, 10, 45) };
const conversationId = randomUUID();

/** What the audit has of one statement that was asked for. */
async function recorded(change: object = {}, given: { credential?: string; fault?: Error } = {}) {
  const audit: AuditEvent[] = [];
  const app = new Hono<WorkerEnv>();
  app.use(async (c, next) => {
    c.set('requestId', 'a-correlation');
    await next();
  });
  const routes = createStatementRoutes({
    statements: createStatements({ keys: [{ kid: 'flow', secret: randomBytes(32) }], clock }),
    issuerCredentials: [CREDENTIAL],
    resolveIdentifier: async ({ value }) => {
      if (given.fault) throw given.fault;
      return value === 'nobody' ? [] : [value];
    },
    audit: async (event) => void audit.push(event),
    clock,
  });
  app.route('/', routes);
  app.onError((error, c) => c.text(error instanceof AppError ? error.code : 'a fault', 500));
  const body = {
    ...{ conversationId: conversationId.toUpperCase(), customer: { type: 'BCIN', value: 'C1' } },
    ...{ level: 'verified', method: 'OTP', ...change },
  };
  const authorization = `Bearer ${given.credential ?? CREDENTIAL}`;
  const headers = { 'content-type': 'application/json', authorization };
  const answer = await app.request('/v1/statements', { method: 'POST', headers, body: JSON.stringify(body) });
  return { audit, text: answer.status === 200 ? 'signed' : await answer.text() };
}

const of = (mark: string) => ({
  access: { repId: `call-flow:${mark}`, roles: [], tiers: [] },
  correlationId: 'a-correlation',
});
const line = { ...of(MARK), conversationId, verificationMethod: 'OTP' };

test('a signed statement is recorded with the mark of its credential, its customer and its level', async () => {
  expect(await recorded()).toEqual({
    text: 'signed',
    audit: [{ ...line, customerId: 'C1', type: 'STATEMENT', result: 'signed_verified' }],
  });
});

test('and with the caller, where the flow named one', async () => {
  const { audit } = await recorded({ caller: { type: 'PCIN', value: 'C2' }, level: 'asserted' });
  expect(audit).toEqual([{ ...line, customerId: 'C1', callerId: 'C2', type: 'STATEMENT', result: 'signed_asserted' }]);
});

test('one that names nobody is recorded as refused, in the same words', async () => {
  expect(await recorded({ customer: { type: 'BCIN', value: 'nobody' } })).toEqual({
    text: 'not_found',
    audit: [{ ...line, type: 'DENIED', result: 'statement_not_found' }],
  });
});

test.each([
  ['the warehouse cannot be asked', new AppError('upstream_failed'), 'upstream_failed'],
  ['something of ours breaks', new RangeError('odd'), 'a fault'],
])('where %s nothing is recorded as refused', async (_what, fault, text) => {
  expect(await recorded({}, { fault })).toEqual({ text, audit: [] });
});

test('a wrong credential is recorded, and nothing of it: not even its mark', async () => {
  expect(await recorded({}, { credential: 'guessed' })).toEqual({
    text: 'credential_invalid',
    audit: [{ ...of('none'), type: 'DENIED', result: 'statement_credential_invalid' }],
  });
});
