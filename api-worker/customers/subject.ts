import { z } from 'zod';
import type { RepAccess } from '../access/rep-access.ts';
import type { Subject } from '../prep-pack/section.ts';
import { date, text, texts } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import type { Party } from './party.ts';

const row = z.object({
  subject_customer_id: z.string(),
  is_visible: z.boolean(),
  legal_name: z.string().nullable(),
  local_name: z.string().nullable(),
  greeting_name: z.string().nullable(),
  company_registration_number: z.string().nullable(),
  party_type: z.enum(['PERSON', 'ORGANISATION']),
  legal_form: z.string().nullable(),
  market: z.string(),
  segment: z.string(),
  base_currency: z.string(),
  preferred_language: z.string().nullable(),
  rm_name: z.string().nullable(),
  time_zone: z.string(),
  fiscal_year_start_month: z.coerce.number().int(),
  signing_rule: z.string().nullable(),
  signatory_count: z.coerce.number().int().nullable(),
  caller_id: z.string().nullable(),
  caller_name: z.string().nullable(),
  relationship_type: z.string().nullable(),
  authority_scopes: z.array(z.string()).nullable(),
});
type Row = z.infer<typeof row>;

const subjectQuery: Query<Row> = {
  name: 'subject',
  sql: sql(import.meta.url, 'subject.sql'),
  row,
  keyedBy: 'subject',
  maxRows: 40,
};

/** The caller as the bank knows them; `relationshipTypes` is empty when nothing ties them to the customer. */
export interface KnownCaller {
  customerId: string;
  name: string;
  relationshipTypes: string[];
  scopes: string[];
}

export interface SubjectRecord {
  party: Party;
  /** In full: it is sent masked only. */
  registrationNumber?: string;
  subject: Subject;
  mandate: { signingRule: string; signatoryCount: number } | null;
  caller: KnownCaller | null;
}

/** The customer with market, mandate and the caller's authority; null when this rep's tiers do not reach it. */
export async function readSubject(
  runQuery: RunQuery,
  asked: { customerId: string; callerId: string | null; access: RepAccess; today: string },
  options: RunOptions,
): Promise<SubjectRecord | null> {
  const rows = await runQuery(
    subjectQuery,
    {
      customer_id: text(asked.customerId),
      caller_id: text(asked.callerId),
      tiers: texts(asked.access.tiers),
      today: date(asked.today),
    },
    options,
  );
  const first = rows[0];
  if (!first?.is_visible || first.legal_name === null) return null;
  return {
    party: partyOf(first, first.legal_name),
    registrationNumber: first.company_registration_number ?? undefined,
    subject: subjectOf(first),
    mandate: mandateOf(first),
    caller: callerOf(rows),
  };
}

function partyOf(first: Row, name: string): Party {
  return {
    customerId: first.subject_customer_id,
    name,
    localName: first.local_name,
    greetingName: first.greeting_name,
    market: first.market,
    language: first.preferred_language,
  };
}

function subjectOf(first: Row): Subject {
  return {
    customerId: first.subject_customer_id,
    partyType: first.party_type,
    legalForm: first.legal_form,
    market: first.market,
    timeZone: first.time_zone,
    baseCurrency: first.base_currency,
    segment: first.segment,
    relationshipManager: first.rm_name,
    fiscalYearStartMonth: first.fiscal_year_start_month,
  };
}

function mandateOf(first: Row): SubjectRecord['mandate'] {
  if (first.signing_rule === null) return null;
  return { signingRule: first.signing_rule, signatoryCount: first.signatory_count ?? 0 };
}

function callerOf(rows: Row[]): KnownCaller | null {
  const first = rows[0];
  if (!first?.caller_id || first.caller_name === null) return null;
  const types = rows.map((each) => each.relationship_type).filter((type) => type !== null);
  return {
    customerId: first.caller_id,
    name: first.caller_name,
    relationshipTypes: [...new Set(types)],
    scopes: [...new Set(rows.flatMap((each) => each.authority_scopes ?? []))],
  };
}
