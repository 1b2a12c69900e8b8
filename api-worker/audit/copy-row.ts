import type { Role } from '../contract/session.ts';
import type { AuditEvent } from './audit-event.ts';
import type { AuditLine } from './chain.ts';

type Row = Record<string, string | number | string[] | null>;

const REASONS: Record<string, string> = {
  'call-back': 'CALL_BACK',
  'complaint-work': 'COMPLAINT',
  'follow-up': 'CASE_WORK',
  'quality-review': 'QUALITY_REVIEW',
};
const METHODS: Record<string, string> = { SIGNED: 'SIGNED_STATEMENT' };
const NOTHING_FOUND = new Set(['not_found', 'unidentified', 'found_0']);
const FAILED = new Set(['look-up-failed', 'not_revoked', 'failed', 'left']);
const SPECIAL_ROLE: Partial<Record<AuditEvent['type'], Role>> = { SEARCH: 'searcher', REVEAL: 'revealer' };

/** The same line makes the same id however often it is copied. */
export const eventIdOf = ({ instanceId, sequence }: AuditLine): string => `${instanceId}:${sequence}`;

/** A row of `access_audit`, in the table's own vocabularies. */
export function copyRowOf(line: AuditLine, loadedAt: string): Row {
  const { event, at, instanceId, sequence } = line;
  return {
    event_id: eventIdOf(line),
    event_at: at,
    event_date: at.slice(0, 10),
    actor_id: event.access.repId,
    actor_role: roleOf(event),
    event_type: event.type,
    customer_id: event.customerId ?? null,
    customer_label_masked: event.customerLabelMasked ?? null,
    conversation_id: event.conversationId ?? null,
    access_reason: event.reason === undefined ? null : (REASONS[event.reason] ?? 'OTHER'),
    match_method: event.matchMethod === undefined ? null : (METHODS[event.matchMethod] ?? event.matchMethod),
    fields_revealed: event.fieldsRevealed ?? [],
    insight_id: event.insightId ?? null,
    feedback: event.feedback ?? null,
    result: resultOf(event),
    instance_id: instanceId,
    sequence,
    prev_hash: line.prevHash,
    hash: line.hash,
    correlation_id: event.correlationId,
    loaded_at: loadedAt,
  };
}

/** The role the event needs where the rep has it, otherwise the plainest one. */
function roleOf({ type, access: { roles } }: AuditEvent): string {
  const special = SPECIAL_ROLE[type];
  if (special && roles.includes(special)) return special;
  return roles.includes('rep') ? 'rep' : (roles[0] ?? 'none');
}

function resultOf({ type, result }: AuditEvent): string {
  if (NOTHING_FOUND.has(result)) return 'NOT_FOUND';
  if (type === 'DENIED') return 'DENIED';
  return FAILED.has(result) ? 'FAILED' : 'ALLOWED';
}
