import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Problem, ProblemCode } from '../contract/problems.ts';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from './worker-env.ts';

/** Every error is one of ours before it is shown: what is not known has no text and is `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) return new AppError(codeOfHttpException(error.status), { cause: error });
  return new AppError('internal', { cause: error });
}

function codeOfHttpException(status: number): ProblemCode {
  if (status === 415) return 'media_type_unsupported';
  return status >= 400 && status < 500 ? 'malformed_request' : 'internal';
}

/** Problem details (RFC 9457). */
export function problemResponse(c: Context<WorkerEnv>, error: AppError): Response {
  const { code, status, retryAfterS } = error;
  const body: Problem = {
    type: `urn:bcs-profile-assistant:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    instance: `urn:uuid:${c.get('requestId')}`,
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (retryAfterS !== undefined) headers.set('retry-after', String(retryAfterS));
  if (status === 401) headers.set('www-authenticate', challenge(code));
  return c.newResponse(JSON.stringify(body), { status, headers });
}

function challenge(code: ProblemCode): string {
  if (code === 'credential_invalid') return 'Bearer';
  const error = code === 'proof_invalid' ? 'invalid_dpop_proof' : 'invalid_token';
  return code === 'session_required' ? 'DPoP algs="ES256"' : `DPoP error="${error}", algs="ES256"`;
}
