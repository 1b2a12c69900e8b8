import { createHash, timingSafeEqual } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Clock } from '../clock.ts';
import { statement, statementRequest } from '../contract/statements.ts';
import { AppError } from '../errors.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Statements } from '../seals/seal.ts';

const VERIFIED_AT_MOST_MS_AGO = 12 * 3_600_000;
const CLOCK_TOLERANCE_MS = 60_000;

/** Customer ids a BCIN or PCIN names, whatever their tier: the call flow has no rep. */
export type ResolveIdentifier = (
  identifier: { type: 'BCIN' | 'PCIN'; value: string },
  signal: AbortSignal,
) => Promise<string[]>;

interface StatementRouteDependencies {
  statements: Statements;
  issuerCredentials: readonly string[];
  resolveIdentifier: ResolveIdentifier;
  clock: Clock;
}

export function createStatementRoutes(dependencies: StatementRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { statements, issuerCredentials, resolveIdentifier, clock } = dependencies;
  const routes = createRoutes();
  const issue = createRoute({
    method: 'post',
    path: '/v1/statements',
    tags: ['statements'],
    summary: "Sign what the bank's call flow found out about a conversation; for the call flow only",
    security: [{ callFlow: [] }],
    middleware: [requireCredential(issuerCredentials)],
    request: jsonBody(statementRequest),
    responses: { 200: jsonAnswer('The signed statement', statement), default: problemAnswer },
  });
  routes.openAPIRegistry.registerComponent('securitySchemes', 'callFlow', { type: 'http', scheme: 'bearer' });
  routes.openapi(issue, async (c) => {
    const { conversationId, customer, caller, level, method, verifiedAt } = c.req.valid('json');
    const verifiedAtMs = plausible(verifiedAt === undefined ? clock.nowMs() : Date.parse(verifiedAt), clock);
    const only = async (identifier: Parameters<ResolveIdentifier>[0]) =>
      onlyOne(await resolveIdentifier(identifier, c.req.raw.signal));
    const [customerId, callerId] = await Promise.all([only(customer), caller ? only(caller) : null]);
    const facts = { customerId, callerId, level, method, verifiedAt: new Date(verifiedAtMs).toISOString() };
    return c.json(await statements.issue(conversationId, facts), 200);
  });
  return routes;
}

function requireCredential(credentials: readonly string[]) {
  return createMiddleware<WorkerEnv>(async function requireCredential(c, next) {
    const [, given] = /^Bearer (\S{1,512})$/iu.exec(c.req.header('authorization') ?? '') ?? [];
    // Every credential is compared, so that the time taken does not say which one is near.
    const matches = credentials.map((credential) => timingSafeEqual(digest(credential), digest(given ?? '')));
    if (given === undefined || !matches.includes(true)) throw new AppError('credential_invalid');
    await next();
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function plausible(verifiedAtMs: number, clock: Clock): number {
  const ageMs = clock.nowMs() - verifiedAtMs;
  if (ageMs < -CLOCK_TOLERANCE_MS || ageMs > VERIFIED_AT_MOST_MS_AGO) throw new AppError('malformed_request');
  return verifiedAtMs;
}

function onlyOne(customerIds: string[]): string {
  const [id, ...others] = customerIds;
  if (id === undefined) throw new AppError('not_found');
  if (others.length > 0) throw new AppError('identifier_ambiguous');
  return id;
}
