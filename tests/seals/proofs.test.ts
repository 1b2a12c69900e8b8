import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { expect, test, vi } from 'vitest';
import { createProofs } from '../../api-worker/seals/create-proofs.ts';

const publicOrigin = 'https://prep.bank.example';
const nowMs = Date.UTC(2026, 10, 18, 10, 45);
const request = { method: 'POST', path: '/v1/packs', session: 'a-sealed-session' };
const ath = createHash('sha256').update(request.session).digest('base64url');
const keys = await generateKeyPair('ES256', { extractable: true });
const jwk = await exportJWK(keys.publicKey);

interface Change {
  header?: object;
  payload?: object;
  key?: CryptoKey;
}
function proof({ header, payload, key }: Change = {}): Promise<string> {
  const claims = {
    htm: 'POST',
    htu: `${publicOrigin}/v1/packs`,
    iat: nowMs / 1000,
    jti: randomUUID(),
    ath,
    ...payload,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(key ?? keys.privateKey);
}
const make = (ms = nowMs) => createProofs({ publicOrigin, clock: { nowMs: () => ms } });

test('answers the thumbprint of the key that signed', async () => {
  expect(await make().verify(await proof(), request)).toBe(await calculateJwkThumbprint(jwk));
});

test('a proof counts once', async () => {
  const proofs = make();
  const once = await proof();
  await proofs.verify(once, request);
  await expect(proofs.verify(once, request)).rejects.toMatchObject({ code: 'proof_invalid' });
});

test('a proof that counted stays used, however many others are shown for no session or with keys of no session', async () => {
  const proofs = make();
  const bound = { ...request, keyThumbprint: await calculateJwkThumbprint(jwk) };
  const once = await proof();
  await proofs.verify(once, bound);
  const withoutSession = { method: 'POST', path: '/v1/packs' };
  const places = vi.spyOn(LRUCache.prototype, 'set');
  await proofs.verify(await proof({ payload: { ath: undefined } }), withoutSession);
  const foreign = await proof({ header: { jwk: await exportJWK(other.publicKey) }, key: other.privateKey });
  await expect(proofs.verify(foreign, bound)).rejects.toMatchObject({ code: 'proof_invalid' });
  await proofs.verify(await proof(), bound);
  // One place in each memory, none for the foreign key.
  expect(new Set(places.mock.contexts).size).toBe(2);
  expect(places).toHaveBeenCalledTimes(2);
  places.mockRestore();
  await expect(proofs.verify(once, bound)).rejects.toMatchObject({ code: 'proof_invalid' });
});

test('clocks may differ by two minutes', async () => {
  for (const seconds of [-120, 120]) {
    const skewed = await proof({ payload: { iat: nowMs / 1000 + seconds } });
    await expect(make().verify(skewed, request)).resolves.toBeTypeOf('string');
  }
});

const other = await generateKeyPair('ES256', { extractable: true });
const rsa = await generateKeyPair('RS256', { extractable: true });
const p384 = await generateKeyPair('ES384', { extractable: true });

test.each<[string, Change]>([
  ['five minutes old', { payload: { iat: nowMs / 1000 - 300 } }],
  ['five minutes early', { payload: { iat: nowMs / 1000 + 300 } }],
  ['for another method', { payload: { htm: 'GET' } }],
  ['for another path', { payload: { htu: `${publicOrigin}/v1/pins` } }],
  ['for another host', { payload: { htu: 'https://prep.bank.example.evil.example/v1/packs' } }],
  ['for another session', { payload: { ath: createHash('sha256').update('other').digest('base64url') } }],
  ['for no session', { payload: { ath: undefined } }],
  ['without an id', { payload: { jti: undefined } }],
  ['without a time', { payload: { iat: undefined } }],
  ['of another type', { header: { typ: 'JWT' } }],
  ['without its key', { header: { jwk: undefined } }],
  ['signed by a key other than the one it shows', { key: other.privateKey }],
  ['with a private key in its header', { header: { jwk: await exportJWK(keys.privateKey) } }],
  ['signed with RS256', { header: { alg: 'RS256', jwk: await exportJWK(rsa.publicKey) }, key: rsa.privateKey }],
  ['signed with ES384', { header: { alg: 'ES384', jwk: await exportJWK(p384.publicKey) }, key: p384.privateKey }],
])('refuses a proof %s', async (_what, change) => {
  await expect(make().verify(await proof(change), request)).rejects.toMatchObject({ code: 'proof_invalid' });
});

test('before there is a session, a proof must not name one', async () => {
  const withoutSession = { method: 'POST', path: '/v1/packs' };
  await expect(make().verify(await proof(), withoutSession)).rejects.toMatchObject({ code: 'proof_invalid' });
  const plain = await proof({ payload: { ath: undefined } });
  await expect(make().verify(plain, withoutSession)).resolves.toBeTypeOf('string');
});

test.each([undefined, '', 'x', 'a.b.c', 'x'.repeat(5_000)])('is not upset by %j', async (text) => {
  await expect(make().verify(text, request)).rejects.toMatchObject({ code: 'proof_invalid' });
});
