import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { WorkerEnv } from './worker-env.ts';

/** One line a request: route pattern, status and time; no query string, no header, no body. */
export function createRequestLog({ log, metrics }: { log: Logger; metrics: Metrics }) {
  return createMiddleware<WorkerEnv>(async function requestLog(c, next) {
    const startedAtMs = performance.now();
    c.set('requestId', randomUUID());
    await next();
    c.res.headers.set('x-request-id', c.get('requestId'));
    const route = patternOf(routePath(c, -1));
    const ms = Math.round(performance.now() - startedAtMs);
    metrics.request({ method: methodOf(c.req.method), route, status: c.res.status, ms });
    log.info(
      { requestId: c.get('requestId'), route, method: methodOf(c.req.method), status: c.res.status, ms },
      'request',
    );
  });
}

/** Paths that match no route are the caller's own words. */
const patternOf = (path: string) => (path.includes('*') || path === '' ? 'unmatched' : path);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);
const methodOf = (method: string) => (METHODS.has(method) ? method : 'OTHER');

/** Where an error came from without what it says: a dependency's message may hold a customer's data. */
export function logError(log: Logger, requestId: string, error: AppError): void {
  const entry = { requestId, code: error.code, causes: causesOf(error) };
  if (error.status >= 500) log.error(entry, 'failed');
  else log.info(entry, 'refused');
}

function causesOf(error: AppError): { name: string; at: string[] }[] {
  const causes: { name: string; at: string[] }[] = [];
  let cause: unknown = error.cause;
  while (cause instanceof Error && causes.length < 4) {
    causes.push({ name: cause.constructor.name, at: framesOf(cause) });
    cause = cause.cause;
  }
  return causes;
}

/** The stack begins with the message, whose own lines may look like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const lines = stack.slice(start + message.length).split('\n');
  const frames = lines.filter((line) => /^\s+at .*(?::\d+:\d+\)?|\(<anonymous>\))$/u.test(line));
  return frames.slice(0, 6).map((line) => line.trim());
}
