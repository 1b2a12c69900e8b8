import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { revealed, revealRequest } from '../contract/reveals.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Reveal } from './reveal.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/reveals',
  tags: ['packs'],
  summary: 'Reveal one masked field of the pack on screen; for revealers',
  request: jsonBody(revealRequest),
  responses: { 200: jsonAnswer('The one field, to be hidden again', revealed), default: problemAnswer },
});

export function createRevealRoutes({ reveal }: { reveal: Reveal }): OpenAPIHono<WorkerEnv> {
  return createRoutes().openapi(route, async (c) =>
    c.json(await reveal(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) }), 200),
  );
}
