import type { CircuitBreakerPolicy } from 'cockatiel';
import { bulkhead, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { isNoAnswer, isOutage } from './classify.ts';

const BREAKER_OPENS_AFTER = 5;
const BREAKER_HALF_OPEN_AFTER_MS = 10_000;
const WAITING_AT_MOST = 200;

/** What protects the warehouse from the worker and the worker from a dead warehouse, across all queries of one kind. */
export interface Guard {
  /** Around a query with its retry: after five failures in a row the next ones fail without a call. */
  whileHealthy: <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;
  /** Around one call: so many at once, the next ones wait their turn. */
  inTurn: <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;
}

interface GuardOptions {
  runningAtOnce: number;
  onBreaker?: ((state: 'opened' | 'closed') => void) | undefined;
}

export function createGuard({ runningAtOnce, onBreaker = () => undefined }: GuardOptions): Guard {
  // A probe that got no answer has not found the warehouse well: the breaker stays open and probes again.
  const isFailedProbe = (error: unknown) => breaker.state === CircuitState.HalfOpen && isNoAnswer(error);
  const breaker: CircuitBreakerPolicy = circuitBreaker(
    handleWhen((error) => isOutage(error) || isFailedProbe(error)),
    {
      halfOpenAfter: BREAKER_HALF_OPEN_AFTER_MS,
      breaker: new ConsecutiveBreaker(BREAKER_OPENS_AFTER),
    },
  );
  breaker.onBreak(() => onBreaker('opened'));
  breaker.onReset(() => onBreaker('closed'));
  const turns = bulkhead(runningAtOnce, WAITING_AT_MOST);
  return {
    whileHealthy: (signal, work) => breaker.execute(work, signal),
    inTurn: (signal, work) => turns.execute(work, signal),
  };
}
