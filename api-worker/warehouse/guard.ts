import { bulkhead, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { isOutage } from './classify.ts';

const BREAKER_OPENS_AFTER = 5;
const BREAKER_HALF_OPEN_AFTER_MS = 10_000;
/** BigQuery queues what is too much; six whole packs at once are enough for one worker. */
const RUNNING_AT_ONCE = 48;
const WAITING_AT_MOST = 200;

/** What protects the warehouse from the worker and the worker from a dead warehouse, across all queries. */
export interface Guard {
  /** Around a query with its retry: after five failures in a row the next ones fail without a call. */
  whileHealthy: <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;
  /** Around one call: so many at once, the next ones wait their turn. */
  inTurn: <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;
}

export function createGuard(): Guard {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: BREAKER_HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(BREAKER_OPENS_AFTER),
  });
  const turns = bulkhead(RUNNING_AT_ONCE, WAITING_AT_MOST);
  return {
    whileHealthy: (signal, work) => breaker.execute(work, signal),
    inTurn: (signal, work) => turns.execute(work, signal),
  };
}
