import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { AppError } from './errors.ts';
import { createFeedbackRoutes } from './feedback/route.ts';
import { frontDoor } from './http/front-door.ts';
import { createRoutes } from './http/open-api.ts';
import { problemResponse, toAppError } from './http/problem-response.ts';
import { createRequestLog, logError } from './http/request-log.ts';
import { responseHeaders } from './http/response-headers.ts';
import type { WorkerEnv } from './http/worker-env.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { RequestLimits } from './limits/limit-requests.ts';
import type { Metrics } from './metrics.ts';
import { createPinRoutes } from './pins/route.ts';
import { createPackRoutes } from './prep-pack/route.ts';
import { createRevealRoutes } from './reveals/route.ts';
import { createConfigurationRoutes } from './routes/configuration.ts';
import { createConversationRoutes } from './routes/conversations.ts';
import { createHealthRoutes } from './routes/health.ts';
import { createStatementRoutes } from './routes/statements.ts';
import { createTicketRoutes } from './routes/tickets.ts';
import { createSearchRoutes } from './search/route.ts';
import type { RequireSession } from './sessions/require-session.ts';
import { createSessionRoutes } from './sessions/route.ts';
import { createVerificationRoutes } from './verifications/route.ts';
import { createWidgetRoutes } from './widget/route.ts';

type RouteDependencies = Parameters<typeof createConfigurationRoutes>[0] &
  Parameters<typeof createSessionRoutes>[0] &
  Parameters<typeof createConversationRoutes>[0] &
  Parameters<typeof createPackRoutes>[0] &
  Parameters<typeof createTicketRoutes>[0] &
  Parameters<typeof createPinRoutes>[0] &
  Parameters<typeof createStatementRoutes>[0] &
  Parameters<typeof createVerificationRoutes>[0] &
  Parameters<typeof createSearchRoutes>[0] &
  Parameters<typeof createRevealRoutes>[0] &
  Parameters<typeof createFeedbackRoutes>[0] &
  Parameters<typeof createWidgetRoutes>[0] &
  Parameters<typeof createHealthRoutes>[0];

export interface AppDependencies extends RouteDependencies {
  log: Logger;
  metrics: Metrics;
  lifecycle: Lifecycle;
  extensionOrigin: string;
  requireSession: RequireSession;
  requestLimits: RequestLimits;
}

/** Every other path under /v1/ needs a session, known or not. */
const WITHOUT_SESSION = new Set(['/v1/configuration', '/v1/session', '/v1/statements']);

export function createApp(dependencies: AppDependencies): OpenAPIHono<WorkerEnv> {
  const { log, metrics, lifecycle, requireSession, requestLimits } = dependencies;
  const app = createRoutes();
  app.onError((error, c) => {
    const known = toAppError(error);
    logError(log, c.get('requestId'), known);
    return problemResponse(c, known);
  });
  app.notFound((c) => problemResponse(c, new AppError('not_found')));

  app.use(createRequestLog({ log, metrics }), responseHeaders, refuseWhileDraining(lifecycle));
  app.use(...frontDoor(dependencies.extensionOrigin));
  app.use('/v1/*', onlyWithSession(requireSession), onlyWithSession(requestLimits.ofRep));
  app.use('/v1/statements', requestLimits.ofIssuer);

  for (const routes of [
    createConfigurationRoutes(dependencies),
    createSessionRoutes(dependencies),
    createConversationRoutes(dependencies),
    createPackRoutes(dependencies),
    createTicketRoutes(dependencies),
    createPinRoutes(dependencies),
    createStatementRoutes(dependencies),
    createVerificationRoutes(dependencies),
    createSearchRoutes(dependencies),
    createRevealRoutes(dependencies),
    createFeedbackRoutes(dependencies),
    createWidgetRoutes(dependencies),
    createHealthRoutes(dependencies),
  ]) {
    app.route('/', routes);
  }
  return app;
}

function onlyWithSession(required: MiddlewareHandler<WorkerEnv>): MiddlewareHandler<WorkerEnv> {
  return (c, next) => (WITHOUT_SESSION.has(c.req.path) ? next() : required(c, next));
}

/** Probes are answered to the end. */
function refuseWhileDraining(lifecycle: Lifecycle) {
  return createMiddleware<WorkerEnv>(async function refuseWhileDraining(c, next) {
    const isProbe = c.req.path === '/health' || c.req.path === '/ready';
    if (lifecycle.isDraining() && !isProbe) throw new AppError('draining', { retryAfterS: 1 });
    await next();
  });
}
