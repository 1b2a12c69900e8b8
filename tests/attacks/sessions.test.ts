import { createHash } from 'node:crypto';
import { generateKeyPair } from 'dpop';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP, WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { authorizeAt } from '../../mocks/stage/log-in.ts';
import { EXTENSION_ORIGIN } from '../../mocks/stage/panel-headers.ts';
import { ask, askAs, codeOf, framesOf, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { openPanel } from './frame/panel.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { openSession, signInAt } from './frame/sign-in.ts';

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
const LIFE_MS = 1_000;
/** Clocks differ: a seal is taken for this much longer than it says. */
const FORGIVEN_MS = 5_000;

attack(
  'B9',
  'a stolen session is worth nothing without a fresh proof of its key for this very request',
  { defences: ['proof-required'] },
  async () => {
    const rep = await signInAt(scene.stage, scene.worker.port, REP);
    const other = await generateKeyPair('ES256');
    const ath = createHash('sha256').update(rep.session).digest('base64url');
    const nowS = Math.floor(Date.now() / 1000);
    const proof = async (change: Record<string, unknown>, keys = rep.keys) =>
      await new SignJWT({
        htm: 'POST',
        htu: `${WORKER_ORIGIN}${list}`,
        iat: nowS,
        jti: crypto.randomUUID(),
        ath,
        ...change,
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(keys.publicKey) })
        .sign(keys.privateKey);
    const send = async (dpop: string | undefined) =>
      (
        await ask(scene.worker.port, {
          path: list,
          body: {},
          headers: { ...(await panelHeaders(list)), authorization: `DPoP ${rep.session}`, dpop },
        })
      ).status;
    const good = await proof({});
    const statuses = [await send(good), await send(good)];
    for (const change of [
      { htm: 'GET' },
      { htu: `${WORKER_ORIGIN}/v1/packs` },
      { htu: `https://evil.example${list}` },
      { iat: nowS - 300 },
      { iat: nowS + 300 },
      { ath: 'x' },
      { ath: undefined },
      { jti: 'short' },
    ])
      statuses.push(await send(await proof(change)));
    statuses.push(await send(undefined), await send(await proof({}, other)), await send('x'.repeat(5_000)));
    expect(statuses).toEqual([200, ...Array.from({ length: statuses.length - 1 }, () => 401)]);
  },
);

attack(
  'B10',
  'a token revoked at Genesys ends the session at its next use',
  { defences: ['asks-genesys-each-time'] },
  async () => {
    const rep = await signInAt(scene.stage, scene.worker.port, OTHER_REP);
    const id = await scene.ring(OTHER_REP, 'healthy-grower', 'verified');
    expect((await scene.pack(rep, { conversationId: id })).status).toBe(200);
    scene.stage.genesys.control.revokeToken({ userId: OTHER_REP.id });
    await scene.mark();
    const answer = await scene.pack(rep, { conversationId: id });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'session_expired']);
    expect((await askAs(scene.worker.port, rep, '/v1/session/renewal', {})).status).toBe(401);
    await scene.nothingLeaks([answer]);
    scene.hangUp(id);
  },
);

attack(
  'B11',
  'a session that ends mid-stream lets the running pack finish, and no other begin',
  { defences: ['session-expiry'] },
  async () => {
    scene.genesys.bend((path, body) =>
      path === '/oauth/token' ? { body: { ...Object(body), expires_in: LIFE_MS / 1000 } } : undefined,
    );
    const id = await scene.ring(REP, 'healthy-grower', 'verified');
    const { answer, keys } = await openSession(scene.worker.port, await authorizeAt(scene.stage, REP));
    const openedAtMs = Date.now();
    const rep = { session: JSON.parse(answer.text).session, keys };
    // Asked for while it is still forgiven, and answered when it is no more.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    for (const query of ['subject', 'revenue'])
      await scene.queries.fault({ match: { labels: { query } }, times: 1, latency: { fixedMs: 2_200 } });
    const pack = await scene.pack(rep, { conversationId: id });
    expect(Date.now() - openedAtMs).toBeGreaterThan(LIFE_MS + FORGIVEN_MS);
    expect(framesOf(pack).at(-1)).toMatchObject({ type: 'done', complete: true });
    const late = await scene.pack(rep, { conversationId: id });
    expect([late.status, codeOf(late)]).toEqual([401, 'session_expired']);
    scene.hangUp(id);
  },
);

attack(
  'B11',
  'a panel whose session has ended signs in once more, and not again and again',
  { defences: ['one-refresh'] },
  async () => {
    scene.genesys.bend((path, body) =>
      path === '/oauth/token' ? { body: { ...Object(body), expires_in: LIFE_MS / 1000 } } : undefined,
    );
    const panel = await openPanel(scene, OTHER_REP);
    await panel.keeper.current();
    scene.genesys.bend(null);
    await new Promise((resolve) => setTimeout(resolve, LIFE_MS + FORGIVEN_MS));
    panel.asked.length = 0;
    await Promise.all([panel.api.listConversations(), panel.api.listConversations()]);
    expect(panel.asked.toSorted()).toEqual([list, list, '/v1/session']);
  },
);

attack(
  'B12',
  'ten requests at once with a session Genesys has ended make exactly one new sign-in',
  { defences: ['one-refresh'] },
  async () => {
    const panel = await openPanel(scene, OTHER_REP);
    const first = await panel.keeper.current();
    await panel.api.listConversations();
    scene.stage.genesys.control.revokeToken({ userId: OTHER_REP.id });
    scene.genesys.calls.length = 0;
    panel.asked.length = 0;
    const lists = await Promise.all(Array.from({ length: 10 }, () => panel.api.listConversations()));
    expect(lists).toHaveLength(10);
    const timesAsked = (path: string) => panel.asked.filter((each) => each === path).length;
    expect([timesAsked('/v1/session'), timesAsked('/v1/session/renewal'), timesAsked(list)]).toEqual([1, 0, 20]);
    expect(scene.genesys.calls.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
    expect((await panel.keeper.current())?.held.session).not.toBe(first?.held.session);
    expect(panel.keyCount()).toBe(1);
  },
);

attack(
  'B13',
  'a token travels in one header only, and no log line holds a query string',
  { defences: ['session-required', 'log-without-query'] },
  async () => {
    const rep = await scene.rep(REP);
    const basic = { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' };
    const full = await panelHeaders(list, rep);
    const answers = [
      await ask(scene.worker.port, { path: `${list}?access_token=${rep.session}`, headers: basic, body: {} }),
      await ask(scene.worker.port, { path: list, headers: { ...basic, cookie: `session=${rep.session}` }, body: {} }),
      await ask(scene.worker.port, {
        path: list,
        headers: { ...full, authorization: `Bearer ${rep.session}` },
        body: {},
      }),
      await ask(scene.worker.port, { path: list, headers: basic, body: { session: rep.session } }),
      await ask(scene.worker.port, { method: 'GET', path: list, headers: full }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 405]);
    expect(scene.worker.written()).not.toContain(rep.session.slice(0, 40));
    expect(scene.worker.written()).not.toContain('access_token=');
  },
);
