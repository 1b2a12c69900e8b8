import type { Row } from '../../../../mocks/bank/row.ts';

const DAYS = ['2026-09-30', '2026-10-19', '2026-10-18', '2026-11-18'];
const PLAIN: Row = { actor_id: 'rep-1', actor_role: 'rep', result: 'ALLOWED', customer_label_masked: 'L•••' };
const EVENTS: readonly Row[] = [
  { ...PLAIN, event_type: 'VIEW', access_reason: 'CALL_BACK' },
  { ...PLAIN, event_type: 'COPY', access_reason: 'CASE_WORK', customer_label_masked: 'M•••' },
  { ...PLAIN, event_type: 'VIEW', conversation_id: 'conversation-1' },
  { ...PLAIN, event_type: 'SEARCH', result: 'NOT_FOUND', customer_label_masked: null },
  { ...PLAIN, event_type: 'REVEAL', actor_id: 'rep-2', actor_role: 'revealer' },
  { ...PLAIN, event_type: 'DENIED', result: 'DENIED' },
];

/** Around the first day of the supervisors' list, two at the same instant. */
export const AUDIT: readonly Row[] = DAYS.flatMap((event_date) =>
  EVENTS.map((event, place) => ({
    ...{ event_id: `${event_date}-${place}`, event_at: `${event_date}T09:00:00.${place % 2}Z`, event_date },
    ...{ ...event, loaded_at: `${event_date}T09:00:0${place}Z` },
  })),
);
