import { isSignInRefusal } from '../api/problem-error.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Time enough for two attempts before a session of fifteen minutes ends. */
const RENEW_BEFORE_MS = 90_000;
const MIN_DELAY_MS = 10_000;

export type Renewal = {
  keeper: Pick<SessionKeeper, 'renew'>;
  nowMs: () => number;
  signal: AbortSignal;
  /** Neither the worker nor a silent sign-in gave another session; with the reason where the bank refuses this user. */
  onEnded: (refusal?: string) => void;
};

/** Renews the session before it expires, for as long as the signal lets it. An outage is tried again. */
export function keepRenewed(expiresAt: string, renewal: Renewal): void {
  const delayMs = Math.max(Date.parse(expiresAt) - renewal.nowMs() - RENEW_BEFORE_MS, MIN_DELAY_MS);
  const timer = setTimeout(() => {
    void renewal.keeper.renew().then(
      (next) => (next === null ? renewal.onEnded() : keepRenewed(next.held.expiresAt, renewal)),
      (error) => (isSignInRefusal(error) ? renewal.onEnded(error.code) : keepRenewed(expiresAt, renewal)),
    );
  }, delayMs);
  renewal.signal.addEventListener('abort', () => clearTimeout(timer));
}
