import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Metrics } from '../metrics.ts';
import { guessOf } from './guess.ts';
import { createGuessWatch } from './guess-watch.ts';
import type { Operation, RateLimits } from './rate-limits.ts';
import { operationOf } from './rate-limits.ts';
import { createTokenBuckets } from './token-buckets.ts';
import { TriedTooMany } from './tried-too-many.ts';

interface LimitDependencies {
  limits: RateLimits;
  issuerCredentials: readonly string[];
  clock: Clock;
  audit: RecordAudit;
  metrics: Metrics;
  log: Logger;
}

export interface RequestLimits {
  /** By rep and operation; stands behind the check of the session. */
  ofRep: MiddlewareHandler<WorkerEnv>;
  /** By credential of the call flow. */
  ofIssuer: MiddlewareHandler<WorkerEnv>;
}

const BUCKETS = 50_000;
/** A rep who tries ids may still sign out, renew the session and see which conversations are theirs. */
const NAMES_NOBODY = new Set<Operation>(['session', 'signOut', 'conversations']);

export function createRequestLimits(dependencies: LimitDependencies): RequestLimits {
  const { limits, issuerCredentials, clock, metrics } = dependencies;
  const buckets = createTokenBuckets({ clock, maxKeys: BUCKETS });
  const guesses = createGuessGuard(dependencies);
  const issuers = new Set(issuerCredentials.map((credential) => digest(credential)));
  const take = (who: string, operation: Operation): void => {
    const waitS = buckets.take(`${operation} ${who}`, limits[operation]);
    if (waitS !== null) throw tooMany(metrics, operation, waitS);
  };
  return {
    ofRep: createMiddleware<WorkerEnv>(async function limitRep(c, next) {
      const { repId } = c.get('rep').access;
      const operation = operationOf(c.req.path);
      if (!NAMES_NOBODY.has(operation)) guesses.refuse(repId, operation);
      take(repId, operation);
      await next();
      await guesses.watch(c, operation);
    }),
    ofIssuer: createMiddleware<WorkerEnv>(async function limitIssuer(c, next) {
      const [, credential = ''] = /^Bearer (\S{1,512})$/iu.exec(c.req.header('authorization') ?? '') ?? [];
      const given = digest(credential);
      // Whoever has no credential of ours shares one bucket and takes nothing from those who have.
      take(issuers.has(given) ? given : 'unknown', 'statements');
      await next();
    }),
  };
}

function createGuessGuard({ limits, clock, audit, metrics, log }: LimitDependencies) {
  const watches = {
    conversation: createGuessWatch({ clock, limit: limits.unknownConversations }),
    handle: createGuessWatch({ clock, limit: limits.invalidHandles }),
  };
  const refuse = (repId: string, operation: Operation): void => {
    const waitS = watches.conversation.waitS(repId) ?? watches.handle.waitS(repId);
    if (waitS !== null) throw tooMany(metrics, operation, waitS);
  };
  const alert = async (c: Context<WorkerEnv>, about: string, conversationId?: string): Promise<void> => {
    const correlationId = c.get('requestId');
    metrics.count('enumeration');
    log.error({ alert: 'enumeration', about, requestId: correlationId }, 'a rep tries ids');
    const { access } = c.get('rep');
    await audit({ type: 'DENIED', access, correlationId, conversationId, result: 'enumeration' });
  };
  return {
    refuse,
    /** The guess that is one too many is told so itself, so that it says nothing about its id. */
    async watch(c: Context<WorkerEnv>, operation: Operation): Promise<void> {
      const { access } = c.get('rep');
      if (c.error instanceof TriedTooMany) await alert(c, c.error.about, c.error.conversationId);
      const guess = await guessOf(c);
      if (!guess) return;
      if (watches[guess.about].note(access.repId, guess.mark)) await alert(c, guess.about, guess.conversationId);
      refuse(access.repId, operation);
    },
  };
}

function tooMany(metrics: Metrics, operation: Operation, retryAfterS: number): AppError {
  metrics.count(`rate_limited_${operation}`);
  return new AppError('too_many_requests', { retryAfterS });
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
