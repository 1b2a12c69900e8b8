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
  /** The warehouse holds rows of this result that it did not send. */
  hasMore: boolean;
  statistics: Statistics;
}

interface Cancellable {
  cancel: () => Promise<unknown>;
}

/** The client's types promise two values where three arrive (nodejs-bigquery#1399), hence this one description. */
type CallbackQuery = (
  query: object,
  options: { timeoutMs: number; wrapIntegers: true; maxResults: number },
  callback: (error: Error | null, rows: unknown[] | null, next: unknown, response?: Statistics) => void,
) => void;

/** One `jobs.query` call. A query that did not finish is cancelled once its job is known, even if nobody waits any more. */
export async function call(client: BigQuery, request: QueryCall, timeoutMs: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { dataset, maxResults, ...rest } = request;
  const body = {
    ...rest,
    // The client leaves its own location out of jobs.query.
    location: client.location,
    defaultDataset: { datasetId: dataset },
    jobCreationMode: 'JOB_CREATION_OPTIONAL',
  };
  // As an option `maxResults` also keeps the client from fetching further pages by itself.
  const options = { timeoutMs, wrapIntegers: true, maxResults } as const;
  (client.query as unknown as CallbackQuery).call(client, body, options, (error, rows, next, response) => {
    if (!error) return resolve({ rows: rows ?? [], hasMore: Boolean(next), statistics: response ?? {} });
    if (isCancellable(next)) next.cancel().catch(() => undefined);
    reject(error);
  });
  return await promise;
}

function isCancellable(candidate: unknown): candidate is Cancellable {
  return typeof candidate === 'object' && candidate !== null && 'cancel' in candidate && 'id' in candidate;
}
