import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { statement } from '../../api-worker/contract/statements.ts';
import type { ResolveIdentifier } from '../../api-worker/routes/statements.ts';
import { ask, codeOf } from './panel.ts';
import { EXTENSION_ORIGIN, ISSUER_CREDENTIAL } from './settings.ts';
import { startTestWorker } from './worker.ts';

const customers: Record<string, string[]> = { B1: ['C1'], P1: ['C2'], SHARED: ['C1', 'C3'] };
const looked: string[] = [];
const resolveIdentifier: ResolveIdentifier = ({ type, value }) => {
  looked.push(`${type} ${value}`);
  return Promise.resolve(customers[value] ?? []);
};
const worker = startTestWorker({ change: { resolveIdentifier } });

const conversationId = randomUUID();
const body = { conversationId, customer: { type: 'BCIN', value: 'B1' }, level: 'verified', method: 'OTP' };
const asFlow = { origin: undefined, dpop: undefined, authorization: `Bearer ${ISSUER_CREDENTIAL}` };
const issue = (change: object = {}, headers: Record<string, string | undefined> = {}) =>
  ask(worker, '/v1/statements', { ...body, ...change }, { headers: { ...asFlow, ...headers } });

test('the call flow gets a statement that checks for its conversation', async () => {
  const answer = await issue({ caller: { type: 'PCIN', value: 'P1' } });
  const issued = statement.parse(answer.json);
  expect(await worker.dependencies.statements.check(conversationId, issued.statement)).toMatchObject({
    isValid: true,
    statement: { customerId: 'C1', callerId: 'C2', level: 'verified', method: 'OTP' },
  });
});

test('who signed what about whom is in the audit before the statement leaves, without the credential', async () => {
  worker.audit.length = 0;
  await issue({ caller: { type: 'PCIN', value: 'P1' } });
  expect(worker.audit).toMatchObject([
    {
      ...{ type: 'STATEMENT', result: 'signed_verified', verificationMethod: 'OTP' },
      ...{ conversationId, customerId: 'C1', callerId: 'C2', repId: expect.stringMatching(/^call-flow:[0-9a-f]{8}$/u) },
    },
  ]);
  expect(JSON.stringify(worker.audit)).not.toContain(ISSUER_CREDENTIAL.slice(0, 12));
});

test('a statement that cannot be audited is not signed', async () => {
  const deaf = startTestWorker({
    change: { resolveIdentifier },
    writeAudit: () => {
      throw new Error('disk full');
    },
  });
  const answer = await ask(deaf, '/v1/statements', body, { headers: asFlow });
  expect([answer.status, codeOf(answer)]).toEqual([503, 'audit_unavailable']);
});

test('an identifier of nobody is 404, one of several customers 422', async () => {
  const nobody = await issue({ customer: { type: 'BCIN', value: 'B9' } });
  expect([nobody.status, codeOf(nobody)]).toEqual([404, 'not_found']);
  const several = await issue({ customer: { type: 'BCIN', value: 'SHARED' } });
  expect([several.status, codeOf(several)]).toEqual([422, 'identifier_ambiguous']);
  const unknownCaller = await issue({ caller: { type: 'PCIN', value: 'P9' } });
  expect(unknownCaller.status).toBe(404);
});

test.each([
  ['no credential', undefined],
  ['a wrong one', `Bearer ${'x'.repeat(40)}`],
  ['half of it', `Bearer ${ISSUER_CREDENTIAL.slice(0, 20)}`],
  ['an empty one', 'Bearer '],
  ['another scheme', `Basic ${ISSUER_CREDENTIAL}`],
])('%s is refused before anybody is looked up, and audited', async (_what, authorization) => {
  looked.length = 0;
  worker.audit.length = 0;
  const answer = await issue({}, { authorization });
  expect([answer.status, codeOf(answer)]).toEqual([401, 'credential_invalid']);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(looked).toEqual([]);
  expect(worker.audit).toMatchObject([{ type: 'DENIED', result: 'statement_credential_invalid' }]);
});

test('a browser cannot ask, not even the panel with the right credential', async () => {
  const answer = await issue({}, { origin: EXTENSION_ORIGIN });
  expect([answer.status, codeOf(answer)]).toEqual([403, 'origin_not_allowed']);
});

test.each([
  { conversationId: 'x' },
  { customer: { type: 'PHONE', value: '1' } },
  { customer: { type: 'BCIN', value: '' } },
  { level: 'claimed' },
  { method: 'a method that is no code' },
  { verifiedAt: '2020-01-01T00:00:00Z' },
  { verifiedAt: new Date(Date.now() + 3_600_000).toISOString() },
  { verifiedAt: 'yesterday' },
  { expiresAt: '2030-01-01T00:00:00Z' },
])('%j is refused', async (change) => {
  const answer = await issue(change);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
});
