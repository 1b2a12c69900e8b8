import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { alertsAbout } from './frame/alerts.ts';
import type { Answer } from './frame/ask.ts';
import { askAs, codeOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { RunningWorker } from './frame/running-worker.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
let limited: RunningWorker;
beforeAll(async () => {
  scene = await openScene();
  // As a bank runs it that sets no limits of its own.
  limited = await scene.another({ RATE_LIMITS: undefined });
});
afterAll(() => scene.close());

const TOO_MANY = [429, 'too_many_requests'];
const resultOf = (answer: Answer) => [answer.status, codeOf(answer)];

attack(
  'A21',
  'walking through five hundred conversations is stopped after twenty and raises one alert',
  { defences: ['guess-limit'], timeoutMs: 60_000 },
  async () => {
    const rep = await scene.rep(REP);
    const conversationId = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    await scene.mark();
    const ids = Array.from({ length: 500 }, () => randomUUID());
    const answers: Answer[] = [];
    for (const id of ids) answers.push(await askAs(limited.port, rep, '/v1/packs', { conversationId: id }));
    expect(answers.slice(0, 20).map(resultOf)).toEqual(Array(20).fill([404, 'not_found']));
    expect(answers.slice(20).map(resultOf)).toEqual(Array(480).fill(TOO_MANY));
    // One list for each try that was answered and for the one too many: the others cost nobody anything.
    expect(scene.genesys.calls).toHaveLength(21);
    expect(await scene.queries.names()).toEqual([]);
    expect(alertsAbout(limited, REP.id)).toEqual(['conversation']);
    expect(
      limited
        .audits()
        .filter(({ result }) => result === 'enumeration')
        .at(-1),
    ).toMatchObject({
      type: 'DENIED',
      conversationId: ids[20],
    });
    // Nothing tells the walker whether the next one would have been a hit, and nobody else has to wait.
    const own = await askAs(limited.port, rep, '/v1/packs', { conversationId });
    expect(resultOf(own)).toEqual(TOO_MANY);
    await scene.nothingLeaks([...answers, own]);
    scene.hangUp(conversationId);
  },
);

attack(
  'A21',
  'a rep who asks too often is told when to come back, each operation by itself, and others are served',
  { defences: ['request-limit'] },
  async () => {
    const fresh = await scene.another({ RATE_LIMITS: undefined });
    const rep = await scene.rep(REP);
    const askOften = () =>
      Promise.all(
        Array.from({ length: 80 }, () => askAs(fresh.port, rep, '/v1/pins/list', { grants: ['x'.repeat(20)] })),
      );
    const refused: Answer[] = [];
    // A slow computer asks slowly, and while it does the rep may ask again.
    for (let round = 0; round < 5 && refused.length < 10; round += 1)
      refused.push(...(await askOften()).filter(({ status }) => status !== 200));
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(new Set(refused.map((answer) => String(resultOf(answer))))).toEqual(new Set([String(TOO_MANY)]));
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await askAs(fresh.port, rep, '/v1/conversations', {})).status).toBe(200);
    const other = await scene.rep(OTHER_REP);
    expect((await askAs(fresh.port, other, '/v1/pins/list', { grants: ['x'.repeat(20)] })).status).toBe(200);
  },
);
