import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectSame } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.genesys.bend(null);
  await scene.queries.clearFaults();
});

const LISTING = { method: 'GET', path: '/api/v2/conversations' };
const calls = () => scene.genesys.calls.map(({ method, path }) => ({ method, path }));

/** Refused exactly as a conversation nobody has ever had. */
async function refusedLikeNobodys(who: typeof REP, conversationId: string): Promise<void> {
  const rep = await scene.rep(who);
  await scene.mark();
  const refused = await scene.pack(rep, { conversationId });
  expect(calls()).toEqual([LISTING]);
  const nobodys = await scene.pack(rep, { conversationId: randomUUID() });
  expect(calls()).toEqual([LISTING, LISTING]);
  expect(refused.status).toBe(404);
  expectSame(refused, nobodys);
  expect(await scene.queries.names()).toEqual([]);
  await scene.nothingLeaks([refused, nobodys]);
}

attack(
  'A1',
  "another rep's live conversation answers as one that does not exist",
  { defences: ['own-list', 'same-answer'] },
  async () => {
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    expect((await scene.pack(await scene.rep(REP), { conversationId: id })).status).toBe(200);
    await refusedLikeNobodys(OTHER_REP, id);
    scene.hangUp(id);
  },
);

attack(
  'A2',
  'a well-formed id nobody has had is not found and never looked up',
  { defences: ['same-answer'] },
  async () => {
    const rep = await scene.rep(REP);
    await scene.mark();
    const answer = await scene.pack(rep, { conversationId: randomUUID() });
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found']);
    expect(calls()).toEqual([LISTING]);
    await scene.nothingLeaks([answer]);
  },
);

attack('A3', "the rep's own conversation of yesterday is not found", { defences: ['own-list'] }, async () => {
  const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  expect((await scene.pack(await scene.rep(REP), { conversationId: id })).status).toBe(200);
  scene.hangUp(id);
  await refusedLikeNobodys(REP, id);
});

attack(
  'A4',
  'a rep who is only the dialled contact is no agent of the call',
  { defences: ['agent-purpose'] },
  async () => {
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    scene.genesys.bend((path, body) =>
      path === '/api/v2/conversations'
        ? { body: JSON.parse(JSON.stringify(body).replaceAll('"purpose":"agent"', '"purpose":"external"')) }
        : undefined,
    );
    await refusedLikeNobodys(REP, id);
    scene.hangUp(id);
  },
);

attack(
  'A5',
  'after a blind transfer and wrap-up the call is gone, and trying is audited',
  { defences: ['own-list', 'ticket-asks-again'] },
  async () => {
    const rep = await scene.rep(REP);
    const id = await scene.ring(REP, 'healthy-grower', 'verified');
    scene.stage.genesys.control.answer(id);
    const { ticket = '' } = identityOf(await scene.pack(rep, { conversationId: id }));
    scene.stage.genesys.control.transfer(id, { toUserId: OTHER_REP.id, kind: 'blind' });
    scene.stage.genesys.control.completeWrapUp(id, { userId: REP.id });
    await refusedLikeNobodys(REP, id);
    const renewal = await askAs(scene.worker.port, rep, '/v1/tickets/renewal', { ticket });
    expect(renewal.status).toBe(404);
    const denied = scene.worker.audits().filter((each) => each.type === 'DENIED' && each.conversationId === id);
    expect(denied).toMatchObject([{ result: 'not_found', repId: REP.id }]);
  },
);

attack(
  'A6',
  'a body that names a customer, a user, an organisation, a role or a debug switch is refused',
  { defences: ['strict-requests'] },
  async () => {
    const rep = await scene.rep(REP);
    const id = await scene.ring(REP, 'fraud-delay-builder');
    await scene.mark();
    for (const extra of [
      { customerId: 'x' },
      { userId: OTHER_REP.id },
      { orgId: 'x' },
      { role: 'manager' },
      { debug: true },
    ]) {
      const answer = await scene.pack(rep, { conversationId: id, ...extra });
      expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
      await scene.nothingLeaks([answer]);
    }
    expect(scene.genesys.calls).toEqual([]);
    expect(await scene.queries.names()).toEqual([]);
    scene.hangUp(id);
  },
);
