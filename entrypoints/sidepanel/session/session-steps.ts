import { isSignInRefusal, OFFLINE, ProblemError } from '../api/problem-error.ts';
import { atMost } from '../panel/at-most.ts';
import { createKeptSession } from './kept-session.ts';
import type { Credentials, SessionKeeperDependencies } from './session-keeper.ts';
import type { HeldSession } from './session-memory.ts';

/** The panel goes on whether or not the worker hears that a session is over. */
const END_MS = 2_000;

/**
 * Told who is signed in next, before that is stored: storing it loads the panels anew, and cuts off what they were
 * about to say.
 */
type Leave = (nextRepId: string | null) => Promise<void>;
const stay: Leave = async () => undefined;

/** What a keeper of sessions does, one step at a time: each is run alone among all panels of the browser. */
export function createSessionSteps(dependencies: SessionKeeperDependencies) {
  const { memory, keys, requests, origin } = dependencies;
  const { kept, atHand } = createKeptSession(dependencies);

  async function open(isInteractive: boolean, leave = stay): Promise<Credentials> {
    const request = await dependencies.authorize(isInteractive);
    const { keyId, pair } = await keys.create();
    const opened = await requests.open(request, pair);
    await leave(opened.rep.id);
    await keys.forgetOthers(keyId);
    return { held: { ...opened, keyId, origin }, pair };
  }

  /** Null, and nothing is left behind, if the rep signed out while these were being fetched. */
  async function stored(credentials: Credentials): Promise<Credentials | null> {
    await memory.write(credentials.held);
    if (!(await memory.isSignedOut())) return credentials;
    await memory.forget();
    await keys.forgetOthers();
    await tellEnded(credentials);
    return null;
  }

  async function silently(leave = stay): Promise<Credentials | null> {
    if (await memory.isSignedOut()) return null;
    try {
      return await stored(await open(false, leave));
    } catch (error) {
      if (isOutage(error)) throw error;
      await leave(null);
      await memory.forget();
      await keys.forgetOthers();
      if (isSignInRefusal(error)) throw error;
      return null;
    }
  }

  async function renewed(): Promise<Credentials | null> {
    const known = await atHand();
    if (known === null) return silently();
    try {
      const next = await requests.renew(known.held, known.pair);
      return await stored({ held: { ...next, keyId: known.held.keyId, origin }, pair: known.pair });
    } catch (error) {
      if (isOutage(error)) return known;
      return silently();
    }
  }

  /** A session made since the question arose answers it: another panel asked first. */
  async function confirmed(seen: HeldSession | null): Promise<Credentials | null> {
    const known = await atHand();
    if (known !== null && known.held.session !== seen?.session) return known;
    const left = await kept();
    return await silently(async (nextRepId) => {
      if (left !== null && left.held.rep.id !== nextRepId) await tellEnded(left);
    });
  }

  const tellEnded = ({ held, pair }: Credentials) => atMost(END_MS, requests.end(held, pair));

  return { kept, atHand, open, silently, renewed, confirmed, tellEnded };
}

function isOutage(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === OFFLINE || error.status >= 500 || error.status === 429);
}
