import { ApiError, invalid } from './api-error.ts';
import type { Engine } from './engine.ts';
import type { JobPlan } from './job.ts';
import type { JobBody, QueryBody } from './request-schema.ts';
import { runQuery } from './run-query.ts';

interface QueryPlanParts {
  readonly id?: string;
  readonly query: Pick<
    QueryBody,
    'query' | 'useLegacySql' | 'defaultDataset' | 'maximumBytesBilled' | 'parameterMode' | 'queryParameters'
  >;
  readonly labels?: Readonly<Record<string, string>>;
  readonly isDryRun: boolean;
  readonly timeoutMs?: string | number;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly identity: string;
  readonly call: { readonly method: string; readonly path: string };
}

/** The plan of a query job from either way in. */
export function queryPlan(engine: Engine, parts: QueryPlanParts): JobPlan {
  const { query, labels } = parts;
  if (query.useLegacySql !== false) {
    throw invalid('Legacy SQL is not supported by the local engine: set useLegacySql to false');
  }
  if (query.parameterMode?.toUpperCase() === 'POSITIONAL') {
    throw new ApiError(501, 'notImplemented', 'Local engine does not support: positional query parameters');
  }
  const planted = engine.faults.forJob({
    ...parts.call,
    sql: query.query,
    ...(labels === undefined ? {} : { labels }),
  });
  return {
    ...planted,
    ...(parts.id === undefined ? {} : { id: parts.id }),
    configuration: {
      jobType: 'QUERY',
      sent: parts.sent,
      sql: query.query,
      isDryRun: parts.isDryRun,
      ...(labels === undefined ? {} : { labels }),
      ...(parts.timeoutMs === undefined ? {} : { timeoutMs: Number(parts.timeoutMs) }),
    },
    run: async (signal) => ({
      query: await runQuery(
        engine,
        {
          sql: query.query,
          parameters: query.queryParameters ?? [],
          isDryRun: parts.isDryRun,
          identity: parts.identity,
          ...(query.defaultDataset === undefined ? {} : { defaultDataset: query.defaultDataset.datasetId }),
          ...(query.maximumBytesBilled === undefined ? {} : { maximumBytesBilled: BigInt(query.maximumBytesBilled) }),
        },
        signal,
      ),
    }),
  };
}

/** What jobs.query was sent, in the shape a job's configuration has. */
export function configurationOf(body: QueryBody): Readonly<Record<string, unknown>> {
  const { query, useLegacySql, defaultDataset, queryParameters, parameterMode, labels } = body;
  return { query: { query, useLegacySql, defaultDataset, queryParameters, parameterMode }, labels };
}

export function jobQueryParts(body: JobBody) {
  const { configuration, jobReference } = body;
  return {
    labels: configuration.labels,
    isDryRun: configuration.dryRun === true,
    timeoutMs: configuration.jobTimeoutMs,
    id: jobReference?.jobId,
    sent: configuration,
  };
}
