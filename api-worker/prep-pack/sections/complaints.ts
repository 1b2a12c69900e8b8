import { z } from 'zod';
import { sql } from '../../warehouse/sql-file.ts';
import { lined } from '../format/lines.ts';
import { asOfTail, newest, sourceOf } from '../format/source.ts';
import { count, day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { closedEvent, openEvent } from './complaints/events.ts';

const complaintRow = factRow({
  subject_customer_id: z.string(),
  complaint_id: z.string(),
  complaint_ref: z.string(),
  regime: z.enum(['DISP_PSD_EMD', 'DISP_OTHER', 'HK_IC4', 'NON_REGULATED']),
  is_eligible_complainant: z.boolean().nullable(),
  reg_flags_assessed_on: day.nullable(),
  received_at: instant,
  channel: z.string(),
  category: z.string(),
  status: z.enum(['OPEN', 'CLOSED', 'WITHDRAWN', 'REFERRED']),
  src_due_date: day.nullable(),
  holding_response_sent_at: instant.nullable(),
  final_response_due_date: day.nullable(),
  final_response_sent_at: instant.nullable(),
  ombudsman_deadline: day.nullable(),
  outcome: z.string().nullable(),
  redress_amount: decimalText.nullable(),
  redress_currency: z.string().nullable(),
  reopened_from_ref: z.string().nullable(),
  is_reopened: z.boolean(),
  category_count: count,
  handler_team: z.string().nullable(),
  handler_contact: z.string().nullable(),
  promise_text: z.string().nullable(),
  promise_due_date: day.nullable(),
  promise_kept_at: instant.nullable(),
  holidays: z
    .array(day)
    .nullable()
    .transform((days) => days ?? []),
  source_system: z.string(),
  as_of: instant,
});
export type Complaint = z.infer<typeof complaintRow>;

export interface ComplaintsFacts {
  /** Nearest due date first. */
  open: Complaint[];
  /** Received in the last twelve months and no longer open; newest first. */
  closed: Complaint[];
}

export const complaints: Section<Complaint, ComplaintsFacts> = {
  id: 'complaints',
  title: 'Complaints',
  reservedRows: 4,
  query: {
    name: 'complaints',
    sql: sql(import.meta.url, 'complaints.sql'),
    row: complaintRow,
    keyedBy: 'subject',
    maxRows: 40,
  },
  parameters: () => ({}),
  toFacts: (rows) => ({
    open: rows.filter((row) => row.status === 'OPEN'),
    closed: rows.filter((row) => row.status !== 'OPEN'),
  }),
  toContent,
};

function toContent({ open, closed }: ComplaintsFacts, context: PackContext): SectionContent {
  const all = [...open, ...closed];
  const [first] = all;
  if (first === undefined) {
    return { status: 'empty', text: `No complaints in the last 12 months, ${asOfTail(context)}`, blocks: [] };
  }
  const asOf = newest(all.map((complaint) => complaint.asOf)) ?? first.asOf;
  const source = sourceOf(first.sourceSystem, asOf, context);
  const events = [
    ...open.map((complaint) => openEvent(complaint, context)),
    ...closed.map((complaint) => closedEvent(complaint, context)),
  ];
  return { status: 'ready', blocks: [lined({ kind: 'timeline', place: 'body', events, source })] };
}
