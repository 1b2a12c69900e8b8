import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { createGuessWatch } from './guess-watch.ts';
import { noteTry } from './tried-too-many.ts';

const WINDOW_MS = 10 * 60_000;

type Act = 'searched' | 'opened';
const OTHER: Record<Act, Act> = { searched: 'opened', opened: 'searched' };

/** Throws before anybody is looked up for a rep who has searched for, or opened, too many without a call. */
export type WatchCustomers = (repId: string, act: Act, whom: string) => void;

/**
 * Whoever may work without a call gives a reason for each customer, and each is audited; one after the other they are
 * a walk through the bank's customers. Searches count whether they find anybody or not.
 */
export function createWatchCustomers({ clock, limit }: { clock: Clock; limit: number }): WatchCustomers {
  const watch = createGuessWatch({ clock, limit, windowMs: WINDOW_MS });
  return (repId, act, whom) => {
    const retryAfterS = watch.waitS(`${OTHER[act]} ${repId}`);
    if (retryAfterS !== null) throw new AppError('too_many_requests', { retryAfterS });
    const mark = createHash('sha256').update(whom).digest('base64url');
    noteTry(watch, { key: `${act} ${repId}`, mark, about: 'customers' });
  };
}
