import { randomBytes } from 'node:crypto';
import { CompactEncrypt, EncryptJWT, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import type { KeyRing } from '../../api-worker/seals/key-ring.ts';
import { flipped } from './flipped.ts';

const secret = randomBytes(32);
const ring = (kid: string, bytes: Uint8Array = randomBytes(32)): KeyRing => [{ kid, secret: bytes }];
const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const clockAt = (ms: number) => ({ nowMs: () => ms });
const keys = { general: ring('s1', secret), pins: ring('p1') };
const seals = createSeals({ keys, clock: clockAt(nowMs) });

const header = { alg: 'dir', enc: 'A256GCM', typ: 'bcs-session+jwt', kid: 's1' };
const epochS = nowMs / 1000;
const payload = { iss: 'bcs-profile-assistant', aud: 'session', iat: epochS, exp: epochS + 60, jti: 'j', claims: {} };

function forged(change: { header?: object; payload?: object; drop?: string } = {}): Promise<string> {
  const claims: Record<string, unknown> = { ...payload, ...change.payload };
  if (change.drop) delete claims[change.drop];
  return new EncryptJWT(claims).setProtectedHeader({ ...header, ...change.header }).encrypt(secret);
}

test('opens what it sealed, for the purpose it was sealed for', async () => {
  const sealed = await seals.seal(
    'ticket',
    { customerId: 'a-customer-nobody-may-read' },
    { expiresInS: 60, id: 'an-id' },
  );
  expect(await seals.open('ticket', sealed)).toEqual({
    id: 'an-id',
    issuedAtEpochS: epochS,
    expiresAtEpochS: epochS + 60,
    claims: { customerId: 'a-customer-nobody-may-read' },
  });
  expect(sealed).not.toContain('a-customer-nobody-may-read');
});

test.each(['session', 'candidate', 'pin', 'reveal', 'insight'] as const)(
  'does not open a ticket as a %s',
  async (other) => {
    const sealed = await seals.seal('ticket', {}, { expiresInS: 60 });
    await expect(seals.open(other, sealed)).rejects.toMatchObject({ code: 'handle_invalid' });
  },
);

test('says that a seal is expired, and only then', async () => {
  const sealed = await seals.seal('ticket', {}, { expiresInS: 60 });
  const later = createSeals({ keys, clock: clockAt(nowMs + 66_000) });
  await expect(later.open('ticket', sealed)).rejects.toMatchObject({ code: 'handle_expired' });
});

test('seals nothing for longer than its purpose allows', async () => {
  const sealed = await seals.seal('session', {}, { expiresInS: 86_400 });
  expect((await seals.open('session', sealed)).expiresAtEpochS).toBe(epochS + 900);
});

test('a planted seal with every claim right does open, so the refusals below are about what they change', async () => {
  expect((await seals.open('session', await forged())).id).toBe('j');
});

test.each([
  ['another type', { header: { typ: 'bcs-ticket+jwt' } }],
  ['no type', { header: { typ: undefined } }],
  ['an unknown key id', { header: { kid: 's2' } }],
  ['a key id that is a path', { header: { kid: '../../etc/passwd' } }],
  ['another audience', { payload: { aud: 'ticket' } }],
  ['another issuer', { payload: { iss: 'somebody' } }],
  ['no expiry', { drop: 'exp' }],
  ['no time of issue', { drop: 'iat' }],
  ['no id', { drop: 'jti' }],
  ['no claims', { drop: 'claims' }],
  ['a time of issue in the future', { payload: { iat: epochS + 600, exp: epochS + 900 } }],
  ['an expiry in ten years on a seal of yesterday', { payload: { iat: epochS - 86_400, exp: epochS + 315_360_000 } }],
])('refuses a seal with %s', async (_what, change) => {
  await expect(seals.open('session', await forged(change))).rejects.toMatchObject({ name: 'AppError' });
});

test('refuses what is signed instead of sealed, even under its own key', async () => {
  const signed = await new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: header.typ, kid: 's1' })
    .sign(secret);
  await expect(seals.open('session', signed)).rejects.toMatchObject({ code: 'handle_invalid' });
});

test('refuses another algorithm under the same key', async () => {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const wrapped = await new CompactEncrypt(body)
    .setProtectedHeader({ ...header, alg: 'A256KW', enc: 'A256GCM' })
    .encrypt(secret);
  await expect(seals.open('session', wrapped)).rejects.toMatchObject({ code: 'handle_invalid' });
});

test('refuses a seal with any one bit turned', async () => {
  const sealed = await seals.seal('ticket', { customerId: 'C1' }, { expiresInS: 60 });
  for (const altered of flipped(sealed)) {
    await expect(seals.open('ticket', altered), altered).rejects.toMatchObject({ name: 'AppError' });
  }
});

test('pins have keys of their own', async () => {
  const sealed = await seals.seal('pin', {}, { expiresInS: 60 });
  const onlySessionKeys = createSeals({ keys: { general: keys.general, pins: keys.general }, clock: clockAt(nowMs) });
  await expect(onlySessionKeys.open('pin', sealed)).rejects.toMatchObject({ code: 'handle_invalid' });
});

test('keys are exchanged without a sign-in: the new one seals, the old one still opens until it is taken away', async () => {
  const sealed = await seals.seal('session', {}, { expiresInS: 60 });
  const next = { kid: 's2', secret: randomBytes(32) };
  const rotated = createSeals({ keys: { ...keys, general: [next, ...keys.general] }, clock: clockAt(nowMs) });
  expect((await rotated.open('session', sealed)).claims).toEqual({});
  const renewed = await rotated.seal('session', {}, { expiresInS: 60 });
  await expect(seals.open('session', renewed)).rejects.toMatchObject({ code: 'handle_invalid' });
  const withoutOld = createSeals({ keys: { ...keys, general: [next] }, clock: clockAt(nowMs) });
  await expect(withoutOld.open('session', sealed)).rejects.toMatchObject({ code: 'handle_invalid' });
});
