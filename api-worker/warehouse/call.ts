import type { BigQuery } from '@google-cloud/bigquery';

export interface QueryCall {
  query: string;
  params: Record<string, unknown>;
  types: Record<string, string | string[]>;
  labels: Record<string, string>;
  maxResults: number;
  maximumBytesBilled: string;
  dataset: string;
}

/** The part of BigQuery's answer that logs and guards need; numbers arrive as text, some are missing under row policies. */
export interface Statistics {
  totalRows?: string;
  totalBytesProcessed?: string;
  totalBytesBilled?: string;
  cacheHit?: boolean;
  errors?: unknown[];
}

export interface Answer {
  rows: unknown[];
  statistics: Statistics;
}

interface Cancellable {
  cancel: () => Promise<unknown>;
}

/** The client's types promise two values where three arrive (nodejs-bigquery#1399), hence this one description. */
type CallbackQuery = (
  query: object,
  options: { timeoutMs: number; wrapIntegers: true },
  callback: (error: Error | null, rows: unknown[] | null, next: unknown, response?: Statistics) => void,
) => void;

/** One `jobs.query` call. Aborting stops the wait at once; the job ends by its own time-out or is cancelled when known. */
export function call(client: BigQuery, request: QueryCall, signal: AbortSignal, timeoutMs: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  else {
    const { dataset, ...rest } = request;
    const body = { ...rest, defaultDataset: { datasetId: dataset }, jobCreationMode: 'JOB_CREATION_OPTIONAL' };
    (client.query as unknown as CallbackQuery).call(
      client,
      body,
      { timeoutMs, wrapIntegers: true },
      (error, rows, next, response) => {
        if (!error) return resolve({ rows: rows ?? [], statistics: response ?? {} });
        if (isCancellable(next)) next.cancel().catch(() => undefined);
        reject(error);
      },
    );
  }
  return promise.finally(() => signal.removeEventListener('abort', abort));
}

function isCancellable(candidate: unknown): candidate is Cancellable {
  return typeof candidate === 'object' && candidate !== null && 'cancel' in candidate && 'id' in candidate;
}
