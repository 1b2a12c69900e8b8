import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import type { Answer } from './frame/ask.ts';
import { askAs } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

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
  'D8',
  'nothing a caller writes becomes a log line, and no number of theirs is in one',
  { defences: ['log-closed-fields'], timeoutMs: 60_000 },
  async () => {
    const rep = await scene.rep(REP);
    const numbers = Array.from({ length: 200 }, (_, place) => [
      `45398${String(place).padStart(11, '7')}`,
      `GB29NWBK6016${String(place).padStart(10, '3')}`,
      `+4477009${String(place).padStart(5, '0')}`,
      `tok_${place}_secret`,
    ]).flat();
    const before = scene.worker.lines().length;
    const say = async (number: string, place: number) => {
      if (place % 8 === 0) {
        const id = await scene.ring(REP, 'unknown-caller');
        scene.stage.genesys.control.setAttributes(id, {
          BCIN: number,
          PCIN: `${number}\r\n{"audit":true}\u001b[31m`,
          bcsStatement: number,
        });
        await scene.packAt(scene.worker, await scene.rep(REP), id, { 'user-agent': number, 'x-request-id': number });
        scene.hangUp(id);
      } else {
        await askAs(
          scene.worker.port,
          rep,
          '/v1/packs',
          { conversationId: `${number}\r\n{"audit":true,"type":"VIEW"}\u001b[31m` },
          { 'user-agent': number },
        );
      }
    };
    for (let place = 0; place < numbers.length; place += 8) {
      await Promise.all(numbers.slice(place, place + 8).map((number, next) => say(number, place + next)));
    }
    const added = scene.worker.lines().slice(before);
    expect(added.length).toBeGreaterThan(numbers.length);
    expect(added.filter((line) => 'unreadable' in line)).toEqual([]);
    expect(numbers.filter((number) => scene.worker.written().includes(number))).toEqual([]);
    expect(scene.worker.written()).not.toContain('\u001b');
  },
);

attack(
  'D9',
  "a dependency's own words reach neither answer nor log",
  { defences: ['errors-without-text'] },
  async () => {
    const words = 'CANARY-WORDS of Northgate Builders Ltd';
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const answers: Answer[] = [];
    for (const fault of [
      { status: { code: 500, reason: 'backendError', message: words } },
      { status: { code: 403, reason: 'accessDenied', message: words } },
      { status: { code: 400, reason: 'invalidQuery', message: words } },
      { nonJson: true },
    ]) {
      await scene.queries.fault({ match: {}, ...fault });
      answers.push(await scene.packAt(scene.worker, await scene.rep(REP), id));
      await scene.queries.clearFaults();
    }
    for (const status of [400, 403, 404, 418, 500, 503]) {
      scene.genesys.bend(() => ({ status, body: { message: words, code: words, messageParams: { words } } }));
      answers.push(await scene.packAt(scene.worker, await scene.rep(REP), id));
      scene.genesys.bend(() => ({ status: 200, body: { entities: words } }));
      answers.push(await scene.packAt(scene.worker, await scene.rep(REP), id));
    }
    for (const { text, headers } of answers) expect(text + JSON.stringify(headers)).not.toContain('CANARY-WORDS');
    expect(scene.worker.written()).not.toContain('CANARY-WORDS');
    await scene.nothingLeaks(answers);
    scene.genesys.bend(null);
    scene.hangUp(id);
  },
);
