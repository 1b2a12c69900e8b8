import type { Hono } from 'hono';
import { ApiError, invalid } from './api-error.ts';
import { identityOf, jsonBody, subjectOf } from './call.ts';
import type { Engine } from './engine.ts';
import type { Job } from './job.ts';
import { jobResource } from './job-resource.ts';
import type { JobStore } from './job-store.ts';
import { loadPlan } from './load.ts';
import { multipartUpload } from './multipart.ts';
import { jobQueryParts, queryPlan } from './query-plan.ts';
import type { JobBody } from './request-schema.ts';
import { jobBody, parsed } from './request-schema.ts';

/** jobs.insert (query and upload), get, list and cancel. */
export function jobRoutes(api: Hono, engine: Engine, jobs: JobStore): void {
  api.post('/projects/:project/jobs', async (context) => {
    const body = parsed(jobBody, await jsonBody(context));
    const job = startQuery(engine, jobs, body, identityOf(context), subjectOf(context));
    if (body.configuration.dryRun === true) {
      await job.done;
      if (job.error !== undefined) {
        throw job.error;
      }
    }
    return context.json(jobResource(engine, job));
  });

  api.get('/projects/:project/jobs', (context) => {
    const all = jobs.list();
    const limit = Number(context.req.query('maxResults') ?? all.length);
    return context.json({ kind: 'bigquery#jobList', jobs: all.slice(0, limit).map((job) => listed(engine, job)) });
  });

  api.get('/projects/:project/jobs/:job', (context) =>
    context.json(jobResource(engine, jobs.get(context.req.param('job')))),
  );

  api.post('/projects/:project/jobs/:job/cancel', async (context) => {
    const job = jobs.get(context.req.param('job'));
    job.cancel();
    await job.done;
    return context.json({ kind: 'bigquery#jobCancelResponse', job: jobResource(engine, job) });
  });
}

/** Load jobs come by multipart upload under their own path. */
export function uploadRoutes(app: Hono, engine: Engine, jobs: JobStore): void {
  app.post('/upload/bigquery/v2/projects/:project/jobs', async (context) => {
    if (context.req.query('uploadType') !== 'multipart') {
      throw new ApiError(501, 'notImplemented', 'Local engine does not support: uploads other than multipart');
    }
    const upload = multipartUpload(
      context.req.header('content-type') ?? '',
      Buffer.from(await context.req.arrayBuffer()),
    );
    const body = parsed(jobBody, upload.metadata);
    const job = jobs.start(loadPlan(engine, body, upload.media, identityOf(context)));
    return context.json(jobResource(engine, job));
  });
}

function startQuery(
  engine: Engine,
  jobs: JobStore,
  body: JobBody,
  identity: string,
  call: { method: string; path: string },
): Job {
  const { query, load } = body.configuration;
  if (query === undefined) {
    throw load === undefined
      ? invalid('Required parameter is missing: configuration.query')
      : new ApiError(501, 'notImplemented', 'Local engine does not support: load jobs without an upload');
  }
  for (const option of ['destinationTable', 'writeDisposition', 'createDisposition', 'tableDefinitions']) {
    if (query[option] !== undefined) {
      throw new ApiError(501, 'notImplemented', `Local engine does not support: query jobs with ${option}`);
    }
  }
  const { labels, isDryRun, timeoutMs, id, sent } = jobQueryParts(body);
  return jobs.start(
    queryPlan(engine, {
      query,
      isDryRun,
      sent,
      identity,
      call,
      ...(labels === undefined ? {} : { labels }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(id === undefined ? {} : { id }),
    }),
  );
}

function listed(engine: Engine, job: Job) {
  const resource = jobResource(engine, job);
  return { ...resource, state: resource.status.state };
}
