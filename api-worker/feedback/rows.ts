import { createHash } from 'node:crypto';
import type { Verdict } from '../contract/feedback.ts';
import type { NewRow } from '../warehouse/append-rows.ts';
import type { InsightClaims } from './insight-handle.ts';
import type { ShownInsight } from './offer-feedback.ts';

type VerdictCode = 'USEFUL' | 'NOT_USEFUL' | 'WRONG';

const VERDICTS: Record<Verdict['verdict'], VerdictCode> = {
  useful: 'USEFUL',
  'not-useful': 'NOT_USEFUL',
  wrong: 'WRONG',
};

export const verdictCode = ({ verdict }: Verdict): VerdictCode => VERDICTS[verdict];

/** A row of `insight_events`; the same showing makes the same id on every instance. */
export function shownRow({ atMs, ...shown }: ShownInsight): NewRow {
  const at = new Date(atMs).toISOString();
  const eventId = rowId('SHOWN', shown.insightId);
  return {
    insertId: eventId,
    json: {
      event_id: eventId,
      event_at: at,
      event_date: at.slice(0, 10),
      ...insightColumns(shown),
      event_type: 'SHOWN',
      market: shown.market,
      segment: shown.segment,
      loaded_at: at,
    },
  };
}

/** A row of `insight_feedback`, which names no rep: one for each showing, and the first one counts. */
export function feedbackRow(claims: InsightClaims, said: Verdict, atMs: number): NewRow {
  const at = new Date(atMs).toISOString();
  const feedbackId = rowId('FEEDBACK', claims.insightId);
  return {
    insertId: feedbackId,
    json: {
      feedback_id: feedbackId,
      feedback_at: at,
      feedback_date: at.slice(0, 10),
      ...insightColumns(claims),
      verdict: verdictCode(said),
      reason: said.verdict === 'wrong' ? said.reason.toUpperCase().replaceAll('-', '_') : null,
      evidence_record_ids: claims.recordIds,
      loaded_at: at,
    },
  };
}

type About = Pick<InsightClaims, 'insightId' | 'ruleId' | 'ruleVersion' | 'customerId' | 'conversationId'>;

function insightColumns({ insightId, ruleId, ruleVersion, customerId, conversationId }: About) {
  return {
    insight_id: insightId,
    rule_id: ruleId,
    rule_version: ruleVersion,
    customer_id: customerId,
    conversation_id: conversationId,
  };
}

const rowId = (kind: string, insightId: string): string =>
  createHash('sha256').update(`${kind} ${insightId}`).digest('base64url').slice(0, 22);
