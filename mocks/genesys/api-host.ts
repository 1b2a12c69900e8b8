import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import type { ApiEnvironment } from './api-request.ts';
import { channelRoutes } from './channel-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import type { ErrorCode } from './error-body.ts';
import { ApiError, errorBody, tooManyRequests } from './error-body.ts';
import type { Tenant } from './tenant.ts';
import { userRoutes } from './user-routes.ts';

function refuse(code: ErrorCode): never {
  throw new ApiError(code);
}

function correlated() {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const correlationId = randomUUID();
    c.set('correlationId', correlationId);
    await next();
    c.header('ININ-Correlation-Id', correlationId);
    c.header('Cache-Control', 'no-cache, no-store, must-revalidate');
  });
}

function authenticated(tenant: Tenant) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const bearer = /^bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!bearer) throw new ApiError('authentication.required');
    const token = tenant.signIns.token(bearer);
    if (!token) throw new ApiError('bad.credentials');
    c.set('token', token);
    await next();
  });
}

function rateLimited(tenant: Tenant) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const { userId, clientId } = c.get('token');
    const { count, allowed, resetS } = tenant.rateLimit.count(userId, clientId);
    if (count > allowed) {
      c.header('Retry-After', String(resetS));
      c.res = c.json(tooManyRequests(resetS, c.get('correlationId')), 429);
    } else {
      await next();
    }
    c.header('inin-ratelimit-count', String(count));
    c.header('inin-ratelimit-allowed', String(allowed));
    c.header('inin-ratelimit-reset', String(resetS));
  });
}

export function createApiHost(tenant: Tenant): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  app.use('/api/v2/*', cors(), correlated(), bodyLimit({ maxSize: 1024 * 1024, onError: () => refuse('bad.request') }));
  app.use('/api/v2/*', authenticated(tenant), rateLimited(tenant));
  app.route('/api/v2', userRoutes(tenant));
  app.route('/api/v2', conversationRoutes(tenant));
  app.route('/api/v2', channelRoutes(tenant));
  app.all('/api/v2/*', () => refuse('not.found'));
  app.onError((error, c) => {
    const known = error instanceof ApiError ? error : new ApiError('internal.server.error');
    return c.json(errorBody(known.code, c.get('correlationId'), known.message), known.status);
  });
  return app;
}
