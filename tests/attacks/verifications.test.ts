import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectHeld } from './frame/held.ts';
import { expectSame } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';

const VICTIM = scenarioOf('fraud-delay-builder');

let scene: Scene;
let rep: Rep;
beforeAll(async () => {
  scene = await openScene();
  rep = await scene.rep(REP);
});
afterAll(() => scene.close());

const giveWord = (who: Rep, ticket: string | undefined) =>
  askAs(scene.worker.port, who, '/v1/verifications', { ticket, method: 'security-questions' });
const denialsOf = (id: string) =>
  scene.worker.audits().filter(({ conversationId, type }) => conversationId === id && type === 'DENIED');
const levelOf = (answer: Parameters<typeof identityOf>[0]) => {
  const { identity } = identityOf(answer);
  return identity.state === 'identified' ? identity.level : identity.state;
};

/** An asserted customer on the line, the rep's ticket about them and the rep's word. */
async function vouched(key: string) {
  const id = await scene.ring(REP, key, 'asserted');
  scene.stage.genesys.control.answer(id);
  const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
  const given = await giveWord(rep, ticket);
  expect(given.status).toBe(200);
  return { id, ticket, verification: String(JSON.parse(given.text).verification) };
}

attack(
  'A23',
  "the rep's own word about a claimed customer is refused and recorded, and shows nothing",
  { defences: ['word-needs-asserted'] },
  async () => {
    const id = await scene.ring(REP, VICTIM.key);
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    await scene.mark();
    const refused = await giveWord(rep, ticket);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'not_permitted']);
    expect(denialsOf(id)).toMatchObject([{ result: 'verification_not_permitted', repId: REP.id }]);
    await scene.nothingLeaks([refused]);
    await expectHeld(scene, await scene.pack(rep, { conversationId: id }));
    scene.hangUp(id);
  },
);

attack(
  'A23',
  'a word about an asserted customer raises nobody who is only claimed, on the same call or another',
  { defences: ['word-needs-asserted', 'word-of-conversation'] },
  async () => {
    const { id, verification } = await vouched('healthy-grower');
    expect(levelOf(await scene.pack(rep, { conversationId: id, verification }))).toBe('verified');
    const [{ bcin: BCIN = '' } = {}] = VICTIM.legs;
    scene.stage.genesys.control.setAttributes(id, { BCIN, PCIN: '', bcsStatement: '' });
    await scene.mark();
    await expectHeld(scene, await scene.pack(rep, { conversationId: id, verification }));
    expect(denialsOf(id)).toMatchObject([{ result: expect.stringContaining('not_asserted') }]);

    const claimed = await scene.ring(REP, VICTIM.key);
    const carried = await scene.pack(rep, { conversationId: claimed, verification });
    expect([carried.status, codeOf(carried)]).toEqual([400, 'handle_invalid']);
    expect(await scene.queries.sectionQueries()).toEqual([]);
    await scene.nothingLeaks([carried]);
    for (const each of [id, claimed]) scene.hangUp(each);
  },
);

attack(
  'A23',
  "a word counts for its own rep and customer: another's ticket, word or customer is worth nothing",
  { defences: ['handle-of-rep', 'word-of-customer'] },
  async () => {
    const { id, ticket, verification } = await vouched('healthy-grower');
    const other = await scene.rep(OTHER_REP);
    const theirs = await scene.ring(OTHER_REP, 'twin', 'asserted');
    await scene.mark();
    const forged = `${ticket?.slice(0, -8)}AAAAAAAA`;
    const borrowed = await giveWord(other, ticket);
    expect([borrowed.status, codeOf(borrowed)]).toEqual([400, 'handle_invalid']);
    expectSame(borrowed, await giveWord(other, forged));
    const worded = await scene.pack(other, { conversationId: theirs, verification });
    expect([worded.status, codeOf(worded)]).toEqual([400, 'handle_invalid']);

    const { control } = scene.stage.genesys;
    const [{ bcin = '' } = {}] = VICTIM.legs;
    await control.issueStatement(id, {
      customer: { type: 'BCIN', value: bcin },
      level: 'asserted',
      method: 'IVR_ENTRY',
    });
    control.setAttributes(id, { BCIN: bcin, PCIN: '' });
    const swapped = await scene.pack(rep, { conversationId: id, verification });
    expect(levelOf(swapped)).toBe('asserted');
    expect(framesOf(swapped).filter((each) => each.type === 'section' && each.status !== 'held')).toEqual([]);
    expect(denialsOf(id)).toMatchObject([{ result: expect.stringContaining('another_customer') }]);
    expect(await scene.queries.sectionQueries()).toEqual([]);
    await scene.nothingLeaks([borrowed, worded]);
    for (const each of [id, theirs]) scene.hangUp(each);
  },
);
