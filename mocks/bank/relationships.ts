import { NIGHTLY_AS_OF } from './as-of.ts';
import { chance, opaqueId } from './chance.ts';
import { decimalText } from './money.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export type RelationshipType =
  | 'PARENT_OF'
  | 'DIRECTOR_OF'
  | 'BENEFICIAL_OWNER_OF'
  | 'GUARANTOR_OF'
  | 'AUTHORISED_SIGNATORY_OF'
  | 'AUTHORISED_CONTACT_OF'
  | 'PARTNER_OF'
  | 'TRUSTEE_OF';

export interface Relationship {
  from: string;
  to: string;
  type: RelationshipType;
  scopes?: readonly string[];
  ownershipPct?: number;
  guaranteeMinor?: number;
  validFrom?: string;
  validTo?: string;
}

export const SIGNATORY_SCOPES = ['VIEW_BALANCE', 'MAKE_PAYMENT', 'CHANGE_DETAILS', 'COMPLAIN'];
export const ALL_SCOPES = [...SIGNATORY_SCOPES, 'LENDING', 'CHANGE_MANDATE'];

/** The same row in the table and in its mirror clustered by target. */
export function emitRelationship(relationship: Relationship, market: Party['market'], emit: Emit): void {
  const row = relationshipRow(relationship, market);
  emit('customer_relationships', row);
  emit('customer_relationships_by_target', row);
}

function relationshipRow(relationship: Relationship, market: Party['market']): Row {
  const { from, to, type } = relationship;
  const id = opaqueId('rel', from, to, type);
  const share = relationship.ownershipPct;
  return {
    relationship_id: id,
    from_customer_id: from,
    to_customer_id: to,
    relationship_type: type,
    ownership_pct: share === undefined ? null : share.toFixed(2),
    is_control: share === undefined ? null : share > 50,
    authority_scopes: relationship.scopes ?? [],
    guarantee_amount: relationship.guaranteeMinor === undefined ? null : decimalText(relationship.guaranteeMinor),
    guarantee_currency: relationship.guaranteeMinor === undefined ? null : market === 'HK' ? 'HKD' : 'GBP',
    valid_from: relationship.validFrom ?? '2019-04-01',
    valid_to: relationship.validTo ?? null,
    ...tail(NIGHTLY_AS_OF[market], 'Party register', `PTY-${id.slice(4)}`),
  };
}

/** What a person by chance is to an organisation: mostly a signing director, sometimes an owner, contact or guarantor. */
export function plannedRelationships(person: Party, organisation: Party): Relationship[] {
  const lot = chance('relationships', person.key, organisation.key);
  const ends = { from: person.customerId, to: organisation.customerId };
  const since = lot.happens(0.04) ? '2026-10-05' : `20${lot.integer(10, 24)}-0${lot.integer(1, 9)}-01`;
  if (lot.happens(0.15)) {
    return [{ ...ends, type: 'AUTHORISED_CONTACT_OF', scopes: ['VIEW_BALANCE', 'COMPLAIN'], validFrom: since }];
  }
  const isPartner = organisation.legalForm === 'PARTNERSHIP';
  const links: Relationship[] = [
    { ...ends, type: isPartner ? 'PARTNER_OF' : 'DIRECTOR_OF', validFrom: since },
    {
      ...ends,
      type: 'AUTHORISED_SIGNATORY_OF',
      scopes: lot.happens(0.5) ? ALL_SCOPES : SIGNATORY_SCOPES,
      validFrom: since,
    },
  ];
  if (lot.happens(0.35)) {
    links.push({
      ...ends,
      type: 'BENEFICIAL_OWNER_OF',
      ownershipPct: lot.pick([25, 30, 50, 75, 100]),
      validFrom: since,
    });
  }
  if (lot.happens(0.1)) links.push({ ...ends, type: 'GUARANTOR_OF', guaranteeMinor: 5_000_000, validFrom: since });
  if (since < '2025' && lot.happens(0.03)) return links.map((link) => ({ ...link, validTo: '2026-09-30' }));
  return links;
}
