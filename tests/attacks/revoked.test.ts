import { afterAll, beforeAll, expect } from 'vitest';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { SPECIALIST } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';
import { signInAt } from './frame/sign-in.ts';

const reason = 'follow-up';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const search = (rep: Rep, port = scene.worker.port) => askAs(port, rep, '/v1/search', { text: 'Northgate', reason });

/** A specialist with all that opens a customer without a call: a pin, a hit, and the ticket and handle of an opened hit. */
async function equipped() {
  const rep = await signInAt(scene.stage, scene.worker.port, SPECIALIST);
  const id = await scene.ring(SPECIALIST, 'healthy-grower', 'verified');
  const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
  const grant = String(JSON.parse((await askAs(scene.worker.port, rep, '/v1/pins', { ticket })).text).grant);
  scene.hangUp(id);
  const hit = String(JSON.parse((await search(rep)).text).hits[0]?.handle);
  const opened = identityOf(await scene.pack(rep, { handle: hit, reason }));
  return { rep, grant, hit, opened };
}

attack(
  'B10',
  'a token revoked at Genesys ends what needs no call as well: search, hit, pin, reveal and the list of openings',
  { defences: ['asks-genesys-without-call'] },
  async () => {
    const { rep, grant, hit, opened } = await equipped();
    const ways: (() => ReturnType<typeof askAs>)[] = [
      () => search(rep),
      () => scene.pack(rep, { handle: hit, reason }),
      () => scene.pack(rep, { handle: grant, reason }),
      () =>
        askAs(scene.worker.port, rep, '/v1/reveals', {
          reveal: opened.registrationNumber?.reveal,
          ticket: opened.ticket,
        }),
      () => askAs(scene.worker.port, rep, '/v1/openings', {}),
    ];
    for (const way of ways) expect((await way()).status).toBe(200);
    scene.stage.genesys.control.revokeToken({ userId: SPECIALIST.id });
    await scene.mark();
    const answers = [];
    for (const way of ways) answers.push(await way());
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(ways.map(() => [401, 'session_expired']));
    expect(await scene.queries.names()).toEqual([]);
    await scene.nothingLeaks(answers);
  },
);

attack(
  'B10',
  'a rep who signed out at one instance searches at no other',
  { defences: ['asks-genesys-without-call'] },
  async () => {
    const other = await scene.another();
    const rep = await signInAt(scene.stage, scene.worker.port, SPECIALIST);
    expect((await search(rep, other.port)).status).toBe(200);
    expect((await askAs(scene.worker.port, rep, '/v1/session/end', {})).status).toBe(204);
    const answer = await search(rep, other.port);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'session_expired']);
  },
);
