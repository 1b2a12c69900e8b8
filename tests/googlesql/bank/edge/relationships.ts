import type { Row } from '../../../../mocks/bank/row.ts';
import { EDGE_CALLER, EDGE_CUSTOMER, tail } from './moments.ts';

function relationship(id: string, change: Row = {}): Row {
  return {
    ...{ relationship_id: id, from_customer_id: EDGE_CALLER, to_customer_id: EDGE_CUSTOMER, ownership_pct: null },
    ...{
      relationship_type: 'AUTHORISED_CONTACT_OF',
      authority_scopes: ['VIEW_BALANCE', 'COMPLAIN'],
      is_control: false,
    },
    ...{ valid_from: '2026-11-18', valid_to: '2026-11-18', ...tail(id), ...change },
  };
}

export const RELATIONSHIPS: readonly Row[] = [
  relationship('r1'),
  relationship('r2', { relationship_type: 'DIRECTOR_OF', valid_from: '2026-11-06', valid_to: '2026-11-17' }),
  relationship('r3', { relationship_type: 'BENEFICIAL_OWNER_OF', valid_from: '2026-11-19', valid_to: null }),
  relationship('r4', {
    relationship_type: 'BENEFICIAL_OWNER_OF',
    ownership_pct: '33.333333333',
    valid_to: '2026-08-20',
  }),
  relationship('r5', { valid_from: '2020-02-29', valid_to: '2026-08-19', authority_scopes: [] }),
  relationship('r6', {
    ...{ relationship_type: 'GUARANTOR_OF', from_customer_id: EDGE_CUSTOMER, to_customer_id: EDGE_CALLER },
  }),
];
