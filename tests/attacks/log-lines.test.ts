import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { packRequest } from '../../api-worker/contract/packs.ts';
import { pinListRequest } from '../../api-worker/contract/pins.ts';
import { sessionRequest } from '../../api-worker/contract/session.ts';
import { statementRequest } from '../../api-worker/contract/statements.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import type { Answer } from './frame/ask.ts';
import { ask, askAs, EXTENSION_ORIGIN, panelHeaders } from './frame/ask.ts';
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

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const packOf = async (worker: { port: number }, conversationId: string, headers = {}) =>
  askAs(
    worker.port,
    await scene.rep(REP),
    '/v1/packs',
    { conversationId },
    { accept: 'application/x-ndjson', ...headers },
  );

attack(
  'D8',
  'nothing a caller writes becomes a log line, and no number of theirs is in one',
  { defences: ['log-closed-fields'] },
  async () => {
    const rep = await scene.rep(REP);
    const numbers = Array.from({ length: 200 }, (_, place) => [
      `45398${String(place).padStart(11, '7')}`,
      `GB29NWBK6016${String(place).padStart(10, '3')}`,
      `+4477009${String(place).padStart(5, '0')}`,
      `tok_${place}_secret`,
    ]).flat();
    const before = scene.worker.lines().length;
    for (const [place, number] of numbers.entries()) {
      if (place % 8 === 0) {
        const id = await scene.ring(REP, 'unknown-caller');
        scene.stage.genesys.control.setAttributes(id, {
          BCIN: number,
          PCIN: `${number}\r\n{"audit":true}\u001b[31m`,
          bcsStatement: number,
        });
        await packOf(scene.worker, id, { 'user-agent': number, 'x-request-id': number });
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
      answers.push(await packOf(scene.worker, id));
      await scene.queries.clearFaults();
    }
    for (const status of [400, 403, 404, 418, 500, 503]) {
      scene.genesys.bend(() => ({ status, body: { message: words, code: words, messageParams: { words } } }));
      answers.push(await packOf(scene.worker, id));
      scene.genesys.bend(() => ({ status: 200, body: { entities: words } }));
      answers.push(await packOf(scene.worker, id));
    }
    for (const { text, headers } of answers) expect(text + JSON.stringify(headers)).not.toContain('CANARY-WORDS');
    expect(scene.worker.written()).not.toContain('CANARY-WORDS');
    await scene.nothingLeaks(answers);
    scene.genesys.bend(null);
    scene.hangUp(id);
  },
);

attack('D15', 'no validator is slow or pollutes, whatever it is given', { defences: ['strict-requests'] }, async () => {
  const hostile = fc.oneof(
    fc.object({
      maxDepth: 4,
      key: fc.oneof(
        fc.string(),
        fc.constantFrom('__proto__', 'constructor', 'prototype', 'conversationId', 'handle', 'sections'),
      ),
    }),
    fc.string({ maxLength: 20_000 }),
    fc.constantFrom('a'.repeat(50_000), '-'.repeat(50_000), `${'0-'.repeat(20_000)}x`, `${'9'.repeat(40_000)}T`),
  );
  const schemas = [packRequest, sessionRequest, statementRequest, pinListRequest];
  const names = Object.getOwnPropertyNames(Object.prototype).sort();
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom('conversationId', 'handle', 'code', 'codeVerifier', 'redirectUri', 'verifiedAt', 'method'),
      (value, field) => {
        for (const schema of schemas) {
          schema.safeParse(value);
          schema.safeParse({ [field]: value });
        }
      },
    ),
    { numRuns: 2_000, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(names);
  const rep = await scene.rep(OTHER_REP);
  for (const body of [
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    `{"conversationId":${'['.repeat(6_000)}`,
  ]) {
    const headers = await panelHeaders('/v1/packs', rep);
    expect(
      (await ask(scene.worker.port, { path: '/v1/packs', headers: { ...headers, origin: EXTENSION_ORIGIN }, body }))
        .status,
    ).toBe(400);
  }
});

attack(
  'D16',
  'no dependency reaches the network when the worker is loaded, and none runs a script when installed',
  { defences: ['install-scripts-named'] },
  async () => {
    const guard = `data:text/javascript,${encodeURIComponent(`
    import net from 'node:net'; import dns from 'node:dns';
    const refuse = (what) => () => { console.error('NETWORK ' + what); throw new Error('NETWORK'); };
    net.Socket.prototype.connect = refuse('connect'); dns.lookup = refuse('lookup'); globalThis.fetch = refuse('fetch');
    import { syncBuiltinESMExports } from 'node:module'; syncBuiltinESMExports();`)}`;
    const load =
      "await import('./api-worker/app.ts'); await import('./api-worker/compose.ts'); await new Promise((end) => setTimeout(end, 300)); console.log('loaded')";
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', guard, '--input-type=module', '-e', load],
      { cwd: ROOT },
    );
    expect(stdout.trim()).toBe('loaded');
    expect(stderr).not.toContain('NETWORK');
    const { allowScripts, dependencies, devDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    expect(Object.entries(allowScripts).filter(([, allowed]) => allowed)).toEqual([['node', true]]);
    const unpinned = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/u.test(String(version)),
    );
    expect(unpinned).toEqual([]);
  },
);
