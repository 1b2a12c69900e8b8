import { afterAll, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { alertsAbout } from './frame/alerts.ts';
import type { Answer } from './frame/ask.ts';
import { askAs } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { SPECIALIST } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal } from './frame/seals.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const reason = 'follow-up';
const statusesOf = (answers: Answer[]) => answers.map(({ status }) => status);
const bcin = (turn: number) => `GBB${4_100_000 + turn}`;

attack(
  'A21',
  'a searcher who walks through customer numbers, found or not, is stopped after thirty and raises one alert',
  { defences: ['customer-watch'], timeoutMs: 60_000 },
  async () => {
    // The walk of minutes in one: only the requests a minute are set higher.
    const worker = await scene.another({ RATE_LIMITS: JSON.stringify({ search: 1_000 }) });
    const searcher = await scene.rep(SPECIALIST);
    const search = (value: string) =>
      askAs(worker.port, searcher, '/v1/search', { identifier: { type: 'BCIN', value }, reason });
    await scene.mark();
    const answers: Answer[] = [];
    for (let turn = 0; turn < 40; turn += 1) answers.push(await search(bcin(turn)));
    expect(statusesOf(answers)).toEqual([...Array(30).fill(200), ...Array(10).fill(429)]);
    expect((await scene.queries.names()).filter((name) => name === 'customers-by-identifier')).toHaveLength(30);
    expect(alertsAbout(worker, SPECIALIST.id)).toEqual(['customers']);
    await scene.nothingLeaks(answers);
  },
);

attack(
  'A21',
  'a searcher who opens one customer after the other without a call is stopped after thirty and raises one alert',
  { defences: ['customer-watch'], timeoutMs: 60_000 },
  async () => {
    const worker = await scene.another({ RATE_LIMITS: undefined });
    const searcher = await scene.rep(SPECIALIST);
    const open = async (customerId: string) => {
      const claims = { repId: SPECIALIST.id, customerId };
      const handle = await forgedSeal({ purpose: 'search', secret: scene.secrets.session, claims });
      const headers = { accept: 'application/x-ndjson' };
      return await askAs(worker.port, searcher, '/v1/packs', { handle, reason }, headers);
    };
    const answers: Answer[] = [];
    for (let turn = 0; turn < 35; turn += 1) answers.push(await open(`cu_${turn}`));
    expect(statusesOf(answers)).toEqual([...Array(30).fill(200), ...Array(5).fill(429)]);
    expect(alertsAbout(worker, SPECIALIST.id)).toEqual(['customers']);
    await scene.nothingLeaks(answers);
  },
);

attack(
  'A21',
  "numbers tried out on many calls, a few on each, are stopped after forty of the rep's and raise one alert",
  { defences: ['claim-watch-of-rep'], timeoutMs: 60_000 },
  async () => {
    const worker = await scene.another({ RATE_LIMITS: undefined });
    const rep = await scene.rep(REP);
    const answers: Answer[] = [];
    const ids: string[] = [];
    for (let turn = 0; turn < 45; turn += 1) {
      if (turn % 7 === 0) ids.push(await scene.ring(REP, 'unknown-caller'));
      const conversationId = ids.at(-1) ?? '';
      scene.stage.genesys.control.setAttributes(conversationId, { BCIN: bcin(turn) });
      answers.push(await scene.packAt(worker, rep, conversationId));
    }
    expect(statusesOf(answers)).toEqual([...Array(40).fill(200), ...Array(5).fill(429)]);
    expect(alertsAbout(worker, REP.id)).toEqual(['identifiers']);
    expect(worker.audits().find(({ result }) => result === 'enumeration')).toMatchObject({
      type: 'DENIED',
      conversationId: ids[5],
    });
    await scene.nothingLeaks(answers);
    for (const id of ids) scene.hangUp(id);
  },
);
