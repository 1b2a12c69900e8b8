import { createHash, timingSafeEqual } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { RepAccess } from '../access/rep-access.ts';
import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
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
  audit: RecordAudit;
  clock: Clock;
}

export function createStatementRoutes(dependencies: StatementRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { statements, issuerCredentials, resolveIdentifier, audit, clock } = dependencies;
  const routes = createRoutes();
  const issue = createRoute({
    method: 'post',
    path: '/v1/statements',
    tags: ['statements'],
    summary: "Sign what the bank's call flow found out about a conversation; for the call flow only",
    security: [{ callFlow: [] }],
    middleware: [requireCredential(issuerCredentials, audit)],
    request: jsonBody(statementRequest),
    responses: { 200: jsonAnswer('The signed statement', statement), default: problemAnswer },
  });
  routes.openAPIRegistry.registerComponent('securitySchemes', 'callFlow', { type: 'http', scheme: 'bearer' });
  routes.openapi(issue, async (c) => {
    const { conversationId, customer, caller, level, method, verifiedAt } = c.req.valid('json');
    const verifiedAtMs = plausible(verifiedAt === undefined ? clock.nowMs() : Date.parse(verifiedAt), clock);
    const only = async (identifier: Parameters<ResolveIdentifier>[0]) =>
      onlyOne(await resolveIdentifier(identifier, c.req.raw.signal));
    const line: StatementLine = {
      access: callFlow(credentialIn(c.req.header('authorization'))),
      correlationId: c.get('requestId'),
      conversationId: conversationId.toLowerCase(),
      verificationMethod: method,
    };
    const [customerId, callerId] = await Promise.all([only(customer), caller ? only(caller) : null]).catch(
      async (error: unknown) => await refused(audit, line, error),
    );
    const facts = { customerId, callerId, level, method, verifiedAt: new Date(verifiedAtMs).toISOString() };
    const issued = await statements.issue(conversationId, facts);
    await audit({
      ...{ ...line, customerId, ...(callerId === null ? {} : { callerId }) },
      ...{ type: 'STATEMENT', result: `signed_${level}` },
    });
    return c.json(issued, 200);
  });
  return routes;
}

type StatementLine = Omit<AuditEvent, 'type' | 'result'>;

const NOBODY_SIGNED = new Set(['not_found', 'identifier_ambiguous']);

async function refused(audit: RecordAudit, line: StatementLine, error: unknown): Promise<never> {
  if (error instanceof AppError && NOBODY_SIGNED.has(error.code)) {
    await audit({ ...line, type: 'DENIED', result: `statement_${error.code}` });
  }
  throw error;
}

function credentialIn(header: string | undefined): string | undefined {
  const [, given] = /^Bearer (\S{1,512})$/iu.exec(header ?? '') ?? [];
  return given;
}

/** The actor of a statement: which credential it was, and nothing that helps to guess it. */
function callFlow(credential: string | undefined): RepAccess {
  const mark = credential === undefined ? 'none' : digest(credential).toString('hex').slice(0, 8);
  return { repId: `call-flow:${mark}`, roles: [], tiers: [] };
}

function requireCredential(credentials: readonly string[], audit: RecordAudit) {
  return createMiddleware<WorkerEnv>(async function requireCredential(c, next) {
    const given = credentialIn(c.req.header('authorization'));
    // Every credential is compared, so that the time taken does not say which one is near.
    const matches = credentials.map((credential) => timingSafeEqual(digest(credential), digest(given ?? '')));
    if (given === undefined || !matches.includes(true)) {
      const line: StatementLine = { access: callFlow(undefined), correlationId: c.get('requestId') };
      await audit({ ...line, type: 'DENIED', result: 'statement_credential_invalid' });
      throw new AppError('credential_invalid');
    }
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
