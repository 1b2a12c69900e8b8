import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectHeld } from './frame/held.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';
import { forgedStatement } from './frame/statements.ts';

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
  'A8',
  'a statement copied from another conversation is a claim, and its replay is audited',
  { defences: ['statement-names-conversation'] },
  async () => {
    const theirs = await scene.ring(REP, VICTIM.key);
    const { statement } = await scene.stage.genesys.control.issueStatement(theirs, {
      customer: { type: 'BCIN', value: VICTIM_BCIN },
      level: 'verified',
      method: 'IVR_PIN',
    });
    const mine = await scene.ring(REP, 'unknown-caller');
    setAttributes(mine, { BCIN: VICTIM_BCIN, bcsStatement: statement });
    await scene.mark();
    await expectHeld(scene, await scene.pack(rep, { conversationId: mine }));
    expect(scene.auditsOf(mine)).toMatchObject([{ type: 'LOOKUP' }, { type: 'DENIED', result: 'statement_replayed' }]);
    for (const id of [theirs, mine]) scene.hangUp(id);
  },
);

const SPOILED: [
  id: string,
  what: string,
  reason: string,
  defence: 'statement-expiry' | 'statement-signature',
  make: (good: string, id: string) => Promise<string> | string,
][] = [
  [
    'A9',
    'expired',
    'expired',
    'statement-expiry',
    (_good, conversationId) =>
      forgedStatement({
        conversationId,
        customerId: VICTIM.customerId ?? '',
        verifiedAtEpochS: Math.floor(Date.now() / 1000) - 700,
        lifeS: 600,
        secret: scene.secrets.statement,
      }),
  ],
  [
    'A9',
    'from the future',
    'malformed',
    'statement-expiry',
    (_good, conversationId) =>
      forgedStatement({
        conversationId,
        customerId: VICTIM.customerId ?? '',
        verifiedAtEpochS: Math.floor(Date.now() / 1000) + 3_600,
        secret: scene.secrets.statement,
      }),
  ],
  [
    'A9',
    'of an unknown key',
    'malformed',
    'statement-signature',
    (_good, conversationId) =>
      forgedStatement({
        conversationId,
        customerId: VICTIM.customerId ?? '',
        kid: 'c9',
        secret: scene.secrets.statement,
      }),
  ],
  [
    'A9',
    'signed with another secret',
    'malformed',
    'statement-signature',
    (_good, conversationId) =>
      forgedStatement({ conversationId, customerId: VICTIM.customerId ?? '', secret: randomBytes(32) }),
  ],
  [
    'A9',
    'with one bit flipped',
    'malformed',
    'statement-signature',
    (good) => good.replace(/.(?=.{6}$)/u, (last) => (last === 'A' ? 'B' : 'A')),
  ],
  ['A9', 'cut short', 'malformed', 'statement-signature', (good) => good.slice(0, -4)],
  [
    'A9',
    'without a signature',
    'malformed',
    'statement-signature',
    (good) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
  ],
  ['A9', 'padded with zeros', 'malformed', 'statement-signature', (good) => good.padEnd(256, 'A')],
];
for (const [id, what, reason, defence, make] of SPOILED) {
  attack(id, `a statement ${what} is a claim`, { defences: [defence] }, async () => {
    const conversationId = await scene.ring(REP, VICTIM.key);
    const good = await forgedStatement({
      conversationId,
      customerId: VICTIM.customerId ?? '',
      secret: scene.secrets.statement,
    });
    setAttributes(conversationId, { bcsStatement: await make(good, conversationId) });
    await scene.mark();
    await expectHeld(scene, await scene.pack(rep, { conversationId }));
    expect(scene.auditsOf(conversationId)).toMatchObject([
      { type: 'LOOKUP' },
      { type: 'DENIED', result: `statement_${reason}` },
    ]);
    scene.hangUp(conversationId);
  });
}

attack(
  'A23',
  'an older statement beside a newer one, under a prefix, raises nothing, whichever verified later, and is recorded',
  { defences: ['last-statement'] },
  async () => {
    const { control } = scene.stage.genesys;
    const id = await scene.ring(REP, VICTIM.key);
    const customer = { type: 'BCIN', value: VICTIM_BCIN } as const;
    const { statement: older } = await control.issueStatement(id, { customer, level: 'verified', method: 'IVR_PIN' });
    // Statements are dated to the second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const verifiedAt = new Date(Date.now() - 25 * 60_000).toISOString();
    await control.issueStatement(id, { customer, level: 'asserted', method: 'IVR_ENTRY', verifiedAt });
    setAttributes(id, { 'context.bcsStatement': older, 'conversationdetails.participantdata.bcsstatement': older });
    await scene.mark();
    const answer = await scene.pack(rep, { conversationId: id });
    expect(identityOf(answer).identity).toMatchObject({ state: 'identified', level: 'asserted' });
    expect(scene.auditsOf(id).filter(({ type }) => type === 'LOOKUP' || type === 'DENIED')).toMatchObject([
      { type: 'LOOKUP', result: 'asserted' },
      { type: 'DENIED', result: 'statement_superseded' },
    ]);
    await scene.nothingLeaks([answer]);
    scene.hangUp(id);
  },
);
