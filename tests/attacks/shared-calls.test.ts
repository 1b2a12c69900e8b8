import { afterAll, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { MANAGER } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

attack(
  'A18',
  'two reps in one conference each get their own pack, by their own rights',
  { defences: ['tier-in-sql'] },
  async () => {
    const [manager, rep] = [await scene.rep(MANAGER), await scene.rep(REP)];
    const id = await scene.ring(MANAGER, 'deal-restricted', 'verified');
    const { control } = scene.stage.genesys;
    control.answer(id);
    control.conference(id, { toUserId: REP.id });
    control.answer(id, { userId: REP.id });
    await scene.mark();
    const [full, none] = await Promise.all([
      scene.pack(manager, { conversationId: id }),
      scene.pack(rep, { conversationId: id }),
    ]);
    expect(identityOf(full).identity).toMatchObject({ state: 'identified', customer: { name: 'Meridian Forge plc' } });
    expect(identityOf(none).identity.state).toBe('unidentified');
    expect(framesOf(none).map(({ type }) => type)).toEqual(['identity', 'done']);
    await scene.nothingLeaks([none], { allowsQueries: true });
    const borrowed = await scene.pack(rep, { conversationId: id, ticket: identityOf(full).ticket });
    expect([borrowed.status, codeOf(borrowed)]).toEqual([400, 'handle_invalid']);
    control.end(id);
    for (const user of [MANAGER, REP]) control.completeWrapUp(id, { userId: user.id });
  },
);

attack(
  'A19',
  "the same instant does not let one rep's permission carry another",
  { defences: ['own-list', 'own-flight'] },
  async () => {
    const [rep, other] = [await scene.rep(REP), await scene.rep(OTHER_REP)];
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const asked = { conversationId: id };
    const answers = await Promise.all([scene.pack(rep, asked), scene.pack(other, asked)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    const [mine, ...refused] = answers;
    expect(mine && framesOf(mine).at(-1)).toMatchObject({ type: 'done', complete: true });
    await scene.nothingLeaks(refused, { allowsQueries: true });
    scene.hangUp(id);
  },
);

attack(
  'A20',
  'what one rep was just shown is authorised afresh for the next, and for the same one later',
  { defences: ['own-list'] },
  async () => {
    const [rep, other] = [await scene.rep(REP), await scene.rep(OTHER_REP)];
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    expect(identityOf(await scene.pack(rep, { conversationId: id })).identity.state).toBe('identified');
    await scene.mark();
    const warm = await scene.pack(other, { conversationId: id });
    scene.hangUp(id);
    const late = await scene.pack(rep, { conversationId: id });
    expect([warm.status, late.status]).toEqual([404, 404]);
    expect(await scene.queries.names()).toEqual([]);
    await scene.nothingLeaks([warm, late]);
  },
);
