import { randomBytes, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { createStatements } from '../../api-worker/seals/create-statements.ts';
import type { KeyRing } from '../../api-worker/seals/key-ring.ts';
import type { Statement } from '../../api-worker/seals/seal.ts';
import { flipped } from './flipped.ts';

const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const secret = randomBytes(32);
const keys: KeyRing = [{ kid: 'flow', secret }];
const at = (ms: number, ring = keys) => createStatements({ keys: ring, clock: { nowMs: () => ms } });
const statements = at(nowMs);
const conversationId = randomUUID();
const verified: Statement = {
  customerId: 'C000123',
  callerId: 'C000456',
  level: 'verified',
  method: 'IVR_PIN',
  verifiedAt: '2026-11-18T10:44:30.000Z',
};

test('says back what the call flow found out', async () => {
  const { statement, expiresAt } = await statements.issue(conversationId, verified);
  expect(await statements.check(conversationId, statement)).toMatchObject({ isValid: true, statement: verified });
  expect(Date.parse(expiresAt)).toBeGreaterThan(nowMs);
});

test('keeps "nobody knows who speaks" apart from a caller', async () => {
  const { statement } = await statements.issue(conversationId, { ...verified, callerId: null, level: 'asserted' });
  expect(await statements.check(conversationId, statement)).toMatchObject({
    isValid: true,
    statement: { callerId: null, level: 'asserted' },
  });
});

test.each([
  ['a bank with short ids and the longest method', 'C0001234', 'C0005678', 'A'.repeat(16)],
  ['16-character ids', '1234567890123456', '6543210987654321', 'VOICE_PRINT_OTP'],
  ['a long id without a caller', 'X'.repeat(31), null, 'A'.repeat(16)],
  ['UUIDs', randomUUID(), randomUUID(), 'OTP'],
  ['a UUID without a caller', randomUUID(), null, 'A'.repeat(16)],
])('fits 256 characters for %s', async (_what, customerId, callerId, method) => {
  const longest = {
    ...verified,
    customerId,
    callerId,
    method,
    verifiedAt: new Date(nowMs - 12 * 3_600_000).toISOString(),
  };
  const { statement } = await statements.issue(conversationId, longest);
  expect(statement.length).toBeLessThanOrEqual(256);
  expect(await statements.check(conversationId, statement)).toMatchObject({ isValid: true, statement: longest });
});

test('never issues one that participant data would cut off', async () => {
  const tooLong = { ...verified, customerId: 'X'.repeat(30), callerId: 'Y'.repeat(30) };
  await expect(statements.issue(conversationId, tooLong)).rejects.toThrow(RangeError);
});

test('is worth nothing on another conversation', async () => {
  const { statement } = await statements.issue(conversationId, verified);
  expect(await statements.check(randomUUID(), statement)).toEqual({ isValid: false, reason: 'replayed' });
});

test('belongs to its conversation however its id is written', async () => {
  const { statement } = await statements.issue(conversationId, verified);
  expect(await statements.check(conversationId.toUpperCase(), statement)).toMatchObject({ isValid: true });
});

test('expires', async () => {
  const { statement, expiresAt } = await statements.issue(conversationId, verified);
  expect(await at(Date.parse(expiresAt) - 1).check(conversationId, statement)).toMatchObject({ isValid: true });
  expect(await at(Date.parse(expiresAt)).check(conversationId, statement)).toEqual({
    isValid: false,
    reason: 'expired',
  });
});

test('no single bit can be turned', async () => {
  const { statement } = await statements.issue(conversationId, verified);
  for (const altered of flipped(statement)) {
    expect(await statements.check(conversationId, altered), altered).toMatchObject({ isValid: false });
  }
});

async function signed(
  payload: object,
  header: { alg: string; kid: string },
  key: Uint8Array = secret,
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return await new CompactSign(bytes).setProtectedHeader(header).sign(key);
}

const payload = async () => {
  const { statement } = await statements.issue(conversationId, verified);
  return JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString());
};

test('a re-signed payload does check, so the refusals below are about what they change', async () => {
  const again = await signed(await payload(), { alg: 'HS256', kid: 'flow' });
  expect(await statements.check(conversationId, again)).toMatchObject({ isValid: true });
});

test.each([
  ['another algorithm', { alg: 'HS512', kid: 'flow' }, randomBytes(64)],
  ['an unknown key', { alg: 'HS256', kid: 'else' }, secret],
  ['a wrong key under a known id', { alg: 'HS256', kid: 'flow' }, randomBytes(32)],
])('refuses %s', async (_what, header, key) => {
  const forged = await signed(await payload(), header, key);
  expect(await statements.check(conversationId, forged)).toEqual({ isValid: false, reason: 'malformed' });
});

test.each([
  ['a verification in the future', { v: nowMs / 1000 + 3_600 }],
  ['an unknown level', { l: 3 }],
  ['an unknown claim', { x: 1 }],
  ['no customer', { b: undefined }],
])('refuses %s', async (_what, change) => {
  const forged = await signed({ ...(await payload()), ...change }, { alg: 'HS256', kid: 'flow' });
  expect(await statements.check(conversationId, forged)).toEqual({ isValid: false, reason: 'malformed' });
});

test.each(['', '..', 'a.b.c', 'x'.repeat(300), 'eyJhbGciOiJub25lIn0.e30.'])('is not upset by %j', async (text) => {
  expect(await statements.check(conversationId, text)).toEqual({ isValid: false, reason: 'malformed' });
});
