import { z } from 'zod';
import { texts } from '../../warehouse/parameters.ts';
import { sql } from '../../warehouse/sql-file.ts';
import { loadedTail } from '../format/source.ts';
import { count, day, decimalText, factRow, instant } from '../row-values.ts';
import type { PackContext, Section, SectionContent } from '../section.ts';
import { contactsTimeline, promisesTimeline } from './journey/contacts.ts';
import type { Journey } from './journey/journeys.ts';
import { journeySteps, journeysOf } from './journey/journeys.ts';
import { sinceLastContact } from './journey/since-last-contact.ts';

const shared = { subject_customer_id: z.string(), record_key: z.string(), source_system: z.string(), as_of: instant };

const contactRow = factRow({
  ...shared,
  row_kind: z.literal('contact'),
  contact_at: instant,
  channel: z.string(),
  direction: z.enum(['INBOUND', 'OUTBOUND']),
  reason_code: z.string().nullable(),
  outcome_code: z.string().nullable(),
  promise_text: z.string().nullable(),
  promise_due_date: day.nullable(),
  promise_kept_at: instant.nullable(),
  is_meaningful: z.boolean(),
  is_last_meaningful: z.boolean(),
  handled_by_team: z.string().nullable(),
});
export type Contact = z.infer<typeof contactRow>;

const repeatRow = factRow({
  ...shared,
  row_kind: z.literal('repeat'),
  reason_code: z.string(),
  /** Contacts about one thing on one day. */
  contact_date: day,
  contact_count: count,
  resolved_count: count,
});
export type Repeat = z.infer<typeof repeatRow>;

const stageRow = factRow({
  ...shared,
  row_kind: z.literal('stage'),
  journey_id: z.string(),
  journey_type: z.string(),
  status: z.enum(['OPEN', 'ON_HOLD', 'COMPLETED', 'CANCELLED']),
  stage_name: z.string(),
  stage_order: count,
  stage_count: count,
  stage_entered_at: instant,
  is_current: z.boolean(),
  waiting_on: z.enum(['CUSTOMER', 'BANK', 'THIRD_PARTY']).nullable(),
  next_step: z.string().nullable(),
  due_date: day.nullable(),
});
export type Stage = z.infer<typeof stageRow>;

const changeRow = factRow({
  ...shared,
  row_kind: z.literal('change'),
  change_kind: z.enum([
    'restriction_applied',
    'restriction_lifted',
    'complaint_opened',
    'stage_moved',
    'figure_changed',
    'officer_joined',
    'officer_left',
  ]),
  code: z.string(),
  name: z.string().nullable(),
  changed_at: instant,
  before_num: decimalText.nullable(),
  after_num: decimalText.nullable(),
  currency: z.string().nullable(),
});
export type Change = z.infer<typeof changeRow>;

const journeyRow = z.union([contactRow, repeatRow, stageRow, changeRow]);
type JourneyRow = z.infer<typeof journeyRow>;

export interface JourneyFacts {
  journeys: Journey[];
  /** Newest first. */
  contacts: Contact[];
  repeats: Repeat[];
  lastContact: Contact | null;
  changes: Change[];
}

export const journey: Section<JourneyRow, JourneyFacts> = {
  id: 'journey',
  title: 'Journey and contacts',
  reservedRows: 8,
  query: {
    name: 'journey',
    sql: sql(import.meta.url, 'journey.sql'),
    row: journeyRow,
    keyedBy: 'subject',
    maxRows: 300,
  },
  parameters: ({ access }) => ({ tiers: texts(access.tiers) }),
  toFacts,
  toContent,
};

function toFacts(rows: JourneyRow[]): JourneyFacts {
  const contacts = rows.filter((row) => row.rowKind === 'contact');
  return {
    journeys: journeysOf(rows.filter((row) => row.rowKind === 'stage')),
    contacts,
    repeats: rows.filter((row) => row.rowKind === 'repeat'),
    lastContact: contacts.find((contact) => contact.isLastMeaningful) ?? null,
    changes: rows.filter((row) => row.rowKind === 'change'),
  };
}

function toContent(facts: JourneyFacts, context: PackContext): SectionContent {
  const first = sinceLastContact(facts, context);
  const body = [
    ...facts.journeys.map((one) => journeySteps(one, context)),
    ...promisesTimeline(facts.contacts, context),
    ...contactsTimeline(facts.contacts, context),
  ];
  if (body.length === 0) {
    return {
      status: 'empty',
      text: `No journeys or contacts on file, ${loadedTail(context, ['customer_journeys', 'customer_contacts'])}`,
      blocks: [first],
    };
  }
  return { status: 'ready', blocks: [first, ...body] };
}
