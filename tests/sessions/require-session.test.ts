import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import type { ProvenRequest } from '../../api-worker/seals/create-proofs.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { createRequireSession } from '../../api-worker/sessions/require-session.ts';
import { createSealedSessions } from '../../api-worker/sessions/sealed-sessions.ts';

const keys = {
  general: [{ kid: 's', secret: randomBytes(32) }],
  pins: [{ kid: 'p', secret: randomBytes(32) }],
} as const;
const clock = { nowMs: () => Date.UTC(2026, 10, 18, 10, 45) };
const sessions = createSealedSessions({ seals: createSeals({ keys, clock }), clock });
const { session } = await sessions.issue({
  name: 'Ada',
  access: { repId: 'ada', roles: ['rep'], tiers: [] },
  genesysToken: 'a-token',
  genesysExpiresAtEpochS: null,
  keyThumbprint: 'the-key-of-the-session',
});

/** A route behind the guard, and what the guard asked to be proven. */
async function ask(authorization: string | undefined, provenBy = 'the-key-of-the-session') {
  const asked: { proof: string | undefined; request: ProvenRequest }[] = [];
  const proofs = {
    verify: async (proof: string | undefined, request: ProvenRequest) => {
      asked.push({ proof, request });
      return provenBy;
    },
  };
  const app = new Hono<WorkerEnv>();
  app.use(createRequireSession({ sessions, proofs }));
  app.post('/v1/packs', (c) => c.text(`for ${c.get('rep').access.repId}`));
  app.onError((error, c) => c.text(error instanceof AppError ? error.code : 'a fault', 500));
  const headers = { dpop: 'a-proof', ...(authorization === undefined ? {} : { authorization }) };
  const answer = await app.request('/v1/packs?of=nobody', { method: 'POST', headers });
  return { text: await answer.text(), asked };
}

test('lets the rep of the session in, who has proven this method, this path and this session', async () => {
  const { text, asked } = await ask(`DPoP ${session}`);
  expect(text).toBe('for ada');
  const request = { method: 'POST', path: '/v1/packs', session, keyThumbprint: 'the-key-of-the-session' };
  expect(asked).toEqual([{ proof: 'a-proof', request }]);
});

test('a proof by another key opens nothing', async () => {
  expect((await ask(`DPoP ${session}`, 'another-key')).text).toBe('proof_invalid');
});

test.each([
  ['nothing', undefined, 'session_required'],
  ['an empty header', '', 'session_required'],
  ['a session under another scheme', `Bearer ${session}`, 'session_invalid'],
  ['a session after something else', `Basic x, DPoP ${session}`, 'session_invalid'],
  ['a session before something else', `DPoP ${session} x`, 'session_invalid'],
  ['a scheme without a session', 'DPoP ', 'session_invalid'],
])('%s is no session, and no proof is looked at', async (_what, authorization, code) => {
  const { text, asked } = await ask(authorization);
  expect([text, asked]).toEqual([code, []]);
});
