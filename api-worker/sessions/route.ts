import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { session, sessionRequest } from '../contract/session.ts';
import { createRoutes, emptyBody, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Proofs } from '../seals/create-proofs.ts';
import type { SignIns } from './sign-ins.ts';

export interface SessionRouteDependencies {
  proofs: Proofs;
  signIns: SignIns;
}

const tags = ['sessions'];
const signIn = createRoute({
  method: 'post',
  path: '/v1/session',
  tags,
  summary: 'Exchange an authorization code for a sealed session, bound to the key of the DPoP proof',
  request: jsonBody(sessionRequest),
  responses: { 200: jsonAnswer('The session', session), default: problemAnswer },
});
const renewal = createRoute({
  method: 'post',
  path: '/v1/session/renewal',
  tags,
  summary: 'A new session for the same sign-in, after Genesys has been asked who this is again',
  request: emptyBody,
  responses: { 200: jsonAnswer('The session', session), default: problemAnswer },
});
const end = createRoute({
  method: 'post',
  path: '/v1/session/end',
  tags,
  summary: 'End the session and revoke its token at Genesys',
  request: emptyBody,
  responses: { 204: { description: 'Ended' }, default: problemAnswer },
});

export function createSessionRoutes(dependencies: SessionRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { proofs, signIns } = dependencies;
  const routes = createRoutes();
  routes.openapi(signIn, async (c) => {
    const request = { method: c.req.method, path: c.req.path };
    const keyThumbprint = await proofs.verify(c.req.header('dpop'), request);
    return c.json(await signIns.begin(c.req.valid('json'), keyThumbprint, visitOf(c)), 200);
  });
  routes.openapi(renewal, async (c) => c.json(await signIns.renew(c.get('rep'), visitOf(c)), 200));
  routes.openapi(end, async (c) => {
    await signIns.end(c.get('rep'), visitOf(c));
    return c.body(null, 204);
  });
  return routes;
}
