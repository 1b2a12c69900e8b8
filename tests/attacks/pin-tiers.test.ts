import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { REP, ROLE_MAP } from '../../mocks/stage/cast.ts';
import { askAs, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { RunningWorker } from './frame/running-worker.ts';
import { expectSamePack } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal } from './frame/seals.ts';
import type { Rep } from './frame/sign-in.ts';
import { signInAt } from './frame/sign-in.ts';

const KEY = 'fraud-delay-builder';
const { customerId } = scenarioOf(KEY);
const reason = 'follow-up';

let scene: Scene;
/** The same bank after the rep's roles were given other tiers. */
let elsewhere: RunningWorker;
let rep: Rep;
let grant: string;
beforeAll(async () => {
  scene = await openScene();
  const roles = Object.entries(ROLE_MAP).map(([id, each]) => [id, { ...each, tiers: ['RETAIL'] }]);
  elsewhere = await scene.another({ GENESYS_ROLES: JSON.stringify(Object.fromEntries(roles)) });
  const before = await scene.rep(REP);
  const id = await scene.ring(REP, KEY, 'verified');
  const { ticket } = identityOf(await scene.pack(before, { conversationId: id }));
  grant = JSON.parse((await askAs(scene.worker.port, before, '/v1/pins', { ticket })).text).grant;
  scene.hangUp(id);
  const opened = identityOf(await scene.pack(before, { handle: grant, reason }));
  expect(opened.identity).toMatchObject({ state: 'identified', level: 'verified' });
  rep = await signInAt(scene.stage, elsewhere.port, REP);
});
afterAll(() => scene.close());

const deniedAfter = (count: number) =>
  elsewhere
    .audits()
    .slice(count)
    .filter(({ type }) => type === 'DENIED');

attack(
  'A24',
  'a pin of a customer whom the tier does not reach any more opens nobody, and only the audit knows',
  { defences: ['tier-in-sql'] },
  async () => {
    const open = (handle: string) =>
      askAs(elsewhere.port, rep, '/v1/packs', { handle, reason }, { accept: 'application/x-ndjson' });
    const claims = {
      customerId: 'cu_nobody',
      callerId: null,
      level: 'verified',
      label: '',
      market: 'GB',
      repId: REP.id,
    };
    const ofNobody = await forgedSeal({ purpose: 'pin', secret: scene.secrets.pin, kid: 'p1', claims });
    await scene.mark();
    const count = elsewhere.audits().length;
    const answer = await open(grant);
    expect(identityOf(answer).identity.state).toBe('unidentified');
    expect(deniedAfter(count)).toMatchObject([{ result: 'access_tier', customerId, reason }]);
    expectSamePack(answer, await open(ofNobody));
    await scene.nothingLeaks([answer]);
  },
);

attack(
  'A24',
  'the list of pins leaves out whom the tier does not reach any more, name and number, and only the audit knows',
  { defences: ['tier-of-pins', 'pins-of-tier'] },
  async () => {
    await scene.mark();
    const count = elsewhere.audits().length;
    const listed = await askAs(elsewhere.port, rep, '/v1/pins/list', { grants: [grant] });
    expect([listed.status, listed.text]).toEqual([200, '{"pins":[]}']);
    expect(elsewhere.audits().slice(count)).toMatchObject([
      { type: 'PIN', result: 'listed_0' },
      { type: 'DENIED', result: 'access_tier', customerId },
    ]);
    await scene.nothingLeaks([listed]);
    const before = await askAs(scene.worker.port, await scene.rep(REP), '/v1/pins/list', { grants: [grant] });
    expect(JSON.parse(before.text).pins).toHaveLength(1);
  },
);
