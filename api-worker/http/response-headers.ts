import { createMiddleware } from 'hono/factory';
import type { WorkerEnv } from './worker-env.ts';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-permitted-cross-domain-policies': 'none',
};

/** On every status; a route that sets one of them itself has a reason. */
export const responseHeaders = createMiddleware<WorkerEnv>(async function responseHeaders(c, next) {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
});
