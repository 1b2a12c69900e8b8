import type { ZodType } from 'zod';
import { ANSWER_MALFORMED, OFFLINE, ProblemError, problemOf } from './problem-error.ts';
import { readWhole } from './read-whole.ts';

export type HttpRequest = {
  path: string;
  method: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  /** Lines of JSON, read as they come; who reads them bounds them. */
  isStream?: boolean;
  signal?: AbortSignal;
};

/** Answers what the worker answered with success; everything else is a `ProblemError` or the caller's own abort. */
export type Http = (request: HttpRequest) => Promise<Response>;

/** For the whole answer; of a stream, for its beginning. */
const TIMEOUT_MS = 15_000;

/**
 * The only place that fetches. `no-store` and POST keep answers and addresses off the disk. Once `ended` this worker is
 * asked nothing more, whatever was under way.
 */
export function createHttp(origin: string, fetchFromWorker: typeof fetch, ended?: AbortSignal): Http {
  async function answer(request: HttpRequest, signal: AbortSignal): Promise<Response> {
    signal.throwIfAborted();
    const response = await fetchFromWorker(`${origin}${request.path}`, { ...requestInit(request), signal });
    if (response.ok && request.isStream) return response;
    const whole = await readWhole(response, signal);
    if (!whole.ok) throw await problemOf(whole);
    return whole;
  }

  return async (request) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
    const signal = AbortSignal.any([limit.signal, ...present(request.signal), ...present(ended)]);
    return await answer(request, signal)
      .catch((cause: unknown) => {
        const isNamed = request.signal?.aborted || cause instanceof ProblemError;
        throw isNamed ? cause : new ProblemError(OFFLINE, { cause });
      })
      .finally(() => clearTimeout(timer));
  };
}

const present = (signal: AbortSignal | undefined): AbortSignal[] => (signal === undefined ? [] : [signal]);

function requestInit({ method, body, headers, isStream }: HttpRequest): RequestInit {
  const sent = { accept: isStream ? 'application/x-ndjson' : 'application/json', ...headers };
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
