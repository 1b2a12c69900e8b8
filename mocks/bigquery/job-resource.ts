import { errorItem } from './api-error.ts';
import type { Engine } from './engine.ts';
import type { Job } from './job.ts';
import type { QueryResult } from './run-query.ts';

export function jobReference(engine: Engine, job: Job) {
  return { projectId: engine.project, jobId: job.id, location: engine.location };
}

/** A bigquery#job resource. */
export function jobResource(engine: Engine, job: Job) {
  const { configuration } = job;
  return {
    kind: 'bigquery#job',
    id: `${engine.project}:${engine.location}.${job.id}`,
    jobReference: jobReference(engine, job),
    configuration: { ...configuration.sent, jobType: configuration.jobType },
    status: jobStatus(job),
    statistics: jobStatistics(engine, job),
  };
}

/** The figures of a query as jobs.query and getQueryResults give them beside the rows. */
export function queryFigures(job: Job, result: QueryResult) {
  return {
    cacheHit: false,
    totalBytesProcessed: String(result.bytesProcessed),
    totalBytesBilled: String(result.bytesBilled),
    totalSlotMs: String(slotMs(job)),
    creationTime: String(job.createdMs),
    startTime: String(job.createdMs),
    endTime: String(job.endedMs ?? job.createdMs),
  };
}

function jobStatus(job: Job) {
  const errorResult = job.error === undefined ? undefined : errorItem(job.error);
  return {
    state: job.isDone ? 'DONE' : 'RUNNING',
    ...(errorResult === undefined ? {} : { errorResult, errors: [errorResult] }),
  };
}

function jobStatistics(engine: Engine, job: Job) {
  const { query, outputRows } = job.outcome;
  return {
    creationTime: String(job.createdMs),
    startTime: String(job.createdMs),
    ...(job.endedMs === undefined ? {} : { endTime: String(job.endedMs) }),
    ...(query === undefined ? {} : queryStatistics(engine, job, query)),
    ...(outputRows === undefined ? {} : { load: { outputRows: String(outputRows), badRecords: '0' } }),
  };
}

function queryStatistics(engine: Engine, job: Job, result: QueryResult) {
  const { totalBytesProcessed, totalBytesBilled, totalSlotMs } = queryFigures(job, result);
  return {
    totalBytesProcessed,
    totalSlotMs,
    query: {
      totalBytesProcessed,
      totalBytesBilled,
      totalSlotMs,
      cacheHit: false,
      statementType: 'SELECT',
      schema: { fields: result.schema },
      referencedTables: result.tables.map(({ dataset, table }) => ({
        projectId: engine.project,
        datasetId: dataset,
        tableId: table,
      })),
    },
  };
}

function slotMs(job: Job): number {
  return Math.max(1, (job.endedMs ?? Date.now()) - job.createdMs) * 2;
}
