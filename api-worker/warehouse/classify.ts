import type { WarehouseFailure } from './warehouse-error.ts';
import { WarehouseError } from './warehouse-error.ts';

interface ApiFailure {
  code?: number | string;
  errors?: { reason?: string }[];
  response?: { headers?: { get?: (name: string) => string | null } };
}

const BUSY_REASONS = new Set(['rateLimitExceeded', 'jobRateLimitExceeded', 'jobBackendError', 'backendError']);
const DENIED_REASONS = new Set(['accessDenied', 'authError']);

/** Names what went wrong by HTTP code and BigQuery's `reason`, never by message text. */
export function classify(error: unknown): WarehouseError {
  if (error instanceof WarehouseError) return error;
  return new WarehouseError(failureOf(error), { cause: error });
}

function failureOf(error: unknown): WarehouseFailure {
  if (!(error instanceof Error)) return 'unavailable';
  return failureOfWait(error) ?? failureOfReason(error);
}

function failureOfWait(error: Error): WarehouseFailure | undefined {
  if (error.name === 'AbortError') return 'aborted';
  if (error.name === 'TimeoutError' || /did not complete before/u.test(error.message)) return 'timeout';
  return undefined;
}

function failureOfReason(error: Error & ApiFailure): WarehouseFailure {
  const reason = error.errors?.[0]?.reason ?? '';
  if (error.code === 499 || reason === 'stopped' || reason === 'timeout') return 'timeout';
  if (BUSY_REASONS.has(reason)) return 'unavailable';
  if (error.code === 401 || error.code === 403 || DENIED_REASONS.has(reason)) return 'denied';
  if (error.code === 400 || error.code === 404) return 'invalid_query';
  return 'unavailable';
}

/** Milliseconds the server asks to wait, or undefined. */
export function retryAfterMs(error: unknown): number | undefined {
  const cause = error instanceof WarehouseError ? error.cause : error;
  const header = (cause as ApiFailure | undefined)?.response?.headers?.get?.('retry-after');
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
