import { z } from 'zod';
import type { RepAccess } from '../access/rep-access.ts';
import type { IdentifierClaim } from '../genesys/conversation-facts.ts';
import { count } from '../prep-pack/row-values.ts';
import { date, texts } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import type { IdentifierType } from './identifier-key.ts';
import { identifierKey } from './identifier-key.ts';
import type { Party } from './party.ts';

const row = z.object({
  identifier_key: z.string(),
  named_customer_id: z.string(),
  customer_id: z.string().nullable(),
  is_named_visible: z.boolean(),
  is_visible: z.boolean(),
  legal_name: z.string().nullable(),
  market: z.string().nullable(),
  preferred_language: z.string().nullable(),
  party_type: z.string().nullable(),
  legal_form: z.string().nullable(),
  customer_since_year: count.nullable(),
});
type Row = z.infer<typeof row>;

const customersByIdentifier: Query<Row> = {
  name: 'customers-by-identifier',
  sql: sql(import.meta.url, 'customers-by-identifier.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: 200,
};

export interface Named {
  claim: IdentifierClaim;
  /** The party the identifier names, visible or not; for a person who acts for others this is not the customer. */
  namedCustomerId: string;
  /** Customers this rep may see. */
  parties: Party[];
  /** Parties left out by access tier, their own or the named person's; for the audit only. */
  hiddenCustomerIds: string[];
}

export interface LookUpDependencies {
  runQuery: RunQuery;
  identifierSecret: string;
}

/** Which customers the claims name: one query for all of them. */
export async function lookUp(
  { runQuery, identifierSecret }: LookUpDependencies,
  claims: IdentifierClaim[],
  access: RepAccess,
  today: string,
  options: RunOptions,
): Promise<Named[]> {
  const keyed = claims.map((claim) => ({ claim, key: identifierKey(identifierSecret, claim.type, claim.value) }));
  if (keyed.length === 0) return [];
  const parameters = {
    identifier_keys: texts(keyed.map(({ key }) => key)),
    tiers: texts(access.tiers),
    today: date(today),
  };
  const rows = await runQuery(customersByIdentifier, parameters, options);
  return keyed.flatMap(({ claim, key }) =>
    namedBy(
      claim,
      rows.filter((candidate) => candidate.identifier_key === key),
    ),
  );
}

/** Ids an identifier names whatever their tier; for the call flow, which has no rep. */
export async function resolveIdentifier(
  dependencies: LookUpDependencies,
  identifier: { type: IdentifierType; value: string },
  today: string,
  options: RunOptions,
): Promise<string[]> {
  const claim: IdentifierClaim = { ...identifier, of: 'customer', from: 'call flow' };
  const nobody: RepAccess = { repId: 'call-flow', roles: [], tiers: [] };
  const named = await lookUp(dependencies, [claim], nobody, today, options);
  return [...new Set(named.map(({ namedCustomerId }) => namedCustomerId))];
}

function namedBy(claim: IdentifierClaim, rows: Row[]): Named[] {
  const ids = [...new Set(rows.map((each) => each.named_customer_id))];
  return ids.map((namedCustomerId) => {
    const all = rows.filter((each) => each.named_customer_id === namedCustomerId);
    const mine = all.filter((each) => each.customer_id !== null);
    const hidden = mine.filter((each) => !each.is_visible).map((each) => each.customer_id ?? '');
    const isNamedHidden = all.some((each) => !each.is_named_visible);
    return {
      claim,
      namedCustomerId,
      parties: mine.filter((each) => each.is_visible).map(partyOf),
      hiddenCustomerIds: [...new Set([...(isNamedHidden ? [namedCustomerId] : []), ...hidden])],
    };
  });
}

function partyOf(found: Row): Party {
  return {
    customerId: found.customer_id ?? '',
    name: found.legal_name ?? '',
    localName: null,
    greetingName: null,
    market: found.market ?? '',
    language: found.preferred_language,
    legalForm: found.legal_form,
    customerSinceYear: found.customer_since_year,
  };
}
