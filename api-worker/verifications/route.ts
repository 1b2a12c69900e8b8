import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { verification, verificationRequest } from '../contract/verifications.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Verify } from './verify.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/verifications',
  tags: ['packs'],
  summary: 'Note that the rep has verified the caller of an asserted customer',
  request: jsonBody(verificationRequest),
  responses: {
    200: jsonAnswer('A sealed verification for the next pack requests', verification),
    default: problemAnswer,
  },
});

export function createVerificationRoutes({ verify }: { verify: Verify }): OpenAPIHono<WorkerEnv> {
  return createRoutes().openapi(route, async (c) =>
    c.json(await verify(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) }), 200),
  );
}
