import { z } from 'zod';

/** Stable problem codes and their HTTP status. The text for people lives in the panel. */
export const PROBLEMS = {
  malformed_request: 400,
  session_required: 401,
  session_expired: 401,
  session_invalid: 401,
  proof_invalid: 401,
  sign_in_refused: 401,
  organization_not_allowed: 401,
  client_not_allowed: 401,
  credential_invalid: 401,
  origin_not_allowed: 403,
  not_permitted: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  handle_expired: 410,
  handle_invalid: 400,
  body_too_large: 413,
  media_type_unsupported: 415,
  identifier_ambiguous: 422,
  too_many_requests: 429,
  internal: 500,
  upstream_failed: 502,
  audit_unavailable: 503,
  draining: 503,
  upstream_busy: 503,
  upstream_timeout: 504,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 problem details; `instance` carries the correlation id. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  instance: z.string(),
});
export type Problem = z.infer<typeof problem>;
