import { expect, test } from 'vitest';
import { createOperationsApp } from '../../api-worker/operations.ts';
import { read } from './panel.ts';
import { startTestWorker } from './worker.ts';

function start() {
  const worker = startTestWorker();
  const { metrics, lifecycle } = worker.dependencies;
  const operations = createOperationsApp({ app: worker.app, metrics, lifecycle });
  return { worker, operations, get: async (path: string) => await read(await operations.request(path)) };
}

test('every route with its schemas is documented from the code', async () => {
  const { get } = start();
  const { json } = await get('/openapi.json');
  expect(Object.keys(Object(json).paths).sort()).toEqual([
    '/health',
    '/ready',
    '/v1/channel',
    '/v1/configuration',
    '/v1/conversations',
    '/v1/feedback',
    '/v1/openings',
    '/v1/packs',
    '/v1/pins',
    '/v1/pins/list',
    '/v1/pins/removal',
    '/v1/reveals',
    '/v1/search',
    '/v1/session',
    '/v1/session/end',
    '/v1/session/renewal',
    '/v1/statements',
    '/v1/tickets/renewal',
    '/v1/verifications',
  ]);
  expect(JSON.stringify(Object(json).paths['/v1/session'])).toContain('codeVerifier');
});

test('the documentation is a page that loads from this listener alone', async () => {
  const { get } = start();
  const page = await get('/docs');
  const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, path]) => path ?? '');
  expect(loaded).toHaveLength(3);
  for (const path of loaded) {
    expect(path).toMatch(/^\/docs\//u);
    expect((await get(path)).status).toBe(200);
  }
});

test('requests are counted by route and status, sections by outcome', async () => {
  const { worker, get } = start();
  await worker.app.request('/v1/configuration?secret=1');
  await worker.app.request('/v1/nowhere/CANARY');
  worker.dependencies.metrics.section('alerts', 'ready', 120);
  const { text } = await get('/metrics');
  expect(text).toContain('bcs_http_request_seconds_count{method="GET",route="/v1/configuration",status="200"} 1');
  expect(text).toContain('bcs_http_request_seconds_count{method="GET",route="unmatched",status="405"} 1');
  expect(text).toContain('bcs_section_seconds_sum{section="alerts",outcome="ready"} 0.120000');
  expect(text).toMatch(/bcs_memory_bytes\{kind="rss"\} \d+/u);
  expect(text).not.toMatch(/CANARY|secret/u);
});

test('a pack counts in the bucket of its time and in every later one', async () => {
  const { worker, get } = start();
  for (const ms of [900, 1_000, 4_001, 9_000]) worker.dependencies.metrics.pack('complete', ms);
  const { text } = await get('/metrics');
  const buckets = [...text.matchAll(/^bcs_pack_seconds_bucket\{outcome="complete",le="([^"]+)"\} (\d+)$/gmu)];
  expect(buckets.map(([, end, count]) => `${end}:${count}`).join(' ')).toBe(
    '0.05:0 0.1:0 0.25:0 0.5:0 0.75:0 1:2 1.5:2 2.5:2 4:2 8:3 +Inf:4',
  );
  expect(text).toContain('bcs_pack_seconds_count{outcome="complete"} 4');
});

test('metrics and documentation are not on the public listener', async () => {
  const { worker } = start();
  for (const path of ['/metrics', '/docs', '/openapi.json']) {
    expect((await worker.app.request(path)).status, path).toBe(405);
  }
});

test('while it drains it is alive, not ready, and takes nothing new', async () => {
  const { worker, operations } = start();
  worker.dependencies.lifecycle.drain();
  const refused = await read(await worker.app.request('/v1/configuration'));
  expect([refused.status, refused.json, refused.headers.get('retry-after')]).toMatchObject([
    503,
    { code: 'draining' },
    '1',
  ]);
  for (const app of [worker.app, operations]) {
    expect((await app.request('/health')).status).toBe(200);
    expect((await app.request('/ready')).status).toBe(503);
  }
});
