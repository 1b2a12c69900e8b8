import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import { createStatementRoutes } from '../../api-worker/routes/statements.ts';
import { createStatements } from '../../api-worker/seals/create-statements.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const clock = { nowMs: () => nowMs };
const statements = createStatements({ keys: [{ kid: 'flow', secret: randomBytes(32) }], clock });
const [FIRST, SECOND] = ['a'.repeat(40), 'b'.repeat(512)];
const conversationId = randomUUID();
const customers: Record<string, string[]> = { 'BCIN B1': ['C1'], 'PCIN P1': ['C2'], 'BCIN B2': ['C1', 'C3'] };

const audited: AuditEvent[] = [];
const audit = async (event: AuditEvent) => {
  audited.push(event);
};
const app = new Hono<WorkerEnv>();
app.route(
  '/',
  createStatementRoutes({
    statements,
    issuerCredentials: [FIRST, SECOND],
    resolveIdentifier: async ({ type, value }) => customers[`${type} ${value}`] ?? [],
    audit,
    clock,
  }),
);
app.onError((error, c) => c.text(error instanceof AppError ? error.code : `a fault: ${error}`, 500));

async function issue(change: object = {}, authorization: string | undefined = `Bearer ${FIRST}`) {
  const body = { conversationId, customer: { type: 'BCIN', value: 'B1' }, level: 'verified', method: 'OTP', ...change };
  const answer = await app.request('/v1/statements', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 200) return text;
  return await statements.check(conversationId, JSON.parse(text).statement);
}
const verifiedAt = (agoMs: number) => ({ verifiedAt: new Date(nowMs - agoMs).toISOString() });

test('a statement says what the flow found out, just now if it does not say when', async () => {
  expect(await issue()).toMatchObject({
    isValid: true,
    statement: {
      ...{ customerId: 'C1', callerId: null, level: 'verified', method: 'OTP' },
      verifiedAt: new Date(nowMs).toISOString(),
    },
  });
  expect(
    await issue({ caller: { type: 'PCIN', value: 'P1' }, level: 'asserted', ...verifiedAt(60_000) }),
  ).toMatchObject({
    statement: { callerId: 'C2', level: 'asserted', ...verifiedAt(60_000) },
  });
});

describe('the credential', () => {
  test.each([
    ['the first', `Bearer ${FIRST}`],
    ['the second, while they are exchanged', `Bearer ${SECOND}`],
    ['in another spelling of its scheme', `bearer ${FIRST}`],
  ])('%s counts', async (_what, authorization) => {
    expect(await issue({}, authorization)).toMatchObject({ isValid: true });
  });

  test.each([
    ['of nobody', 'Bearer x'],
    ['that goes on', `Bearer ${FIRST}a`],
    ['before something else', `Bearer ${FIRST} x`],
    ['after something else', `Basic x, Bearer ${FIRST}`],
    ['that is longer than any', `Bearer ${'b'.repeat(513)}`],
    ['without a scheme', FIRST],
    ['that is empty', ''],
  ])('%s does not', async (_what, authorization) => {
    expect(await issue({}, authorization)).toBe('credential_invalid');
  });

  test('that is configured empty opens to nobody', async () => {
    const open = createStatementRoutes({
      ...{ statements, issuerCredentials: [], resolveIdentifier: async () => ['C1'], audit, clock },
    });
    const guarded = new Hono<WorkerEnv>().route('/', open);
    guarded.onError((error, c) => c.text(error instanceof AppError ? error.code : 'a fault', 500));
    const answer = await guarded.request('/v1/statements', { method: 'POST', headers: { authorization: 'Bearer x' } });
    expect(await answer.text()).toBe('credential_invalid');
  });
});

describe('the time of a verification', () => {
  test.each([
    ['a minute ahead of our clock', -60_000],
    ['twelve hours ago', 12 * 3_600_000],
  ])('may be %s', async (_what, agoMs) => {
    expect(await issue(verifiedAt(agoMs))).toMatchObject({ isValid: true });
  });

  test.each([
    ['more than a minute ahead', -60_001],
    ['more than twelve hours ago', 12 * 3_600_000 + 1],
  ])('may not be %s', async (_what, agoMs) => {
    expect(await issue(verifiedAt(agoMs))).toBe('malformed_request');
  });
});

test.each([
  ['one of two customers', { customer: { type: 'BCIN', value: 'B2' } }, 'identifier_ambiguous'],
  ['nobody as the customer', { customer: { type: 'BCIN', value: 'B9' } }, 'not_found'],
  ['nobody as the caller', { caller: { type: 'PCIN', value: 'P9' } }, 'not_found'],
])('%s is not signed, and that is audited', async (_what, change, code) => {
  audited.length = 0;
  expect(await issue(change)).toBe(code);
  expect(audited).toMatchObject([{ type: 'DENIED', result: `statement_${code}`, conversationId }]);
});
