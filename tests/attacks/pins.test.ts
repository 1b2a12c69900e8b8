import { afterAll, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import type { Rep } from './frame/sign-in.ts';

const reason = 'follow-up';

let scene: Scene;
let rep: Rep;
beforeAll(async () => {
  scene = await openScene();
  rep = await scene.rep(REP);
});
afterAll(() => scene.close());

const pinWith = (ticket: string | undefined, port = scene.worker.port) => askAs(port, rep, '/v1/pins', { ticket });
const lastLine = () => scene.worker.audits().at(-1);

/** A customer verified in the flow, pinned, and the call over. */
async function pinned(key: string) {
  const id = await scene.ring(REP, key, 'verified');
  const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
  const grant = String(JSON.parse((await pinWith(ticket)).text).grant);
  scene.hangUp(id);
  return grant;
}

attack(
  'A24',
  "the rep's own word of half an hour makes no pin that opens in full for months",
  { defences: ['pin-without-word'] },
  async () => {
    const id = await scene.ring(REP, 'fraud-delay-builder', 'asserted');
    scene.stage.genesys.control.answer(id);
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const word = await askAs(scene.worker.port, rep, '/v1/verifications', { ticket, method: 'security-questions' });
    const { verification } = JSON.parse(word.text);
    const raised = identityOf(await scene.pack(rep, { conversationId: id, verification }));
    expect(raised.identity).toMatchObject({ level: 'verified' });
    const { grant } = JSON.parse((await pinWith(raised.ticket)).text);
    scene.hangUp(id);
    await scene.mark();
    const opened = await scene.pack(rep, { handle: grant, reason });
    expect(identityOf(opened).identity).toMatchObject({ level: 'asserted' });
    expect(framesOf(opened).filter((each) => each.type === 'section' && each.status !== 'held')).toEqual([]);
    expect(await scene.queries.sectionQueries()).toEqual([]);
  },
);

attack(
  'A24',
  'a pin does not renew itself: what it opened cannot be pinned again',
  { defences: ['pin-needs-call'] },
  async () => {
    const opened = identityOf(await scene.pack(rep, { handle: await pinned('healthy-grower'), reason }));
    expect(opened.identity).toMatchObject({ level: 'verified', isPinnable: false });
    const again = await pinWith(opened.ticket);
    expect([again.status, codeOf(again)]).toEqual([403, 'not_permitted']);
    expect(lastLine()).toMatchObject({ type: 'DENIED', result: 'pin_not_permitted' });
  },
);

attack(
  'A24',
  'a verification that was withdrawn is pinned with no ticket of before, and a table that allows no pin is kept',
  { defences: ['pin-asks-again', 'pin-table'] },
  async () => {
    const id = await scene.ring(REP, 'healthy-grower', 'verified');
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const strict = await scene.another({ LEVELS: JSON.stringify({ verified: { isPinnable: false } }) });
    const there = await askAs(
      strict.port,
      rep,
      '/v1/packs',
      { conversationId: id },
      { accept: 'application/x-ndjson' },
    );
    expect(identityOf(there).identity).toMatchObject({ level: 'verified', isPinnable: false });
    expect(codeOf(await pinWith(identityOf(there).ticket, strict.port))).toBe('not_permitted');
    scene.stage.genesys.control.setAttributes(id, { bcsVerificationWithdrawn: 'true' });
    const refused = await pinWith(ticket);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'conflict']);
    scene.hangUp(id);
  },
);

attack(
  'A24',
  'pins that exist are worth nothing once the bank has switched pins off',
  { defences: ['pin-rules-of-now'] },
  async () => {
    const grant = await pinned('healthy-grower');
    const off = await scene.another({ PINS: JSON.stringify({ isEnabled: false }) });
    await scene.mark();
    const answers = [
      await askAs(off.port, rep, '/v1/packs', { handle: grant, reason }),
      await askAs(off.port, rep, '/v1/pins/list', { grants: [grant] }),
    ];
    expect(answers.map((each) => [each.status, codeOf(each)])).toEqual([
      [403, 'not_permitted'],
      [403, 'not_permitted'],
    ]);
    expect(await scene.queries.names()).toEqual([]);
    await scene.nothingLeaks(answers);
  },
);

attack(
  'A24',
  "no name of a pin leaves unrecorded, and another rep's grant or ticket is recorded wherever it is tried",
  { defences: ['handle-of-rep'] },
  async () => {
    const grant = await pinned('healthy-grower');
    const id = await scene.ring(REP, 'healthy-grower', 'verified');
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const other = await scene.rep(OTHER_REP);
    const told = async (who: Rep, path: string, body: object) => {
      const before = scene.worker.audits().length;
      await askAs(scene.worker.port, who, path, body);
      const lines = scene.worker.audits().slice(before);
      return lines.map(({ type, result, repId }) => `${type} ${result} ${repId}`);
    };
    expect(await told(rep, '/v1/pins/list', { grants: [grant] })).toEqual([`PIN listed_1 ${REP.id}`]);
    const foreign = {
      '/v1/pins/list': [{ grants: [grant] }, 'pins'],
      '/v1/pins/removal': [{ grant }, 'unpin'],
      '/v1/pins': [{ ticket }, 'pin'],
      '/v1/tickets/renewal': [{ ticket }, 'renewal'],
    } as const;
    for (const [path, [body, act]] of Object.entries(foreign)) {
      expect((await told(other, path, body)).at(-1)).toBe(`DENIED ${act}_handle_invalid ${OTHER_REP.id}`);
    }
    scene.hangUp(id);
  },
);
