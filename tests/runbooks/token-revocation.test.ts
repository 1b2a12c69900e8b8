import { afterAll, beforeAll, expect, test } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { authorizeAt } from '../../mocks/stage/log-in.ts';
import { askAs, codeOf } from '../attacks/frame/ask.ts';
import type { RunningWorker } from '../attacks/frame/running-worker.ts';
import type { Scene } from '../attacks/frame/scene.ts';
import { openScene } from '../attacks/frame/scene.ts';
import type { Rep } from '../attacks/frame/sign-in.ts';
import { openSession, signInAt } from '../attacks/frame/sign-in.ts';
import { keySet, rings } from './keys.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function conversationsOf(rep: Rep, { port }: Pick<RunningWorker, 'port'> = scene.worker) {
  const answer = await askAs(port, rep, '/v1/conversations', {});
  return answer.status === 200 ? 200 : codeOf(answer);
}

test('the tokens of one rep revoked at Genesys end that session at its next use, at every instance, and nobody else’s', async () => {
  const other = await scene.another();
  const [leaver, colleague] = [
    await signInAt(scene.stage, scene.worker.port, REP),
    await signInAt(scene.stage, scene.worker.port, OTHER_REP),
  ];
  for (const worker of [scene.worker, other]) expect(await conversationsOf(leaver, worker)).toBe(200);
  scene.stage.genesys.control.revokeToken({ userId: REP.id });
  for (const worker of [scene.worker, other]) {
    expect(await conversationsOf(leaver, worker)).toBe('session_expired');
    expect(await conversationsOf(colleague, worker)).toBe(200);
  }
});

test('every token of the organisation revoked ends every session; whoever may still sign in does so anew', async () => {
  const reps = [
    await signInAt(scene.stage, scene.worker.port, REP),
    await signInAt(scene.stage, scene.worker.port, OTHER_REP),
  ];
  scene.stage.genesys.control.revokeToken();
  for (const rep of reps) expect(await conversationsOf(rep)).toBe('session_expired');
  expect(await conversationsOf(await signInAt(scene.stage, scene.worker.port, REP))).toBe(200);
});

test('session keys exchanged without overlap end every session at once, also of tokens Genesys would still take', async () => {
  const rep = await signInAt(scene.stage, scene.worker.port, REP);
  const after = await scene.another({ SESSION_KEYS: rings(keySet(2)).SESSION_KEYS });
  expect(await conversationsOf(rep)).toBe(200);
  expect(await conversationsOf(rep, after)).toBe('session_invalid');
  expect(await conversationsOf(await signInAt(scene.stage, after.port, REP), after)).toBe(200);
});

test('an organisation taken off the list signs nobody in, and its sessions are not renewed', async () => {
  const rep = await signInAt(scene.stage, scene.worker.port, REP);
  const shut = await scene.another({ GENESYS_ORGANIZATION_IDS: 'a0000000-0000-4000-8000-00000000dead' });
  const { answer } = await openSession(shut.port, await authorizeAt(scene.stage, REP));
  expect([answer.status, codeOf(answer)]).toEqual([401, 'organization_not_allowed']);
  const renewed = await askAs(shut.port, rep, '/v1/session/renewal', {});
  expect([renewed.status, codeOf(renewed)]).toEqual([401, 'organization_not_allowed']);
  expect(shut.audits().at(-1)).toMatchObject({ type: 'DENIED', result: 'organization_not_allowed' });
});
