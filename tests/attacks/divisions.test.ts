import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP, ROLE_MAP } from '../../mocks/stage/cast.ts';
import { authorizeAt } from '../../mocks/stage/log-in.ts';
import { askAs, codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectSamePack } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { openSession, signInAt } from './frame/sign-in.ts';

const RETAIL = { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a71', name: 'Retail' };
const RETAIL_ROLE = { id: '2f0a1c9e-7b1a-4c55-9f57-3c1d2e4f5a81', name: 'Retail rep' };

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => scene.genesys.bend(null));

/** Whoever signs in is of the retail division, and has its role instead of ours. */
function inRetail(): void {
  scene.genesys.bend((path, body) => {
    if (path !== '/api/v2/users/me') return undefined;
    const { authorization, ...user } = Object(body);
    return { body: { ...user, division: RETAIL, authorization: { ...authorization, roles: [RETAIL_ROLE] } } };
  });
}

/** Both reps on one call of a verified customer; the second is of another division. */
async function conference(key: string): Promise<string> {
  const id = await scene.ring(REP, key, 'verified');
  const { control } = scene.stage.genesys;
  control.answer(id);
  control.conference(id, { toUserId: OTHER_REP.id });
  control.answer(id, { userId: OTHER_REP.id });
  return id;
}

function endConference(id: string): void {
  const { control } = scene.stage.genesys;
  control.end(id);
  for (const user of [REP, OTHER_REP]) control.completeWrapUp(id, { userId: user.id });
}

attack(
  'A17',
  'a rep of a division without a mapped role has no session, though on the same call, and loses one at renewal',
  { defences: ['role-required'] },
  async () => {
    const id = await conference('fraud-delay-builder');
    const before = await signInAt(scene.stage, scene.worker.port, OTHER_REP);
    inRetail();
    await scene.mark();
    const { answer } = await openSession(scene.worker.port, await authorizeAt(scene.stage, OTHER_REP));
    const renewed = await askAs(scene.worker.port, before, '/v1/session/renewal', {});
    expect([answer, renewed].map((each) => [each.status, codeOf(each)])).toEqual([
      [403, 'not_permitted'],
      [403, 'not_permitted'],
    ]);
    expect(scene.worker.audits().slice(-2)).toMatchObject([
      { type: 'DENIED', repId: OTHER_REP.id, result: 'no_mapped_role' },
      { type: 'DENIED', repId: OTHER_REP.id, result: 'no_mapped_role' },
    ]);
    await scene.nothingLeaks([answer, renewed]);
    endConference(id);
  },
);

attack(
  'A17',
  'a rep whose division maps to other tiers sees nobody on the call where a colleague sees the customer',
  { defences: ['tier-in-sql'] },
  async () => {
    const retail = { [RETAIL_ROLE.id]: { roles: ['rep'], tiers: ['RETAIL'] } };
    const worker = await scene.another({ GENESYS_ROLES: JSON.stringify({ ...ROLE_MAP, ...retail }) });
    inRetail();
    const other = await signInAt(scene.stage, worker.port, OTHER_REP);
    scene.genesys.bend(null);
    const own = await signInAt(scene.stage, worker.port, REP);
    const id = await conference('fraud-delay-builder');
    const unknown = await scene.ring(OTHER_REP, 'unknown-caller');
    const pack = (rep: typeof other, conversationId: string) =>
      askAs(worker.port, rep, '/v1/packs', { conversationId }, { accept: 'application/x-ndjson' });
    const empty = await pack(other, unknown);
    await scene.mark();
    const none = await pack(other, id);
    expectSamePack(none, empty);
    expect(framesOf(none).map(({ type }) => type)).toEqual(['identity', 'done']);
    await scene.nothingLeaks([none]);
    const denied = worker.audits().filter(({ conversationId, type }) => conversationId === id && type === 'DENIED');
    expect(denied).toMatchObject([{ result: 'access_tier', repId: OTHER_REP.id }]);
    expect(identityOf(await pack(own, id)).identity).toMatchObject({ state: 'identified', level: 'verified' });
    scene.hangUp(unknown);
    endConference(id);
  },
);
