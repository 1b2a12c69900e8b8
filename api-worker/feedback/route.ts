import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { feedbackRequest } from '../contract/feedback.ts';
import { createRoutes, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { GiveFeedback } from './give-feedback.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/feedback',
  tags: ['packs'],
  summary: 'Say of one card of the pack on screen that it is useful, not useful, or wrong and why',
  request: jsonBody(feedbackRequest),
  responses: { 204: { description: 'Recorded; the first word on a card counts' }, default: problemAnswer },
});

export function createFeedbackRoutes({ giveFeedback }: { giveFeedback: GiveFeedback }): OpenAPIHono<WorkerEnv> {
  return createRoutes().openapi(route, async (c) => {
    await giveFeedback(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) });
    return c.body(null, 204);
  });
}
