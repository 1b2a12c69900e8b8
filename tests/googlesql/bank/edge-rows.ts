import type { Row } from '../../../mocks/bank/row.ts';
import { AUDIT } from './edge/audit.ts';
import { COMPLAINTS } from './edge/complaints.ts';
import { CONTACTS, STAGES } from './edge/contacts.ts';
import { HONG_KONG_COMPLAINTS, HONG_KONG_CONTACTS, HONG_KONG_INHIBITS } from './edge/hong-kong.ts';
import { INSIGHT_EVENTS, INSIGHT_FEEDBACK } from './edge/insights.ts';
import { RELATIONSHIPS } from './edge/relationships.ts';
import { INHIBITS, NEEDS } from './edge/restrictions.ts';

/** Rows written beside the bank's own, into both engines. */
export const EDGE_ROWS: Readonly<Record<string, readonly Row[]>> = {
  access_audit: AUDIT,
  complaints: [...COMPLAINTS, ...HONG_KONG_COMPLAINTS],
  customer_contacts: [...CONTACTS, ...HONG_KONG_CONTACTS],
  customer_journeys: STAGES,
  customer_relationships: RELATIONSHIPS,
  customer_relationships_by_target: RELATIONSHIPS,
  customer_support_needs: NEEDS,
  inhibit_data: [...INHIBITS, ...HONG_KONG_INHIBITS],
  insight_events: INSIGHT_EVENTS,
  insight_feedback: INSIGHT_FEEDBACK,
};
