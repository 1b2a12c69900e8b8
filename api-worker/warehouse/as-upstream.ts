import { AppError, AskerLeft } from '../errors.ts';
import { WarehouseError } from './warehouse-error.ts';

/** A warehouse that does not answer is told as that, never as "nothing found". */
export function asUpstream(cause: unknown): never {
  if (!(cause instanceof WarehouseError)) throw cause;
  if (cause.failure === 'aborted') throw new AskerLeft(cause);
  throw new AppError(cause.failure === 'timeout' ? 'upstream_timeout' : 'upstream_failed', { cause });
}
