import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { expectSame } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { signInAt } from './frame/sign-in.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.genesys.bend(null);
  await scene.queries.clearFaults();
});

attack(
  'A13',
  "another rep's ticket or candidate is worth what a forged one is",
  { defences: ['handle-of-rep'] },
  async () => {
    const [rep, other] = [await scene.rep(REP), await scene.rep(OTHER_REP)];
    const mine = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const shared = await scene.ring(REP, 'shared-phone');
    const theirs = await scene.ring(OTHER_REP, 'healthy-grower', 'verified');
    const { ticket = '' } = identityOf(await scene.pack(rep, { conversationId: mine }));
    const chooser = identityOf(await scene.pack(rep, { conversationId: shared })).identity;
    const handle = chooser.state === 'candidates' ? (chooser.candidates[0]?.handle ?? '') : '';
    await scene.mark();
    const forged = `${ticket.slice(0, -8)}AAAAAAAA`;
    const borrowed = await scene.pack(other, { conversationId: theirs, ticket });
    expect([borrowed.status, codeOf(borrowed)]).toEqual([400, 'handle_invalid']);
    expectSame(borrowed, await scene.pack(other, { conversationId: theirs, ticket: forged }));
    const chosen = await scene.pack(other, { handle });
    expectSame(chosen, await scene.pack(other, { handle: forged }));
    const pinned = await askAs(scene.worker.port, other, '/v1/pins', { ticket });
    expect([pinned.status, codeOf(pinned)]).toEqual([400, 'handle_invalid']);
    await scene.nothingLeaks([borrowed, chosen, pinned]);
    for (const id of [mine, shared, theirs]) scene.hangUp(id);
  },
);

attack(
  'A14',
  'a ticket outlives neither sign-out nor session',
  { defences: ['session-required', 'session-ending'] },
  async () => {
    const rep = await signInAt(scene.stage, scene.worker.port, REP);
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const { ticket = '' } = identityOf(await scene.pack(rep, { conversationId: id }));
    expect((await askAs(scene.worker.port, rep, '/v1/session/end', {})).status).toBe(204);
    await scene.mark();
    const answers = [
      await scene.pack(rep, { conversationId: id, ticket }),
      await askAs(scene.worker.port, rep, '/v1/tickets/renewal', { ticket }),
      await askAs(scene.worker.port, rep, '/v1/pins', { ticket }),
      await askAs(scene.worker.port, undefined, '/v1/tickets/renewal', { ticket }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(scene.genesys.calls).toEqual([]);
    await scene.nothingLeaks(answers);
    scene.hangUp(id);
  },
);

attack('A16', 'only the eight sections have names', { defences: ['strict-requests'] }, async () => {
  const rep = await scene.rep(REP);
  const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  await scene.mark();
  for (const name of ['../accounts', 'accounts;DROP', '__proto__', 'constructor', 'accounts', '']) {
    const answer = await scene.pack(rep, { conversationId: id, sections: [name] });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
    await scene.nothingLeaks([answer]);
  }
  scene.hangUp(id);
});
