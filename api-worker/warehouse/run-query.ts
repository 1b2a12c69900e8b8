import type { BigQuery } from '@google-cloud/bigquery';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Answer, Statistics } from './call.ts';
import { call } from './call.ts';
import { classify, retryAfterMs } from './classify.ts';
import { encodeParameters } from './encode-parameters.ts';
import type { QueryParameters } from './parameters.ts';
import type { Query, RunOptions, RunQuery } from './query.ts';
import { parseRows } from './rows.ts';
import { WarehouseError } from './warehouse-error.ts';

/** What one query cost, for the log: no parameter, no row. */
export interface QueryReport {
  query: string;
  outcome: 'rows' | WarehouseError['failure'];
  ms: number;
  attempts: number;
  rows: number;
  bytesBilled: number | null;
  bytesProcessed: number | null;
  isCacheHit: boolean | null;
}

export interface RunQueryDependencies {
  client: BigQuery;
  dataset: string;
  maximumBytesBilled: string;
  report: (report: QueryReport) => void;
  /** Milliseconds since any fixed moment; only differences are used. */
  nowMs: () => number;
  /** 0 to 1, for jitter. */
  random: () => number;
}

const BREAKER_OPENS_AFTER = 5;
const BREAKER_HALF_OPEN_AFTER_MS = 10_000;
const RETRY_BASE_MS = 100;
const RETRY_JITTER_MS = 200;

/** The one guarded door to the warehouse: own deadline, one retry inside it, breaker, row cap, row schema, subject check. */
export function createRunQuery(dependencies: RunQueryDependencies): RunQuery {
  const isOutage = (error: unknown) =>
    error instanceof WarehouseError && ['unavailable', 'timeout'].includes(error.failure);
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: BREAKER_HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(BREAKER_OPENS_AFTER),
  });

  return async (query, parameters, options) => {
    const startedMs = dependencies.nowMs();
    const progress = { attempts: 0, statistics: {} as Statistics, rows: 0 };
    const finish = (outcome: QueryReport['outcome']) =>
      dependencies.report(reportOf(query.name, outcome, progress, dependencies.nowMs() - startedMs));
    try {
      const answer = await breaker.execute(() => attempts(dependencies, query, parameters, options, progress));
      progress.statistics = answer.statistics;
      const rows = parseRows(query, parameters, answer);
      progress.rows = rows.length;
      finish('rows');
      return rows;
    } catch (error) {
      const failure =
        error instanceof BrokenCircuitError ? new WarehouseError('unavailable', { cause: error }) : classify(error);
      finish(failure.failure);
      throw failure;
    }
  };
}

/** One call and, if the failure may pass and time is left, one more. */
async function attempts(
  dependencies: RunQueryDependencies,
  query: Query<unknown>,
  parameters: QueryParameters,
  options: RunOptions,
  progress: { attempts: number },
): Promise<Answer> {
  const endsAtMs = dependencies.nowMs() + options.deadlineMs;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)]);
  const request = {
    query: query.sql,
    ...encodeParameters(parameters),
    labels: { app: 'prep-pack', query: query.name },
    maxResults: query.maxRows,
    maximumBytesBilled: dependencies.maximumBytesBilled,
    dataset: dependencies.dataset,
  };
  const once = async () => {
    progress.attempts += 1;
    const leftMs = Math.max(1, Math.floor(endsAtMs - dependencies.nowMs()));
    return await call(dependencies.client, request, signal, leftMs).catch((error) => Promise.reject(classify(error)));
  };
  try {
    return await once();
  } catch (error) {
    const pauseMs = retryAfterMs(error) ?? RETRY_BASE_MS + dependencies.random() * RETRY_JITTER_MS;
    const mayPass = error instanceof WarehouseError && error.failure === 'unavailable' && !signal.aborted;
    if (!mayPass || dependencies.nowMs() + pauseMs >= endsAtMs) throw error;
    await pause(pauseMs, signal);
    return await once();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(classify(signal.reason));
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', stop, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}

function reportOf(
  query: string,
  outcome: QueryReport['outcome'],
  progress: { attempts: number; statistics: Statistics; rows: number },
  ms: number,
): QueryReport {
  const { totalBytesBilled, totalBytesProcessed, cacheHit } = progress.statistics;
  return {
    query,
    outcome,
    ms: Math.round(ms),
    attempts: progress.attempts,
    rows: progress.rows,
    bytesBilled: totalBytesBilled === undefined ? null : Number(totalBytesBilled),
    bytesProcessed: totalBytesProcessed === undefined ? null : Number(totalBytesProcessed),
    isCacheHit: cacheHit ?? null,
  };
}
