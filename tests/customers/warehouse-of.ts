import type { IdentifierType } from '../../api-worker/customers/identifier-key.ts';
import { identifierKey } from '../../api-worker/customers/identifier-key.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';

export const SECRET = 'a secret of at least thirty-two characters';

export interface Party {
  id: string;
  identifiers: [IdentifierType, string][];
  tier?: string;
  actsFor?: string[];
}

/** A warehouse of a few parties that answers the identity queries with rows of their shape. */
export function warehouseOf(parties: Party[]): RunQuery {
  return async (query, parameters) => {
    const rows = (ROWS[query.name] ?? identifierRows)(parties, parameters);
    return rows.map((row) => query.row.parse(row));
  };
}

const ROWS: Record<string, (parties: Party[], parameters: QueryParameters) => object[]> = {
  subject: subjectRows,
  'customers-in-tiers': rowsInTiers,
};

function rowsInTiers(parties: Party[], { customer_ids: asked }: QueryParameters) {
  const ids = Array.isArray(asked?.value) ? asked.value : [];
  return parties
    .filter(({ id, tier = 'STANDARD' }) => ids.includes(id) && tier === 'STANDARD')
    .map(({ id }) => ({ customer_id: id }));
}

function identifierRows(parties: Party[], { identifier_keys: keys }: QueryParameters) {
  return parties.flatMap((party) =>
    party.identifiers
      .map(([type, value]) => identifierKey(SECRET, type, value))
      .filter((key) => Array.isArray(keys?.value) && keys.value.includes(key))
      .flatMap((key) =>
        [...(party.actsFor ?? [party.id]), ...(party.actsFor ? [null] : [])].map((id) =>
          rowOf(parties, party, key, id),
        ),
      ),
  );
}

const isStandard = ({ tier = 'STANDARD' }: Party): boolean => tier === 'STANDARD';

function rowOf(parties: Party[], named: Party, key: string, customerId: string | null) {
  const party = parties.find(({ id }) => id === customerId);
  const isNamedVisible = isStandard(named);
  const isVisible = isNamedVisible && party !== undefined && isStandard(party);
  return {
    identifier_key: key,
    named_customer_id: named.id,
    customer_id: customerId,
    is_named_visible: isNamedVisible,
    is_visible: isVisible,
    legal_name: isVisible ? `${customerId} Ltd` : null,
    market: isVisible ? 'GB' : null,
    preferred_language: isVisible ? 'en' : null,
    party_type: isVisible ? 'ORGANISATION' : null,
    legal_form: isVisible ? 'PRIVATE_LIMITED' : null,
    customer_since_year: isVisible ? '2009' : null,
  };
}

function subjectRows(parties: Party[], parameters: QueryParameters) {
  const party = parties.find(({ id }) => id === parameters.customer_id?.value);
  if (!party) return [];
  const isVisible = (party.tier ?? 'STANDARD') === 'STANDARD';
  return [
    {
      subject_customer_id: party.id,
      is_visible: isVisible,
      legal_name: isVisible ? `${party.id} Ltd` : null,
      local_name: null,
      greeting_name: null,
      company_registration_number: isVisible ? '04412345' : null,
      party_type: 'ORGANISATION',
      legal_form: 'PRIVATE_LIMITED',
      market: 'GB',
      segment: 'SMALL',
      base_currency: 'GBP',
      preferred_language: 'en',
      rm_name: null,
      time_zone: 'Europe/London',
      fiscal_year_start_month: 1,
      signing_rule: null,
      signatory_count: null,
      caller_id: null,
      caller_name: null,
      relationship_type: null,
      authority_scopes: null,
    },
  ];
}
