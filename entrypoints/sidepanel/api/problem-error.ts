import { problem } from '../../../api-worker/contract/problems.ts';

/** Why a request brought nothing: a code of the contract, or what the panel found out itself. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfterS: number | undefined;

  constructor(code: string, options: { status?: number; retryAfterS?: number; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.status = options.status ?? 0;
    this.retryAfterS = options.retryAfterS;
  }
}

/** Codes of the panel's own: no network, an answer that is not the contract's, a stream that stopped. */
export const OFFLINE = 'offline';
export const ANSWER_MALFORMED = 'answer_malformed';
export const CUT = 'cut';

export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const known = problem.safeParse(body);
  const code = known.success ? known.data.code : 'internal';
  return new ProblemError(code, { status: response.status, retryAfterS: retryAfterS(response) });
}

/** The worker knows who this is and lets them in no more than before: another silent try would change nothing. */
const REFUSALS = new Set(['not_permitted', 'organization_not_allowed', 'client_not_allowed']);

export function isSignInRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && REFUSALS.has(error.code);
}

export function codeOf(error: unknown): string {
  return error instanceof ProblemError ? error.code : 'internal';
}

const MAX_RETRY_AFTER_S = 300;

function retryAfterS(response: Response): number | undefined {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, MAX_RETRY_AFTER_S) : undefined;
}
