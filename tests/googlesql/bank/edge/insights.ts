import type { Row } from '../../../../mocks/bank/row.ts';

/** A Sunday, the Monday after it, and the week after that: weeks begin on Monday. */
const SUNDAY = '2026-11-15';
const MONDAY = '2026-11-16';
const NEXT_WEEK = '2026-11-24';

const shown = (event_id: string, insight_id: string, event_date: string, change: Row = {}): Row => ({
  ...{ event_id, insight_id, event_date, event_at: `${event_date}T09:00:00Z` },
  ...{ rule_id: 'I05', rule_version: 1, customer_id: 'c1', conversation_id: 'conversation-1' },
  ...{ event_type: 'SHOWN', market: 'GB', segment: 'SMALL', loaded_at: `${event_date}T09:00:01Z` },
  ...change,
});
const said = (insight_id: string, feedback_date: string, verdict: string, change: Row = {}): Row => ({
  ...{ feedback_id: `feedback of ${insight_id}`, insight_id, feedback_date, feedback_at: `${feedback_date}T09:05:00Z` },
  ...{ rule_id: 'I05', rule_version: 1, customer_id: 'c1', conversation_id: 'conversation-1', verdict },
  ...{ evidence_record_ids: ['r1', 'r2'], loaded_at: `${feedback_date}T09:05:01Z` },
  ...change,
});

/** One showing written twice, one only opened, one of another market and version, one without a verdict. */
export const INSIGHT_EVENTS: readonly Row[] = [
  shown('e1', 'n1', SUNDAY),
  shown('e2', 'n2', MONDAY),
  shown('e2', 'n2', MONDAY),
  shown('e3', 'n3', MONDAY),
  shown('e4', 'n4', MONDAY),
  shown('e5', 'n2', MONDAY, { event_type: 'OPENED' }),
  shown('e6', 'n6', MONDAY, { market: 'HK', segment: 'CORPORATE', rule_version: 2, conversation_id: null }),
  shown('e7', 'n7', NEXT_WEEK, { rule_id: 'I22' }),
];

/** One said twice and differently, one whose showing was lost, one of the week after its showing. */
export const INSIGHT_FEEDBACK: readonly Row[] = [
  said('n1', MONDAY, 'USEFUL'),
  said('n2', MONDAY, 'WRONG', { reason: 'OUT_OF_DATE' }),
  said('n2', MONDAY, 'USEFUL', { feedback_at: `${MONDAY}T09:06:00Z` }),
  said('n3', MONDAY, 'NOT_USEFUL'),
  said('n6', MONDAY, 'WRONG', { rule_version: 2, reason: 'WRONG_CUSTOMER', conversation_id: null }),
  said('lost', NEXT_WEEK, 'USEFUL', { rule_id: 'I22', evidence_record_ids: [] }),
];
