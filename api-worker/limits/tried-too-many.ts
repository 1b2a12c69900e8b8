import { AppError } from '../errors.ts';
import type { GuessWatch } from './guess-watch.ts';

/** Sound requests that are a search for customers all the same: one too many. It is told as any other limit is. */
export class TriedTooMany extends AppError {
  readonly about: TriedAbout;
  readonly conversationId: string | undefined;
  constructor(about: TriedAbout, { conversationId, retryAfterS }: { conversationId?: string; retryAfterS: number }) {
    super('too_many_requests', { retryAfterS });
    this.about = about;
    this.conversationId = conversationId;
  }
}

/** Identifiers written on a rep's own conversations, or customers searched for and opened without one. */
type TriedAbout = 'identifiers' | 'customers';

/** Notes one try; throws `TriedTooMany` once where it is the one too many, and that the rep has to wait from then on. */
export function noteTry(
  watch: GuessWatch,
  { key, mark, ...tried }: { key: string; mark: string; about: TriedAbout; conversationId?: string },
): void {
  const isAlert = watch.waitS(key) === null && watch.note(key, mark);
  const retryAfterS = watch.waitS(key);
  if (retryAfterS === null) return;
  const { about, conversationId } = tried;
  throw isAlert
    ? new TriedTooMany(about, { conversationId, retryAfterS })
    : new AppError('too_many_requests', { retryAfterS });
}
