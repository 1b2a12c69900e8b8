import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from './worker-env.ts';

const MAX_BODY_BYTES = 16 * 1024;
/** A rep's whole list of pins is longer than any other request. */
const MAX_LIST_BYTES = 64 * 1024;
const PREFLIGHT_MAX_AGE_S = 7_200;
/** Readable without a session and without an origin: they hold nothing about anybody. */
const GET_PATHS = new Set(['/v1/configuration', '/widget', '/widget.js', '/widget.css', '/health', '/ready']);
/** Called by the bank's call flow with its own credential, never by a browser. */
const SERVER_PATHS = new Set(['/v1/statements']);

/** What is refused before any route is asked. */
export function frontDoor(extensionOrigin: string): MiddlewareHandler<WorkerEnv>[] {
  return [
    requireMethod,
    requireOrigin(extensionOrigin),
    cors({
      origin: extensionOrigin,
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'DPoP'],
      exposeHeaders: ['Retry-After'],
      maxAge: PREFLIGHT_MAX_AGE_S,
    }),
    requireJson,
    limitBody,
  ];
}

const tooLarge = () => {
  throw new AppError('body_too_large');
};
const limitShort = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
const limitList = bodyLimit({ maxSize: MAX_LIST_BYTES, onError: tooLarge });
const limitBody: MiddlewareHandler<WorkerEnv> = (c, next) =>
  (c.req.path === '/v1/pins/list' ? limitList : limitShort)(c, next);

const requireMethod = createMiddleware<WorkerEnv>(async function requireMethod(c, next) {
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  const isAllowed = isReading === GET_PATHS.has(c.req.path);
  if (c.req.method !== 'OPTIONS' && !(isAllowed && (isReading || c.req.method === 'POST'))) {
    throw new AppError('method_not_allowed');
  }
  await next();
});

function requireOrigin(extensionOrigin: string) {
  return createMiddleware<WorkerEnv>(async function requireOrigin(c, next) {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
    const expected = SERVER_PATHS.has(c.req.path) ? undefined : extensionOrigin;
    if (!isReading && c.req.header('origin') !== expected) throw new AppError('origin_not_allowed');
    await next();
  });
}

const requireJson = createMiddleware<WorkerEnv>(async function requireJson(c, next) {
  const contentType = c.req.header('content-type');
  const isJson = contentType === undefined || /^application\/json\s*(;\s*charset=utf-8)?$/iu.test(contentType);
  if (c.req.method === 'POST' && !isJson) throw new AppError('media_type_unsupported');
  await next();
});
