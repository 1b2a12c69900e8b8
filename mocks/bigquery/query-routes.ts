import type { Hono } from 'hono';
import { identityOf, jsonBody, subjectOf } from './call.ts';
import type { Engine } from './engine.ts';
import type { Job } from './job.ts';
import { jobReference, queryFigures } from './job-resource.ts';
import type { JobStore } from './job-store.ts';
import { configurationOf, queryPlan } from './query-plan.ts';
import type { QueryBody } from './request-schema.ts';
import { parsed, queryBody } from './request-schema.ts';
import type { PageRequest } from './result-page.ts';
import { resultPage, startIndexOf, timestampFormat } from './result-page.ts';

const DEFAULT_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 200_000;

/** jobs.query and jobs.getQueryResults. */
export function queryRoutes(api: Hono, engine: Engine, jobs: JobStore): void {
  api.post('/projects/:project/queries', async (context) => {
    const body = parsed(queryBody, await jsonBody(context));
    const job = jobs.startOnce(body.requestId, () =>
      queryPlan(engine, {
        query: body,
        isDryRun: body.dryRun === true,
        sent: configurationOf(body),
        identity: identityOf(context),
        call: subjectOf(context),
        ...(body.labels === undefined ? {} : { labels: body.labels }),
        ...(body.jobTimeoutMs === undefined ? {} : { timeoutMs: body.jobTimeoutMs }),
      }),
    );
    const page: PageRequest = {
      startIndex: 0,
      timestamps: timestampFormat(body.formatOptions?.useInt64Timestamp, body.formatOptions?.timestampOutputFormat),
      ...(body.maxResults === undefined ? {} : { maxResults: Number(body.maxResults) }),
    };
    const isDone = await job.isDoneWithin(Math.min(body.timeoutMs ?? DEFAULT_WAIT_MS, LONGEST_WAIT_MS));
    return context.json(isDone ? finished(engine, job, page, body) : unfinished(engine, job));
  });

  api.get('/projects/:project/queries/:job', async (context) => {
    const job = jobs.get(context.req.param('job'));
    const query = context.req.query();
    const isDone = await job.isDoneWithin(Math.min(Number(query.timeoutMs ?? DEFAULT_WAIT_MS), LONGEST_WAIT_MS));
    if (!isDone) {
      return context.json({ ...unfinished(engine, job), kind: 'bigquery#getQueryResultsResponse' });
    }
    const page: PageRequest = {
      startIndex: startIndexOf(query.pageToken, query.startIndex),
      timestamps: timestampFormat(
        query['formatOptions.useInt64Timestamp'],
        query['formatOptions.timestampOutputFormat'],
      ),
      ...(query.maxResults === undefined ? {} : { maxResults: Number(query.maxResults) }),
    };
    return context.json({
      kind: 'bigquery#getQueryResultsResponse',
      jobReference: jobReference(engine, job),
      jobComplete: true,
      ...answer(job, page),
    });
  });
}

function finished(engine: Engine, job: Job, page: PageRequest, body: QueryBody) {
  const result = answer(job, page);
  // A stateless answer has no job to come back to, unless there are more pages.
  const isStateless = body.jobCreationMode === 'JOB_CREATION_OPTIONAL' && !('pageToken' in result);
  return {
    kind: 'bigquery#queryResponse',
    ...(isStateless ? {} : { jobReference: jobReference(engine, job) }),
    queryId: job.id,
    location: engine.location,
    jobComplete: true,
    ...result,
  };
}

function unfinished(engine: Engine, job: Job) {
  return {
    kind: 'bigquery#queryResponse',
    jobReference: jobReference(engine, job),
    jobCreationReason: { code: 'LONG_RUNNING' },
    queryId: job.id,
    location: engine.location,
    jobComplete: false,
  };
}

function answer(job: Job, page: PageRequest) {
  const result = job.outcome.query;
  if (job.error !== undefined || result === undefined) {
    throw job.error ?? new Error('The job is no query');
  }
  const figures = queryFigures(job, result);
  return job.configuration.isDryRun === true
    ? { schema: { fields: result.schema }, totalRows: '0', ...figures, totalBytesBilled: '0' }
    : { ...resultPage(job, result, page), ...figures };
}
