import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import type { AuditLine } from '../../api-worker/audit/chain.ts';
import { createChain } from '../../api-worker/audit/chain.ts';

export const KEY = 'an audit secret of the tests, long enough';
export const AT = '2026-11-18T10:45:00.000Z';

export function eventOf(change: Partial<AuditEvent> = {}): AuditEvent {
  return {
    type: 'VIEW',
    access: { repId: 'rep-1', roles: ['rep'], tiers: ['STANDARD'] },
    correlationId: 'correlation-1',
    customerId: 'C1',
    result: 'shown',
    ...change,
  };
}

/** So many lines of one instance, as they follow each other. */
export function linesOf(count: number, instanceId = 'i1'): AuditLine[] {
  const next = createChain(instanceId, KEY);
  return Array.from({ length: count }, (_, index) => next(eventOf({ customerId: `C${index}` }), AT));
}
