import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { verifyFiles } from '../../scripts/audit/verify-files.ts';
import { ask, askAs, codeOf, identityOf } from '../attacks/frame/ask.ts';
import type { Scene } from '../attacks/frame/scene.ts';
import { openScene } from '../attacks/frame/scene.ts';
import { signInAt } from '../attacks/frame/sign-in.ts';
import { keySet, rings } from './keys.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const secret = () => randomBytes(32).toString('base64url');

test('with every key lost and new ones made, reps sign in again, calls are claims, pins are gone, and nothing is shown wrongly', async () => {
  const rep = await scene.rep(REP);
  const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  const before = identityOf(await scene.pack(rep, { conversationId: id }));
  expect(before.identity).toMatchObject({ level: 'verified' });
  const { grant } = JSON.parse((await askAs(scene.worker.port, rep, '/v1/pins', { ticket: before.ticket })).text);
  const after = await scene.another({
    ...rings(keySet(2)),
    AUDIT_KEY: secret(),
    STATEMENT_ISSUER_CREDENTIALS: secret(),
  });

  await scene.mark();
  const refused = await scene.packAt(after, rep, id);
  expect([refused.status, codeOf(refused)]).toEqual([401, 'session_invalid']);

  const again = await signInAt(scene.stage, after.port, REP);
  const pack = await scene.packAt(after, again, id);
  expect(identityOf(pack).identity).toMatchObject({ state: 'identified', level: 'claimed' });
  const renewal = await askAs(after.port, again, '/v1/tickets/renewal', { ticket: before.ticket });
  expect([renewal.status, codeOf(renewal)]).toEqual([400, 'handle_invalid']);
  const listed = await askAs(after.port, again, '/v1/pins/list', { grants: [grant] });
  expect(JSON.parse(listed.text)).toMatchObject({ pins: [] });
  await scene.nothingLeaks([refused, pack, renewal, listed]);
  scene.hangUp(id);
});

test('a credential of the call flow that was taken away signs nothing, and trying it is recorded', async () => {
  const fresh = secret();
  const after = await scene.another({ STATEMENT_ISSUER_CREDENTIALS: fresh });
  const id = await scene.ring(REP, 'healthy-grower');
  const asked = (credential: string) =>
    ask(after.port, {
      path: '/v1/statements',
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
      body: {
        conversationId: id,
        customer: { type: 'BCIN', value: 'GBB4100011' },
        level: 'verified',
        method: 'IVR_PIN',
      },
    });
  const refused = await asked(scene.statementCredential);
  expect([refused.status, codeOf(refused)]).toEqual([401, 'credential_invalid']);
  expect(after.audits().at(-1)).toMatchObject({ type: 'DENIED', result: 'statement_credential_invalid' });
  expect((await asked(fresh)).status).toBe(200);
  scene.hangUp(id);
});

test('another identifier key than the warehouse was loaded under finds nobody, and never somebody else', async () => {
  const after = await scene.another({ IDENTIFIER_KEY: secret() });
  const rep = await scene.rep(REP);
  const id = await scene.ring(REP, 'fraud-delay-builder');
  await scene.mark();
  const pack = await scene.packAt(after, rep, id);
  expect(identityOf(pack).identity).toMatchObject({ state: 'unidentified' });
  await scene.nothingLeaks([pack]);
  scene.hangUp(id);
});

test('a log of before and after a new audit key is whole under both keys, each half under its own', async () => {
  const [oldKey, newKey] = [secret(), secret()];
  const [before, after] = [await scene.another({ AUDIT_KEY: oldKey }), await scene.another({ AUDIT_KEY: newKey })];
  for (const worker of [before, after]) {
    await signInAt(scene.stage, worker.port, REP);
    await worker.kill('SIGTERM');
  }
  const wholeUnder = (key: string, ...workers: { written: () => string }[]) =>
    verifyFiles(
      workers.map((worker, at) => ({ name: `worker-${at}.log`, text: worker.written() })),
      key,
    ).isWhole;
  expect([wholeUnder(oldKey, before), wholeUnder(newKey, after)]).toEqual([true, true]);
  expect([wholeUnder(newKey, before), wholeUnder(oldKey, before, after)]).toEqual([false, false]);
});
