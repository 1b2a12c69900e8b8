import { afterAll, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { EXTENSION_ORIGIN } from '../../mocks/stage/panel-headers.ts';
import type { Answer } from './frame/ask.ts';
import { ask, askAs } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const LIST = '/v1/conversations';

attack(
  'D10',
  'metrics, documentation and debugging are not on the public listener, and no label names a customer',
  { defences: ['operations-apart'] },
  async () => {
    for (const path of ['/metrics', '/docs', '/openapi.json', '/debug', '/docs/swagger-ui.css']) {
      for (const method of ['GET', 'POST']) {
        const answer = await ask(scene.worker.port, {
          method,
          path,
          headers: { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' },
        });
        expect([path, answer.status >= 400]).toEqual([path, true]);
      }
    }
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    await scene.pack(await scene.rep(REP), { conversationId: id });
    for (let place = 0; place < 50; place += 1)
      await ask(scene.worker.port, { method: 'GET', path: `/customer-${place}` });
    const metrics = await (await fetch(`http://127.0.0.1:${scene.worker.operationsPort}/metrics`)).text();
    expect(metrics).not.toMatch(new RegExp(`${id}|cu_|customer-\\d|${REP.id}`, 'u'));
    const series = metrics.split('\n').filter((line) => line.startsWith('bcs_http_request_seconds_count'));
    expect(series.length).toBeLessThan(40);
    scene.hangUp(id);
  },
);

attack(
  'D11',
  'every status carries the same protective headers and names no software',
  { defences: ['protective-headers'] },
  async () => {
    const rep = await scene.rep(REP);
    const answers: Answer[] = [
      await ask(scene.worker.port, { method: 'GET', path: '/v1/configuration' }),
      await askAs(scene.worker.port, rep, LIST, {}),
      await askAs(scene.worker.port, rep, LIST, { extra: true }),
      await askAs(scene.worker.port, undefined, LIST, {}),
      await askAs(scene.worker.port, rep, '/v1/packs', { conversationId: crypto.randomUUID() }),
      await ask(scene.worker.port, { method: 'GET', path: '/nowhere' }),
      await askAs(scene.worker.port, rep, LIST, {}, { origin: 'https://evil.example' }),
    ];
    scene.genesys.bend(() => ({ status: 500, body: {} }));
    answers.push(await askAs(scene.worker.port, rep, LIST, {}));
    scene.genesys.bend(null);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 401, 404, 405, 403, 502]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'x-content-type-options': 'nosniff',
      });
      expect(Object.keys(headers).filter((name) => /^(server|x-powered-by|via)$/u.test(name))).toEqual([]);
    }
  },
);
