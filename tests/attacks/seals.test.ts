import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'dpop';
import type { JWTHeaderParameters } from 'jose';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal, sessionClaims } from './frame/seals.ts';
import { signInAt } from './frame/sign-in.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.genesys.bend(null);
  await scene.queries.clearFaults();
});

const list = '/v1/conversations';
const statusWith = async (session: string, keys: Awaited<ReturnType<typeof generateKeyPair>>) => {
  // The one operation that asks neither Genesys nor the warehouse: what opens is the seal alone.
  const body = { grant: 'x'.repeat(20) };
  const answer = await askAs(scene.worker.port, { session, keys }, '/v1/pins/removal', body);
  return answer.status;
};

/** A key with the claims of a session that would be good. */
async function own() {
  const keys = await generateKeyPair('ES256', { extractable: true });
  const claims = sessionClaims(await calculateJwkThumbprint(await exportJWK(keys.publicKey)));
  return { keys, claims, secret: scene.secrets.session, purpose: 'session' };
}

const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

attack(
  'B6',
  'a signed or unsigned token in place of the sealed one opens nothing, whatever its header points at',
  { defences: ['one-algorithm'] },
  async () => {
    const reached: string[] = [];
    const canary = createServer((incoming, outgoing) => {
      reached.push(incoming.url ?? '');
      outgoing.end('{"keys":[]}');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/keys`;
    const { keys, claims, secret } = await own();
    const payload = {
      claims,
      iss: 'bcs-profile-assistant',
      aud: 'session',
      jti: 'a'.repeat(16),
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    const signed = (header: JWTHeaderParameters, key: Uint8Array = secret) =>
      new SignJWT(payload).setProtectedHeader({ typ: 'bcs-session+jwt', kid: 's1', ...header }).sign(key);
    const tokens = [
      `${text({ alg: 'none', typ: 'bcs-session+jwt' })}.${text(payload)}.`,
      await signed({ alg: 'HS256' }),
      await signed({ alg: 'HS512' }, Buffer.concat([secret, secret])),
      ...(await Promise.all(
        [
          { kid: '../../etc/passwd' },
          { kid: "s1' OR '1'='1" },
          { jku: url },
          { x5u: url },
          { jwk: { kty: 'oct', k: 'AAAA' } },
          { alg: 'HS256', jku: url },
        ].map((header) =>
          forgedSeal({ purpose: 'session', secret: Buffer.alloc(32), claims, header: { ...header, alg: 'dir' } }),
        ),
      )),
    ];
    for (const token of tokens) expect(await statusWith(token, keys)).toBe(401);
    expect(reached).toEqual([]);
    canary.closeAllConnections();
    await new Promise((resolve) => canary.close(resolve));
  },
);

attack(
  'B7',
  'a seal lacks no claim, lives no longer than its purpose allows, and names issuer, audience and type',
  { defences: ['seal-claims'] },
  async () => {
    const { keys, ...good } = await own();
    // The session is taken; the grant is nonsense.
    expect(await statusWith(await forgedSeal(good), keys)).toBe(400);
    const spoiled = [
      { leaveOut: 'exp' },
      { leaveOut: 'iat' },
      { leaveOut: 'jti' },
      { agedS: -600 },
      { lifeS: 10 * 365 * 86_400 },
      { agedS: 1_000, lifeS: 86_400 },
      { agedS: 600, lifeS: 300 },
      { issuer: 'someone-else' },
      { audience: 'ticket' },
      { typ: 'bcs-ticket+jwt' },
      { typ: 'JWT' },
      { kid: 's2' },
    ] as const;
    for (const change of spoiled) {
      const status = await statusWith(await forgedSeal({ ...good, ...change }), keys);
      expect([JSON.stringify(change), status]).toEqual([JSON.stringify(change), 401]);
    }
  },
);

attack('B8', 'a ticket is no session and a session no ticket', { defences: ['seal-purpose'] }, async () => {
  const rep = await scene.rep(REP);
  const id = await scene.ring(REP, 'healthy-grower', 'verified');
  const { ticket = '' } = identityOf(await scene.pack(rep, { conversationId: id }));
  expect(await statusWith(ticket, rep.keys)).toBe(401);
  const renewal = await askAs(scene.worker.port, rep, '/v1/tickets/renewal', { ticket: rep.session });
  const pinned = await askAs(scene.worker.port, rep, '/v1/pins', { ticket: rep.session });
  expect([renewal, pinned].map((answer) => [answer.status, codeOf(answer)])).toEqual([
    [400, 'handle_invalid'],
    [400, 'handle_invalid'],
  ]);
  scene.hangUp(id);
});

attack(
  'B14',
  'keys are exchanged without a sign-in, and a retired key opens nothing',
  { defences: ['key-by-id'] },
  async () => {
    const rep = await signInAt(scene.stage, scene.worker.port, OTHER_REP);
    const next = `s2:${Buffer.from('a second sealing key of 32 bytes').toString('base64url')}`;
    const both = await scene.another({ SESSION_KEYS: `${next},${scene.settings.SESSION_KEYS}` });
    const after = await scene.another({ SESSION_KEYS: next });
    const renewed = await askAs(both.port, rep, '/v1/session/renewal', {});
    const fresh = { session: JSON.parse(renewed.text).session, keys: rep.keys };
    const status = async (port: number, who: typeof fresh) => (await askAs(port, who, list, {})).status;
    expect(await status(both.port, rep)).toBe(200);
    expect(await status(after.port, fresh)).toBe(200);
    expect(await status(after.port, rep)).toBe(401);
    expect(await status(scene.worker.port, fresh)).toBe(401);
  },
);
