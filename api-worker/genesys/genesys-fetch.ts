import { setTimeout as delay } from 'node:timers/promises';
import type { ProblemCode } from '../contract/problems.ts';
import { AppError, AskerLeft } from '../errors.ts';

const DEADLINE_MS = 4_000;
const RETRY_PAUSE_MS = 150;
const RETRIED_STATUSES = new Set([408, 429, 502, 503, 504]);

export interface GenesysCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  token?: string;
  json?: unknown;
  form?: Record<string, string>;
  signal?: AbortSignal;
  deadlineMs?: number;
  /** What a refusal other than 401 and 429 means here. */
  refusal?: ProblemCode;
  /** What a 401 means here. */
  unauthorized?: ProblemCode;
}

export interface GenesysAnswer {
  status: number;
  ms: number;
  /** `ININ-Correlation-Id`: what Genesys' support asks for; holds no customer data. */
  correlationId: string | null;
}

/** Answers the parsed JSON body, `null` if there is none. */
export type GenesysFetch = (call: GenesysCall) => Promise<unknown>;

interface GenesysFetchDependencies {
  fetch: typeof fetch;
  /** Told of every answer, for the request log. */
  onAnswer: (call: { method: string /** Without the ids in it. */; path: string }, answer: GenesysAnswer) => void;
}

/** One deadline over all tries; a GET is tried once more if Genesys asks for a pause that fits into it. */
export function createGenesysFetch(dependencies: GenesysFetchDependencies): GenesysFetch {
  return async (call) => {
    const deadlineMs = call.deadlineMs ?? DEADLINE_MS;
    const endsAtMs = performance.now() + deadlineMs;
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = AbortSignal.any(call.signal ? [deadline, call.signal] : [deadline]);
    const answered = await attemptTwice(dependencies, call, signal, endsAtMs).catch((cause: unknown) => {
      if (call.signal?.aborted) throw new AskerLeft(cause);
      throw new AppError(deadline.aborted ? 'upstream_timeout' : 'upstream_failed', { cause });
    });
    return settle(answered, call);
  };
}

async function attemptTwice(
  dependencies: GenesysFetchDependencies,
  call: GenesysCall,
  signal: AbortSignal,
  endsAtMs: number,
): Promise<Attempt> {
  const first = await attempt(dependencies, call, signal);
  const pauseMs = call.method === 'GET' ? pauseBeforeRetryMs(first) : null;
  if (pauseMs === null || performance.now() + pauseMs >= endsAtMs) return first;
  await delay(pauseMs, undefined, { signal });
  return await attempt(dependencies, call, signal);
}

interface Attempt {
  /** 0 when the connection failed. */
  status: number;
  retryAfterS: number | undefined;
  text: string;
  cause?: unknown;
}

async function attempt(
  { fetch, onAnswer }: GenesysFetchDependencies,
  call: GenesysCall,
  signal: AbortSignal,
): Promise<Attempt> {
  const startedAtMs = performance.now();
  try {
    const response = await fetch(call.url, { ...request(call), signal, redirect: 'manual' });
    const text = await response.text();
    onAnswer(
      { method: call.method, path: patternOf(new URL(call.url).pathname) },
      {
        status: response.status,
        ms: performance.now() - startedAtMs,
        correlationId: response.headers.get('inin-correlation-id'),
      },
    );
    return { status: response.status, retryAfterS: retryAfterS(response.headers), text };
  } catch (cause) {
    if (signal.aborted) throw cause;
    return { status: 0, retryAfterS: undefined, text: '', cause };
  }
}

/** The channel's id in a path is all one needs to listen to the rep's calls. */
const patternOf = (path: string): string => path.replaceAll(/\/(?!v2(?:\/|$))[^/]*[^a-z/][^/]*/gu, '/:id');

function request(call: GenesysCall): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (call.token) headers.set('authorization', `Bearer ${call.token}`);
  if (call.form) return { method: call.method, headers, body: new URLSearchParams(call.form) };
  if (call.json === undefined) return { method: call.method, headers };
  headers.set('content-type', 'application/json');
  return { method: call.method, headers, body: JSON.stringify(call.json) };
}

function pauseBeforeRetryMs({ status, retryAfterS }: Attempt): number | null {
  if (status !== 0 && !RETRIED_STATUSES.has(status)) return null;
  return retryAfterS === undefined ? RETRY_PAUSE_MS : retryAfterS * 1000;
}

function settle(answered: Attempt, call: GenesysCall): unknown {
  const { status, retryAfterS, text, cause } = answered;
  if (status >= 200 && status < 300) return parsed(text);
  if (status === 429) throw new AppError('upstream_busy', { retryAfterS: retryAfterS ?? 1 });
  throw new AppError(codeOf(status, call), { retryAfterS: status >= 500 ? retryAfterS : undefined, cause });
}

function codeOf(status: number, call: GenesysCall): ProblemCode {
  if (status === 401) return call.unauthorized ?? 'session_expired';
  if (status === 408 || status === 504) return 'upstream_timeout';
  return status >= 400 && status < 500 ? (call.refusal ?? 'upstream_failed') : 'upstream_failed';
}

function parsed(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('upstream_failed', { cause });
  }
}

function retryAfterS(headers: Headers): number | undefined {
  const value = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}
