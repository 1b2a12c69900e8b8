import type { BigQuery } from '@google-cloud/bigquery';
import { attempts } from './attempts.ts';
import type { QueryCall, Statistics } from './call.ts';
import { call } from './call.ts';
import { classify, WaitedForTurn } from './classify.ts';
import { encodeParameters } from './encode-parameters.ts';
import { createGuard } from './guard.ts';
import type { QueryParameters } from './parameters.ts';
import { requireKey } from './permit.ts';
import type { Query, RunOptions, RunQuery } from './query.ts';
import { parseRows } from './rows.ts';
import { startWait, until } from './wait.ts';
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
  /** BigQuery queues what is too much; by default six whole packs, enough for one worker. */
  runningAtOnce?: number;
  /** Told when too many queries in a row failed, so that none is sent for a while, and when they are sent again. */
  onBreaker?: (state: 'opened' | 'closed') => void;
}

const RUNNING_AT_ONCE = 48;

interface Progress {
  attempts: number;
  /** Time spent behind the worker's own other queries. */
  queuedMs: number;
  rows: number;
  statistics: Statistics;
}

/**
 * The one guarded door to the warehouse: own deadline, one retry inside it, breaker, bulkhead, row cap, row schema,
 * subject check. Whatever happens ends as rows or as a `WarehouseError`.
 */
export function createRunQuery(dependencies: RunQueryDependencies): RunQuery {
  const { client, nowMs, random, report } = dependencies;
  const { runningAtOnce = RUNNING_AT_ONCE, onBreaker } = dependencies;
  const guard = createGuard({ runningAtOnce, onBreaker });

  return async (query, parameters, options) => {
    const startedMs = nowMs();
    const progress: Progress = { attempts: 0, queuedMs: 0, rows: 0, statistics: {} };
    const finish = (outcome: QueryReport['outcome']) =>
      report(reportOf(query.name, outcome, progress, nowMs() - startedMs));
    const wait = startWait(options, nowMs);
    try {
      requireKey(query, parameters);
      const request = requestOf(dependencies, query, parameters);
      const once = () => {
        const askedMs = nowMs();
        return guard.inTurn(wait.signal, () => {
          progress.attempts += 1;
          progress.queuedMs += nowMs() - askedMs;
          return until(wait.signal, () => call(client, request, Math.max(1, wait.leftMs())));
        });
      };
      const tried = () =>
        guard.whileHealthy(wait.signal, () =>
          attempts(once, wait, random).catch((error: unknown) => {
            throw blamed(error, progress, options);
          }),
        );
      const answer = await until(wait.signal, tried);
      progress.statistics = answer.statistics;
      const rows = parseRows(query, parameters, answer);
      progress.rows = rows.length;
      finish('rows');
      return rows;
    } catch (error) {
      const failure = classify(error);
      finish(failure.failure);
      throw failure;
    } finally {
      wait.end();
    }
  };
}

/** A timeout is the warehouse's own only if most of the wait was spent on it. */
function blamed(error: unknown, { queuedMs }: Progress, { deadlineMs }: RunOptions): unknown {
  const isTimeout = error instanceof WarehouseError && error.failure === 'timeout';
  return isTimeout && queuedMs * 2 > deadlineMs ? new WarehouseError('timeout', { cause: new WaitedForTurn() }) : error;
}

function requestOf(
  { dataset, maximumBytesBilled }: RunQueryDependencies,
  query: Query<unknown>,
  parameters: QueryParameters,
): QueryCall {
  return {
    query: query.sql,
    ...encodeParameters(parameters),
    labels: { app: 'prep-pack', query: query.name },
    maxResults: query.maxRows,
    maximumBytesBilled,
    dataset,
  };
}

function reportOf(query: string, outcome: QueryReport['outcome'], progress: Progress, ms: number): QueryReport {
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
