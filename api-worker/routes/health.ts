import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../errors.ts';
import { createRoutes, jsonAnswer, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Lifecycle } from '../lifecycle.ts';

const answer = jsonAnswer('Yes', z.object({ status: z.literal('ok') }));
const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['probes'],
  summary: 'Whether the process is alive',
  responses: { 200: answer, default: problemAnswer },
});
const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['probes'],
  summary: 'Whether it takes new work',
  responses: { 200: answer, default: problemAnswer },
});

export function createHealthRoutes({ lifecycle }: { lifecycle: Lifecycle }): OpenAPIHono<WorkerEnv> {
  const routes = createRoutes();
  routes.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  routes.openapi(ready, (c) => {
    if (lifecycle.isDraining()) throw new AppError('draining', { retryAfterS: 1 });
    return c.json({ status: 'ok' as const }, 200);
  });
  return routes;
}
