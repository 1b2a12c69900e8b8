import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { SignIns } from '../sessions/sign-ins.ts';
import { createTokenBuckets } from './token-buckets.ts';

const KEYS = 10_000;

interface LimitSignInsDependencies {
  perMinute: number;
  clock: Clock;
  metrics: Metrics;
}

/**
 * Keeps one panel from asking Genesys for sessions in a loop. Before sign-in only the key is known, and keys are free:
 * against many of them stands the gateway, which sees addresses. Buckets of their own, so that no key pushes out a rep.
 */
export function limitSignIns(signIns: SignIns, { perMinute, clock, metrics }: LimitSignInsDependencies): SignIns {
  const buckets = createTokenBuckets({ clock, maxKeys: KEYS });
  return {
    ...signIns,
    async begin(request, keyThumbprint, visit) {
      const retryAfterS = buckets.take(keyThumbprint, perMinute);
      if (retryAfterS !== null) {
        metrics.count('rate_limited_session');
        throw new AppError('too_many_requests', { retryAfterS });
      }
      return await signIns.begin(request, keyThumbprint, visit);
    },
  };
}
