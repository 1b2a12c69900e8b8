import type { ZodType } from 'zod';
import { ANSWER_MALFORMED, OFFLINE, ProblemError, problemOf } from './problem-error.ts';

export type HttpRequest = {
  path: string;
  method: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  accept?: string;
  signal?: AbortSignal;
};

/** Answers what the worker answered with success; everything else is a `ProblemError` or the caller's own abort. */
export type Http = (request: HttpRequest) => Promise<Response>;

const TIMEOUT_MS = 15_000;

/** The only place that fetches. `no-store` and POST keep answers and addresses off the disk. */
export function createHttp(origin: string, fetchFromWorker: typeof fetch): Http {
  return async (request) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal;
    const response = await fetchFromWorker(`${origin}${request.path}`, { ...requestInit(request), signal })
      .catch((cause: unknown) => {
        throw request.signal?.aborted ? cause : new ProblemError(OFFLINE, { cause });
      })
      .finally(() => clearTimeout(timer));
    if (!response.ok) throw await problemOf(response);
    return response;
  };
}

function requestInit({ method, body, headers, accept }: HttpRequest): RequestInit {
  const sent = { accept: accept ?? 'application/json', ...headers };
  return {
    method,
    headers: method === 'POST' ? { ...sent, 'content-type': 'application/json' } : sent,
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
}

export async function readJson<Answer>(response: Response, schema: ZodType<Answer>): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  const answer = schema.safeParse(body);
  if (!answer.success) throw new ProblemError(ANSWER_MALFORMED, { status: response.status });
  return answer.data;
}
