import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { MANAGER } from './frame/people.ts';
import { expectSame, expectSamePack } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';

let scene: Scene;
let rep: Rep;
beforeAll(async () => {
  scene = await openScene();
  rep = await scene.rep(REP);
});
afterAll(() => scene.close());

const outbound = () => scene.genesys.calls.map(({ method, path }) => `${method} ${path}`);

for (const key of ['deal-restricted', 'staff-account']) {
  attack(
    'A17',
    `a customer outside the rep's tiers (${key}) answers byte for byte as nobody at all`,
    { defences: ['tier-in-sql'] },
    async () => {
      const nobody = await scene.ring(REP, 'unknown-caller');
      const empty = await scene.pack(rep, { conversationId: nobody });
      const id = await scene.ring(REP, key, 'verified');
      await scene.mark();
      const answer = await scene.pack(rep, { conversationId: id });
      expectSamePack(answer, empty);
      expect(outbound()).toEqual(['GET /api/v2/conversations']);
      await scene.nothingLeaks([answer]);
      const denied = scene.worker
        .audits()
        .filter(({ conversationId, type }) => conversationId === id && type === 'DENIED');
      expect(denied).toMatchObject([{ result: 'access_tier', customerId: scenarioOf(key).customerId }]);
      for (const each of [nobody, id]) scene.hangUp(each);
    },
  );
}

attack('A17', 'the tier that may see a customer does', { defences: ['tier-in-sql'] }, async () => {
  const id = await scene.ring(MANAGER, 'deal-restricted', 'verified');
  const answer = await scene.pack(await scene.rep(MANAGER), { conversationId: id });
  expect(identityOf(answer).identity).toMatchObject({ state: 'identified', level: 'verified' });
  scene.hangUp(id);
});

attack('A24', 'no pin is made from a claimed pack', { defences: ['pin-level'] }, async () => {
  const id = await scene.ring(REP, 'fraud-delay-builder');
  const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
  await scene.mark();
  const refused = await askAs(scene.worker.port, rep, '/v1/pins', { ticket });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'not_permitted']);
  expect(scene.worker.audits().at(-1)).toMatchObject({ type: 'DENIED', result: 'pin_not_permitted' });
  await scene.nothingLeaks([refused]);
  scene.hangUp(id);
});

attack(
  'A24',
  'a pin opens at the level it was made at, for its rep, with a reason',
  { defences: ['handle-of-rep', 'pin-reason'] },
  async () => {
    const id = await scene.ring(REP, 'fraud-delay-builder', 'asserted');
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const made = await askAs(scene.worker.port, rep, '/v1/pins', { ticket });
    const { grant } = JSON.parse(made.text);
    scene.hangUp(id);
    await scene.mark();
    const stolen = await scene.pack(await scene.rep(OTHER_REP), { handle: grant, reason: 'follow-up' });
    const forged = await scene.pack(await scene.rep(OTHER_REP), {
      handle: `${grant.slice(0, -6)}AAAAAA`,
      reason: 'follow-up',
    });
    expect([stolen.status, codeOf(stolen)]).toEqual([400, 'handle_invalid']);
    expectSame(stolen, forged);
    const without = await scene.pack(rep, { handle: grant });
    expect([without.status, codeOf(without)]).toEqual([400, 'malformed_request']);
    expect(await scene.queries.names()).toEqual([]);
    const opened = await scene.pack(rep, { handle: grant, reason: 'follow-up' });
    expect(identityOf(opened).identity).toMatchObject({ level: 'asserted' });
    expect(framesOf(opened).filter((each) => each.type === 'section' && each.status !== 'held')).toEqual([]);
    expect(await scene.queries.sectionQueries()).toEqual([]);
  },
);

attack(
  'A25',
  'a restricted relative leaves neither name nor gap nor count',
  { defences: ['tier-in-network'] },
  async () => {
    const titleFor = async (user: typeof REP) => {
      const id = await scene.ring(user, 'large-group', 'verified');
      const answer = await scene.pack(await scene.rep(user), { conversationId: id, sections: ['network'] });
      scene.hangUp(id);
      expect(answer.text).toContain('Aldermoor Energy Hull');
      const [, parties = ''] = /"title":"(\d+) parties/u.exec(answer.text) ?? [];
      return { answer, parties: Number(parties) };
    };
    const [few, all] = [await titleFor(REP), await titleFor(MANAGER)];
    expect(all.parties - few.parties).toBe(1);
    expect(few.answer.text).not.toMatch(/Energy Oxford|RESTRICTED|hidden|withheld/u);
  },
);

attack('A25', 'a restricted caller is an unknown caller', { defences: ['tier-of-caller'] }, async () => {
  const { control } = scene.stage.genesys;
  const verifiedAt = new Date(Date.now() - 60_000).toISOString();
  const ringWith = async (caller: string | null) => {
    const { id } = control.ring({ userId: REP.id, attributes: { BCIN: 'GBB4100111' } });
    await control.issueStatement(id, {
      customer: { type: 'BCIN', value: 'GBB4100111' },
      ...(caller ? { caller: { type: 'PCIN', value: caller } as const } : {}),
      level: 'verified',
      method: 'IVR_PIN',
      verifiedAt,
    });
    return id;
  };
  const [restricted, nobody] = [await ringWith('GBP7100121'), await ringWith(null)];
  const [one, other] = [
    await scene.pack(rep, { conversationId: restricted, sections: ['alerts'] }),
    await scene.pack(rep, { conversationId: nobody, sections: ['alerts'] }),
  ];
  expect(identityOf(one).identity).toEqual(identityOf(other).identity);
  expect(one.text).not.toContain('Frost');
  for (const id of [restricted, nobody]) scene.hangUp(id);
});

attack('A25', 'a restricted candidate is neither offered nor counted', { defences: ['tier-in-look-up'] }, async () => {
  const id = await scene.ring(REP, 'shared-phone');
  await scene.mark();
  const answer = await scene.pack(rep, { conversationId: id });
  const { identity } = identityOf(answer);
  expect(identity).toMatchObject({ state: 'candidates', candidates: { length: 3 } });
  expect(answer.text).not.toMatch(/A•••|Acquisitions|\b4\b/u);
  await scene.nothingLeaks([answer]);
  scene.hangUp(id);
});
