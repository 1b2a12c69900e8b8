import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from 'vitest';
import { EXTENSION_ID, REP } from '../../mocks/stage/cast.ts';
import { EXTENSION_ORIGIN } from '../../mocks/stage/panel-headers.ts';
import { ask, askAs, codeOf, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const LIST = '/v1/conversations';

attack('D5', 'no other origin may ask or read', { defences: ['origin-required'] }, async () => {
  const rep = await scene.rep(REP);
  for (const origin of [
    'null',
    'https://evil.example',
    `chrome-extension://${'a'.repeat(32)}`,
    `${EXTENSION_ORIGIN}.evil`,
    `${EXTENSION_ORIGIN}/`,
    EXTENSION_ORIGIN.toUpperCase(),
    undefined,
  ]) {
    const answer = await askAs(scene.worker.port, rep, LIST, {}, { origin });
    expect([origin, answer.status, codeOf(answer)]).toEqual([origin, 403, 'origin_not_allowed']);
    const allowed = answer.headers['access-control-allow-origin'];
    expect(allowed === undefined || allowed === EXTENSION_ORIGIN).toBe(true);
    const preflight = await ask(scene.worker.port, {
      method: 'OPTIONS',
      path: LIST,
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect([undefined, EXTENSION_ORIGIN]).toContain(preflight.headers['access-control-allow-origin']);
    if (origin !== undefined) expect(preflight.headers['access-control-allow-origin']).not.toBe(origin);
  }
  expect(EXTENSION_ID).toHaveLength(32);
});

attack('D5', 'what anybody may fetch is readable for the extension alone', { defences: ['cors-origin'] }, async () => {
  for (const path of ['/v1/configuration', '/widget.js', '/health', '/ready']) {
    for (const origin of ['https://evil.example', 'null', `chrome-extension://${'a'.repeat(32)}`]) {
      const answer = await ask(scene.worker.port, { method: 'GET', path, headers: { origin } });
      expect([path, answer.status]).toEqual([path, 200]);
      expect([undefined, EXTENSION_ORIGIN]).toContain(answer.headers['access-control-allow-origin']);
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
  }
});

/** Raw bytes to the port; answers what came back until the worker closed or fell silent. */
async function raw(bytes: string | Buffer, silentMs = 1_500): Promise<string> {
  const socket = connect(scene.worker.port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.once('close', () => resolve()).once('error', () => resolve());
  socket.setTimeout(silentMs, () => socket.destroy());
  socket.write(bytes);
  await promise;
  return text;
}

attack(
  'D6',
  'bodies of another type, too large, compressed or ambiguous are refused',
  { defences: ['json-only', 'body-limit'] },
  async () => {
    const rep = await scene.rep(REP);
    const headers = await panelHeaders(LIST, rep);
    const send = async (change: Record<string, string>, body: string) => {
      const fresh = await panelHeaders(LIST, rep);
      return (await ask(scene.worker.port, { path: LIST, headers: { ...fresh, ...change }, body })).status;
    };
    expect(await send({ 'content-type': 'text/plain' }, '{}')).toBe(415);
    expect(await send({ 'content-type': 'application/x-www-form-urlencoded' }, 'a=b')).toBe(415);
    // What another reader would take for other words is not read at all.
    expect(await send({ 'content-type': 'application/json; charset=utf-16' }, '{}')).toBe(415);
    expect(await send({}, `{"a":"${'x'.repeat(1_000_000)}"}`)).toBe(413);
    expect(await send({ 'transfer-encoding': 'chunked' }, `{"a":"${'x'.repeat(200_000)}"}`)).toBe(413);
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const squeezed = await raw(
      Buffer.concat([
        Buffer.from(
          `POST ${LIST} HTTP/1.1\r\nHost: x\r\n${lines(headers)}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`,
        ),
        bomb,
      ]),
    );
    expect(squeezed).toMatch(/^HTTP\/1\.1 4\d\d/u);
    const smuggled = await raw(
      `POST ${LIST} HTTP/1.1\r\nHost: x\r\n${lines(headers)}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /ready HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400/u);
    expect(smuggled.match(/HTTP\/1\.1/gu)).toHaveLength(1);
    expect((await ask(scene.worker.port, { method: 'GET', path: '/ready' })).status).toBe(200);
  },
);

const lines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

attack(
  'D6',
  'ten thousand headers and a request that never ends are cut off while others are served',
  { defences: ['connection-limits'], timeoutMs: 40_000 },
  async () => {
    const many = Array.from({ length: 10_000 }, (_, place) => `x-${place}: ${'y'.repeat(20)}\r\n`).join('');
    expect(await raw(`GET /ready HTTP/1.1\r\nHost: x\r\n${many}\r\n`)).toMatch(/^HTTP\/1\.1 431|^$/u);
    const slow = raw('POST /v1/packs HTTP/1.1\r\nHost: x\r\nX-Slow: 1', 25_000);
    const others = await Promise.all(
      Array.from({ length: 200 }, () => ask(scene.worker.port, { method: 'GET', path: '/ready' })),
    );
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await slow).toMatch(/^HTTP\/1\.1 408/u);
  },
);

attack(
  'D7',
  'no spelling of method or path finds a way around the door',
  { defences: ['session-required', 'method-required'] },
  async () => {
    const strange = [
      ['GET', '/v1/packs', 405],
      ['PUT', '/v1/packs', 405],
      ['DELETE', '/v1/packs', 405],
      ['HEAD', '/v1/packs', 405],
      ['TRACE', '/v1/packs', 405],
      ['PATCH', LIST, 405],
      ['POST', '//v1/packs', 404],
      ['POST', '/v1/%2e%2e/v1/packs', 401],
      ['POST', '/V1/packs', 404],
      ['POST', '/v1/packs/', 401],
      ['POST', '/v1/Packs', 401],
      ['POST', '/v1/session/../packs', 401],
      ['POST', `/v1/${'a'.repeat(8_000)}`, 401],
      ['POST', '/v1/configuration', 405],
      ['GET', '/v1/../health', 200],
    ] as const;
    for (const [method, path, expected] of strange) {
      const answer = await ask(scene.worker.port, {
        method,
        path,
        headers: { origin: EXTENSION_ORIGIN, 'content-type': 'application/json', 'x-http-method-override': 'GET' },
        body: method === 'POST' ? '{}' : undefined,
      });
      expect([method, path.slice(0, 40), answer.status]).toEqual([method, path.slice(0, 40), expected]);
    }
  },
);
