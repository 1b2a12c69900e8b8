import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectHeld } from './frame/held.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';

const VICTIM = scenarioOf('fraud-delay-builder');
const [{ bcin: VICTIM_BCIN = '' } = {}] = VICTIM.legs;

let scene: Scene;
let rep: Rep;
beforeAll(async () => {
  scene = await openScene();
  rep = await scene.rep(REP);
});
afterAll(() => scene.close());

const setAttributes = (id: string, attributes: Record<string, string>) =>
  scene.stage.genesys.control.setAttributes(id, attributes);

attack(
  'A7',
  "a victim's number written on the rep's own call shows a masked, held view",
  { defences: ['claims-never-raise'] },
  async () => {
    const id = await scene.ring(REP, 'unknown-caller');
    setAttributes(id, { BCIN: VICTIM_BCIN });
    await scene.mark();
    await expectHeld(scene, await scene.pack(rep, { conversationId: id }));
    expect(scene.auditsOf(id)).toMatchObject([
      { type: 'LOOKUP', result: 'claimed', matchMethod: 'BCIN', repId: REP.id },
    ]);
    scene.hangUp(id);
  },
);

attack(
  'A10',
  'a ticket never changes its customer; another customer is another pack',
  { defences: ['same-customer'] },
  async () => {
    const id = await scene.ring(REP, 'healthy-grower');
    const first = identityOf(await scene.pack(rep, { conversationId: id }));
    setAttributes(id, { BCIN: VICTIM_BCIN, PCIN: '' });
    await scene.mark();
    const kept = await scene.pack(rep, { conversationId: id, ticket: first.ticket });
    expect([kept.status, codeOf(kept)]).toEqual([409, 'conflict']);
    const next = identityOf(await scene.pack(rep, { conversationId: id }));
    expect(next.ticketId).not.toBe(first.ticketId);
    expect(next.customerMark).not.toBe(first.customerMark);
    expect(scene.auditsOf(id).filter(({ type }) => type === 'DENIED')).toMatchObject([{ result: 'conflict' }]);
    await scene.nothingLeaks([kept]);
    scene.hangUp(id);
  },
);

attack(
  'A10',
  'a ticket is not renewed once its conversation says something else of its customer',
  { defences: ['same-claims'] },
  async () => {
    const id = await scene.ring(REP, 'healthy-grower');
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const renew = () => askAs(scene.worker.port, rep, '/v1/tickets/renewal', { ticket });
    expect((await renew()).status).toBe(200);
    setAttributes(id, { BCIN: VICTIM_BCIN, PCIN: '' });
    const refused = await renew();
    expect([refused.status, codeOf(refused)]).toEqual([409, 'conflict']);
    scene.hangUp(id);
  },
);

attack(
  'A11',
  "a spoofed caller number is a weak claim, whoever's it is",
  { defences: ['claims-never-raise'] },
  async () => {
    const id = scene.stage.genesys.control.ring({
      userId: REP.id,
      ani: VICTIM.phone ?? '',
      customerName: 'Spoofer',
    }).id;
    await scene.mark();
    const answer = await scene.pack(rep, { conversationId: id });
    await expectHeld(scene, answer);
    const { identity } = identityOf(answer);
    expect(identity).toMatchObject({ match: { strength: 'weak', text: expect.stringContaining('not signed') } });
    scene.hangUp(id);
  },
);

attack(
  'A12',
  'a number of several customers is a masked choice, and the chosen one stays a claim',
  { defences: ['claims-never-raise', 'names-masked'] },
  async () => {
    const id = await scene.ring(REP, 'shared-phone');
    await scene.mark();
    const answer = await scene.pack(rep, { conversationId: id });
    const { identity } = identityOf(answer);
    const candidates = identity.state === 'candidates' ? identity.candidates : [];
    expect(candidates).toHaveLength(3);
    for (const { name } of candidates) expect(name).toMatch(/•••/u);
    expect(answer.text).not.toMatch(/Quayside|Dental|Orthodontics|Property/u);
    await scene.nothingLeaks([answer]);
    const chosen = await scene.pack(rep, { handle: candidates[0]?.handle });
    expect(identityOf(chosen).identity).toMatchObject({ level: 'claimed', customer: { isMasked: true } });
    expect(chosen.text).not.toMatch(/Quayside|Dental|Orthodontics|Property/u);
    expect(await scene.queries.sectionQueries()).toEqual([]);
    scene.hangUp(id);
  },
);

attack(
  'A23',
  'attributes that say "verified", in any spelling, raise nothing',
  { defences: ['claims-never-raise'] },
  async () => {
    const id = await scene.ring(REP, VICTIM.key);
    setAttributes(id, {
      verified: 'true',
      Verified: 'yes',
      level: 'verified',
      bcsLevel: 'verified',
      bcsVerified: 'true',
      verificationLevel: '2',
      bcsVerificationWithdrawn: 'false',
      bcsStatement: '{"level":"verified"}',
    });
    await scene.mark();
    await expectHeld(scene, await scene.pack(rep, { conversationId: id }));
    scene.hangUp(id);
  },
);
