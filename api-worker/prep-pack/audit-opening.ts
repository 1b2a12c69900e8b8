import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
import type { PackRequest } from '../contract/packs.ts';
import type { Resolution } from '../customers/resolution.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import type { RequestResolution } from './resolve-request.ts';

/** Writes what was looked up, refused and shown; resolves before the first byte about a customer may leave. */
export async function auditOpening(
  record: RecordAudit,
  rep: RepSession,
  request: PackRequest,
  { resolution, conversationId, rejectedStatements }: RequestResolution,
  correlationId: string,
): Promise<void> {
  const shared = {
    access: rep.access,
    correlationId,
    ...(conversationId ? { conversationId } : {}),
    ...(request.reason ? { reason: request.reason } : {}),
  };
  const events: AuditEvent[] = [
    { ...shared, type: 'LOOKUP', ...subjectOf(resolution), result: resultOf(resolution) },
    ...rejectedStatements.map((reason): AuditEvent => ({ ...shared, type: 'DENIED', result: `statement_${reason}` })),
    ...hiddenOf(resolution).map(
      (customerId): AuditEvent => ({ ...shared, type: 'DENIED', customerId, result: 'access_tier' }),
    ),
  ];
  if (resolution.state === 'proven' && resolution.level === 'verified') {
    events.push({ ...shared, type: 'VIEW', ...subjectOf(resolution), result: 'shown' });
  }
  for (const event of events) await record(event);
}

function resultOf(resolution: Resolution): string {
  return resolution.state === 'proven' ? resolution.level : resolution.state;
}

function hiddenOf(resolution: Resolution): string[] {
  return resolution.state === 'unidentified' ? resolution.hiddenCustomerIds : [];
}

function subjectOf(resolution: Resolution): { customerId?: string; matchMethod?: string } {
  if (resolution.state === 'claimed')
    return { customerId: resolution.party.customerId, matchMethod: resolution.match.method };
  if (resolution.state === 'proven')
    return { customerId: resolution.record.party.customerId, matchMethod: resolution.match.method };
  return {};
}
