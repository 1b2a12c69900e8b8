import type { AuditEvent } from '../../../api-worker/audit/audit-event.ts';
import { createChain } from '../../../api-worker/audit/chain.ts';
import { copyRowOf, eventIdOf } from '../../../api-worker/audit/copy-row.ts';
import { createAppendRows } from '../../../api-worker/warehouse/append-rows.ts';
import type { createWarehouseClient } from '../../../api-worker/warehouse/client.ts';

const TABLE = 'access_audit';
const AT = [
  '2026-09-30T08:00:00.000Z',
  '2026-11-17T16:20:05.250Z',
  '2026-11-18T09:00:00.000Z',
  '2026-11-18T10:44:59.999Z',
];
const access: AuditEvent['access'] = { repId: 'rep-1', roles: ['rep', 'searcher'], tiers: ['STANDARD'] };
const EVENTS: AuditEvent[] = [
  { type: 'SEARCH', access, correlationId: 'a', result: 'found_0', reason: 'follow-up', matchMethod: 'NAME' },
  {
    type: 'VIEW',
    access,
    correlationId: 'b',
    result: 'shown',
    reason: 'call-back',
    customerId: 'C1',
    customerLabelMasked: 'L•••',
  },
  { type: 'VIEW', access, correlationId: 'c', result: 'shown', customerId: 'C2', conversationId: 'conversation-1' },
  {
    type: 'DENIED',
    access: { ...access, repId: 'rep-2' },
    correlationId: 'd',
    result: 'access_tier',
    customerId: 'C3',
  },
  {
    type: 'REVEAL',
    access: { ...access, roles: ['revealer'] },
    correlationId: 'e',
    result: 'shown',
    customerLabelMasked: 'M•••',
    fieldsRevealed: ['x'],
  },
];

/** The bank is built without an audit, so that the supervisors' list is given a few events, in the worker's own rows. */
export async function appendOpenings(client: ReturnType<typeof createWarehouseClient>) {
  const next = createChain('instance-1');
  const lines = AT.flatMap((at) => EVENTS.map((event) => next(event, at)));
  const rows = lines.map((line) => ({ insertId: eventIdOf(line), json: copyRowOf(line, '2026-11-18T10:45:00.500Z') }));
  const append = createAppendRows({ client, dataset: 'bcs', table: TABLE, nowMs: () => performance.now() });
  const { refusedCount } = await append(rows, { deadlineMs: 20_000 });
  if (refusedCount > 0) throw new Error(`${refusedCount} audit rows were refused`);
  return { [`bcs.${TABLE}`]: rows.map(({ json }) => json) };
}
