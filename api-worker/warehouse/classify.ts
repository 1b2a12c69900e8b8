import { BulkheadRejectedError, TaskCancelledError } from 'cockatiel';
import { z } from 'zod';
import type { WarehouseFailure } from './warehouse-error.ts';
import { WarehouseError } from './warehouse-error.ts';

const BUSY_REASONS = new Set([
  'rateLimitExceeded',
  'jobRateLimitExceeded',
  'jobBackendError',
  'backendError',
  'quotaExceeded',
]);
const DENIED_REASONS = new Set(['accessDenied', 'authError']);
const INVALID_CODES = new Set([400, 404, 501]);

/** The client's `ApiError` as far as it is told; its headers are a plain record. */
const apiFailure = z.object({
  code: z.union([z.number(), z.string()]).optional().catch(undefined),
  errors: z
    .array(z.object({ reason: z.string().optional() }))
    .optional()
    .catch(undefined),
  response: z
    .object({ headers: z.record(z.string(), z.unknown()) })
    .optional()
    .catch(undefined),
});

/** Names what went wrong by HTTP code and BigQuery's `reason`, never by the server's message text. */
export function classify(error: unknown): WarehouseError {
  if (error instanceof WarehouseError) return error;
  return new WarehouseError(failureOf(error), { cause: error });
}

/** Whether a second try within a rep's wait makes sense: not for a spent quota, nor for the worker's own overload. */
export function mayPass({ failure, cause }: WarehouseError): boolean {
  return failure === 'unavailable' && !isOwnOverload(cause) && reasonOf(cause) !== 'quotaExceeded';
}

/** The wait was over before the warehouse had its share of it: the query stood behind the worker's own others. */
export class WaitedForTurn extends Error {
  override readonly name = 'WaitedForTurn';
}

/** Whether the failure says nothing about the warehouse: the asker left, or the worker has too much to ask. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof WarehouseError && (error.failure === 'aborted' || isOwnOverload(error.cause));
}

/** Whether the failure says that the warehouse is ill. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof WarehouseError) || isOwnOverload(error.cause)) return false;
  return error.failure === 'unavailable' || error.failure === 'timeout';
}

/** Milliseconds the server asks to wait, or undefined. */
export function retryAfterMs(error: unknown): number | undefined {
  const cause = error instanceof WarehouseError ? error.cause : error;
  const header = apiFailure.safeParse(cause).data?.response?.headers['retry-after'];
  const seconds = typeof header === 'string' ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

const isOwnOverload = (cause: unknown): boolean =>
  cause instanceof BulkheadRejectedError || cause instanceof WaitedForTurn;

const reasonOf = (cause: unknown): string => apiFailure.safeParse(cause).data?.errors?.[0]?.reason ?? '';

function failureOf(error: unknown): WarehouseFailure {
  if (!(error instanceof Error)) return 'unavailable';
  return failureOfWait(error) ?? failureOfAnswer(error);
}

function failureOfWait(error: Error): WarehouseFailure | undefined {
  if (error.name === 'AbortError' || error instanceof TaskCancelledError) return 'aborted';
  // The client's own words: a wait it gave up has neither code nor class.
  if (error.name === 'TimeoutError' || /did not complete before/u.test(error.message)) return 'timeout';
  return undefined;
}

function failureOfAnswer(error: Error): WarehouseFailure {
  // Cells that do not fit their own schema end as one of these in the client's parser.
  if (error instanceof TypeError || error instanceof RangeError) return 'malformed';
  const code = apiFailure.safeParse(error).data?.code;
  const reason = reasonOf(error);
  if (code === 499 || reason === 'stopped' || reason === 'timeout') return 'timeout';
  if (BUSY_REASONS.has(reason)) return 'unavailable';
  if (code === 401 || code === 403 || DENIED_REASONS.has(reason)) return 'denied';
  return typeof code === 'number' && INVALID_CODES.has(code) ? 'invalid_query' : 'unavailable';
}
