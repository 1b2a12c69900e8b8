import { ROW_TAIL } from './answer.ts';

const PARTY = {
  ...ROW_TAIL,
  source_system: 'Group closure',
  is_restricted: false,
  is_complaining: false,
  ownership_pct: null,
};

export function member(party_id: string, parent_id: string | null, rest: Record<string, unknown> = {}) {
  return {
    ...PARTY,
    row_kind: 'member',
    record_key: `member:${party_id}`,
    party_id,
    party_name: `${party_id} Ltd`,
    parent_id,
    family_count: '4',
    caller_relationship_type: null,
    caller_name: null,
    caller_has_authority: false,
    ...rest,
  };
}

export function link(party_id: string, relationship_type: string, rest: Record<string, unknown> = {}) {
  return {
    ...PARTY,
    row_kind: 'link',
    record_key: `link:${party_id}:${relationship_type}`,
    party_id,
    party_name: `Ms ${party_id}`,
    party_type: 'PERSON',
    link_direction: 'to_customer',
    relationship_type,
    valid_from: '2020-01-01',
    valid_to: null,
    ...rest,
  };
}
