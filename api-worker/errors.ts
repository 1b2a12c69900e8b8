import type { ProblemCode } from './contract/problems.ts';
import { PROBLEMS } from './contract/problems.ts';

/** The one error that may reach a client: as its code, never with text. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ProblemCode;
  readonly retryAfterS: number | undefined;
  constructor(code: ProblemCode, options: { retryAfterS?: number; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfterS = options.retryAfterS;
  }
  get status(): (typeof PROBLEMS)[ProblemCode] {
    return PROBLEMS[this.code];
  }
}

/** Nobody waits for this answer any more: the asker left, or asked anew. No upstream failed and nothing was refused. */
export class AskerLeft extends AppError {
  constructor(cause?: unknown) {
    super('conflict', { cause });
  }
}
