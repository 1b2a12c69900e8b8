import { z } from 'zod';
import { sql } from '../../warehouse/sql-file.ts';
import { addMonths } from '../format/day.ts';
import { lined } from '../format/lines.ts';
import { loadedTail, newest, sourceOf } from '../format/source.ts';
import { day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { closedEvent, openEvent } from './complaints/events.ts';
import { receivedSince } from './complaints/received-since.ts';

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
type ComplaintRow = z.infer<typeof complaintRow>;

export interface Complaint extends ComplaintRow {
  /** Of its category in the last twelve months, itself included where it is one of them. */
  categoryCount: number;
}

export interface ComplaintsFacts {
  /** Nearest due date first. */
  open: Complaint[];
  /** Received in the last twelve months or with the ombudsman, and no longer open; newest first. */
  closed: Complaint[];
  /** Of the last two years, and every open one. */
  all: Complaint[];
}

export const complaints: Section<ComplaintRow, ComplaintsFacts> = {
  id: 'complaints',
  title: 'Complaints',
  reservedRows: 4,
  query: {
    name: 'complaints',
    sql: sql(import.meta.url, 'complaints.sql'),
    row: complaintRow,
    keyedBy: 'subject',
    maxRows: 60,
  },
  parameters: () => ({}),
  toFacts,
  toContent,
};

function toFacts(rows: ComplaintRow[], { today, subject }: PackContext): ComplaintsFacts {
  const ofTheYear = receivedSince(addMonths(today, -12), rows, subject.timeZone);
  const all = rows.map((row) => ({
    ...row,
    categoryCount: ofTheYear.filter(({ category }) => category === row.category).length,
  }));
  const ids = new Set(ofTheYear.map(({ complaintId }) => complaintId));
  return {
    open: all.filter(({ status }) => status === 'OPEN'),
    closed: all.filter(
      ({ status, complaintId }) => status === 'REFERRED' || (status !== 'OPEN' && ids.has(complaintId)),
    ),
    all,
  };
}

function toContent({ open, closed }: ComplaintsFacts, context: PackContext): SectionContent {
  const all = [...open, ...closed];
  const [first] = all;
  if (first === undefined) {
    return {
      status: 'empty',
      text: `No complaints in the last 12 months, ${loadedTail(context, ['complaints'])}`,
      blocks: [],
    };
  }
  const asOf = newest(all.map((complaint) => complaint.asOf)) ?? first.asOf;
  const source = sourceOf(first.sourceSystem, asOf, context);
  const events = [
    ...open.map((complaint) => openEvent(complaint, context)),
    ...closed.map((complaint) => closedEvent(complaint, context)),
  ];
  return { status: 'ready', blocks: [lined({ kind: 'timeline', place: 'body', events, source })] };
}
