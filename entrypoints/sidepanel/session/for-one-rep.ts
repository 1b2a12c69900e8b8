import { ProblemError } from '../api/problem-error.ts';
import type { Credentials, SessionKeeper } from './session-keeper.ts';

/**
 * A document belongs to the first rep whose session it uses. Whoever signs in at Genesys after that rep gets a document
 * of their own: a session of somebody else is never handed out, whichever way it came.
 */
export function forOneRep(keeper: SessionKeeper, onAnotherRep: () => void): SessionKeeper {
  let repId: string | undefined;
  async function own<Answer extends Credentials | null>(way: Promise<Answer>): Promise<Answer> {
    const credentials = await way;
    if (credentials === null) return credentials;
    repId ??= credentials.held.rep.id;
    if (credentials.held.rep.id === repId) return credentials;
    onAnotherRep();
    throw new ProblemError('session_invalid');
  }
  return {
    current: () => own(keeper.current()),
    replace: (refused) => own(keeper.replace(refused)),
    renew: () => own(keeper.renew()),
    confirm: () => own(keeper.confirm()),
    signIn: () => own(keeper.signIn()),
    signOut: () => keeper.signOut(),
  };
}
