import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import type { Configuration } from '../contract/configuration.ts';
import { configuration } from '../contract/configuration.ts';
import { createRoutes, jsonAnswer, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/configuration',
  tags: ['configuration'],
  summary: 'What a panel needs to know before anybody has signed in',
  responses: { 200: jsonAnswer('Public settings', configuration), default: problemAnswer },
});

export function createConfigurationRoutes(dependencies: { panelConfiguration: Configuration }): OpenAPIHono<WorkerEnv> {
  const routes = createRoutes();
  routes.openapi(route, (c) => c.json(dependencies.panelConfiguration, 200));
  return routes;
}
