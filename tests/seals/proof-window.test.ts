import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createProofs } from '../../api-worker/seals/create-proofs.ts';

const publicOrigin = 'https://prep.bank.example';
const startMs = Date.UTC(2026, 10, 18, 10, 45);
const startS = startMs / 1000;
const request = { method: 'POST', path: '/v1/session' };
const refused = { code: 'proof_invalid' };
const keys = await generateKeyPair('ES256', { extractable: true });
const another = await generateKeyPair('ES256', { extractable: true });

async function proof(claims: object, { publicKey, privateKey } = keys, header: object = {}): Promise<string> {
  const jwk = await exportJWK(publicKey);
  return await new SignJWT({
    htm: 'POST',
    htu: `${publicOrigin}/v1/session`,
    iat: startS,
    jti: 'an-id-of-it',
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(privateKey);
}

function at(ms = startMs) {
  const clock = { ms, nowMs: () => clock.ms };
  return { clock, proofs: createProofs({ publicOrigin, clock }) };
}

test.each([
  ['as old as a wrong clock may make it', -125],
  ['as early as a wrong clock may make it', 125],
])('takes a proof %s', async (_what, skewS) => {
  const { proofs } = at();
  await expect(proofs.verify(await proof({ iat: startS + skewS }), request)).resolves.toBeTypeOf('string');
});

test.each([-126, 126])('refuses a proof whose clock is %i seconds off', async (skewS) => {
  const { proofs } = at();
  await expect(proofs.verify(await proof({ iat: startS + skewS }), request)).rejects.toMatchObject(refused);
});

test.each([0, 1, 124, 249, 250])(
  'a proof from a clock that runs ahead counts once, also %i seconds later, when it would still be fresh',
  async (laterS) => {
    const { clock, proofs } = at();
    const early = await proof({ iat: startS + 125 });
    await proofs.verify(early, request);
    clock.ms += laterS * 1000;
    await expect(proofs.verify(early, request)).rejects.toMatchObject(refused);
  },
);

test('a proof is remembered by its own key and id: neither another id nor another key is taken for a replay', async () => {
  const { proofs } = at();
  const first = await proofs.verify(await proof({}), request);
  expect(await proofs.verify(await proof({ jti: 'another-id' }), request)).toBe(first);
  const thumbprint = await calculateJwkThumbprint(await exportJWK(another.publicKey));
  expect(await proofs.verify(await proof({}, another), request)).toBe(thumbprint);
});

/** A proof of exactly this length: base64url has no length of one more than a multiple of four, the key id helps out. */
async function proofOfLength(length: number): Promise<string> {
  for (const kid of ['k', 'kk', 'kkk']) {
    for (let pad = 1_000; pad < 1_600; pad += 1) {
      const candidate = await proof({ pad: 'p'.repeat(pad) }, keys, { kid });
      if (candidate.length === length) return candidate;
      if (candidate.length > length) break;
    }
  }
  throw new RangeError(`no proof of ${length} characters`);
}

test('reads a proof of 2048 characters and none that is longer', async () => {
  const { proofs } = at();
  await expect(proofs.verify(await proofOfLength(2048), request)).resolves.toBeTypeOf('string');
  const longer = await proof({ jti: 'of-the-longer-one', pad: 'p'.repeat(2_000) });
  await expect(proofs.verify(longer, request)).rejects.toMatchObject(refused);
});

test.each([
  ['shorter than eight characters', 'seven77'],
  ['longer than 128 characters', 'j'.repeat(129)],
])('refuses an id %s', async (_what, jti) => {
  const { proofs } = at();
  await expect(proofs.verify(await proof({ jti }), request)).rejects.toMatchObject(refused);
});
