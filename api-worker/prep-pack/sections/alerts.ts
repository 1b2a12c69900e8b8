import { z } from 'zod';
import { text, texts } from '../../warehouse/parameters.ts';
import { sql } from '../../warehouse/sql-file.ts';
import { lined } from '../format/lines.ts';
import { loadedTail } from '../format/source.ts';
import { day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { needCard } from './alerts/need-card.ts';
import { byUrgency, restrictionCard, withoutDoubles } from './alerts/restriction-card.ts';

const shared = { subject_customer_id: z.string(), record_key: z.string(), source_system: z.string(), as_of: instant };

const restrictionRow = factRow({
  ...shared,
  row_kind: z.literal('restriction'),
  category: z.string(),
  effects: z
    .array(z.string())
    .nullable()
    .transform((effects) => effects ?? []),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  disclosure: z.enum(['MUST_TELL', 'MAY_TELL', 'SCRIPT_ONLY']),
  account_masked: z.string().nullable(),
  amount: decimalText.nullable(),
  currency: z.string().nullable(),
  payment_ref_masked: z.string().nullable(),
  payee_masked: z.string().nullable(),
  regime_end_at: instant.nullable(),
  effective_end_date: day.nullable(),
  owner_team: z.string(),
  owner_contact: z.string().nullable(),
  customer_action: z.string().nullable(),
  script_text: z.string().nullable(),
  script_language: z.string().nullable(),
  applied_at: instant,
});

const needRow = factRow({
  ...shared,
  row_kind: z.literal('need'),
  party_role: z.enum(['customer', 'caller']),
  need_code: z.string().nullable(),
  adjustment_text: z.string().nullable(),
  recorded_on: day,
  review_on: day.nullable(),
});

const alertsRow = z.union([restrictionRow, needRow]);
type AlertsRow = z.infer<typeof alertsRow>;
export type Restriction = z.infer<typeof restrictionRow>;
export type SupportNeed = z.infer<typeof needRow>;

export interface AlertsFacts {
  restrictions: Restriction[];
  needs: SupportNeed[];
}

export const alerts: Section<AlertsRow, AlertsFacts> = {
  id: 'alerts',
  title: 'Restrictions and care',
  reservedRows: 6,
  query: {
    name: 'alerts',
    sql: sql(import.meta.url, 'alerts.sql'),
    row: alertsRow,
    keyedBy: 'subject',
    maxRows: 60,
  },
  parameters: ({ callerId, access }) => ({ caller_id: text(callerId), tiers: texts(access.tiers) }),
  toFacts: (rows) => ({
    restrictions: rows.filter((row) => row.rowKind === 'restriction'),
    needs: rows.filter((row) => row.rowKind === 'need'),
  }),
  toContent,
};

function toContent(facts: AlertsFacts, context: PackContext): SectionContent {
  const notices = [
    ...withoutDoubles(facts.restrictions)
      .map((cause) => restrictionCard(cause, context))
      .sort(byUrgency),
    ...facts.needs.map((need) => needCard(need, context)),
  ];
  if (notices.length === 0) {
    return {
      status: 'empty',
      text: `No restrictions or support needs, ${loadedTail(context, ['inhibit_data', 'customer_support_needs'])}`,
      blocks: [],
    };
  }
  return { status: 'ready', blocks: [lined({ kind: 'notices', place: 'first', notices })] };
}
