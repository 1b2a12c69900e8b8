import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { ApiError, errorBody } from './api-error.ts';
import { identityOf, subjectOf } from './call.ts';
import type { CallLog } from './call-log.ts';
import { sqlParts } from './call-log.ts';
import type { Fault } from './fault-schema.ts';
import type { CallSubject, Faults } from './faults.ts';
import type { JobStore } from './job-store.ts';
import { queryParameter } from './parameters.ts';

const looseQuery = z.object({
  query: z.string(),
  labels: z.record(z.string(), z.string()).optional(),
  queryParameters: z.array(queryParameter).optional(),
});
const looseJob = z.object({
  configuration: z.object({ query: looseQuery.optional(), labels: z.record(z.string(), z.string()).optional() }),
});

/** Logs every call and lets planted faults answer in the engine's place. */
export function callWatch(faults: Faults, log: CallLog, jobs: JobStore): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (context, next) => {
    const startedMs = performance.now();
    const { subject, parts } = await describe(context, jobs);
    const fault = faults.forCall(subject);
    const answer = fault === undefined ? undefined : await planted(context, fault);
    if (answer === undefined) {
      await next();
    } else {
      context.res = answer;
    }
    const ms = Math.round(performance.now() - startedMs);
    const { method, path } = subject;
    log.add({ method, path, identity: identityOf(context), ...parts, status: context.res.status, ms });
  };
}

/** A poll for results is about the query of its job. */
async function describe(context: Context, jobs: JobStore) {
  const call = subjectOf(context);
  const [, jobId] = /\/(?:queries|jobs)\/([^/]+)/.exec(call.path) ?? [];
  const job = jobId === undefined ? undefined : jobs.find(jobId);
  if (job !== undefined) {
    const { sql, labels } = job.configuration;
    return { subject: subject(call, sql, labels), parts: sqlParts(sql, labels, undefined) };
  }
  const body =
    context.req.header('content-type')?.includes('application/json') === true ? await readJson(context) : undefined;
  const wholeJob = looseJob.safeParse(body).data?.configuration;
  const query = looseQuery.safeParse(body).data ?? wholeJob?.query;
  const labels = query?.labels ?? wholeJob?.labels;
  return {
    subject: subject(call, query?.query, labels),
    parts: sqlParts(query?.query, labels, query?.queryParameters),
  };
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text());
  } catch {
    return undefined;
  }
}

function subject(
  call: { method: string; path: string },
  sql?: string,
  labels?: Readonly<Record<string, string>>,
): CallSubject {
  return { ...call, ...(sql === undefined ? {} : { sql }), ...(labels === undefined ? {} : { labels }) };
}

async function planted(context: Context<{ Bindings: HttpBindings }>, fault: Fault): Promise<Response> {
  const { incoming } = context.env;
  if (fault.reset === true) {
    incoming.socket.resetAndDestroy();
    return new Response(null, { status: 499 });
  }
  if (fault.hang === true) {
    await new Promise<void>((resolve) => incoming.socket.once('close', resolve));
    return new Response(null, { status: 499 });
  }
  if (fault.nonJson === true) {
    return new Response('<html><body>Bad gateway</body></html>', { headers: { 'content-type': 'text/html' } });
  }
  const { code, reason, message, retryAfterS } = fault.status ?? {
    code: 500,
    reason: 'backendError',
    message: 'Planted fault',
  };
  return Response.json(errorBody(new ApiError(code, reason, message)), {
    status: code,
    headers: retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) },
  });
}
