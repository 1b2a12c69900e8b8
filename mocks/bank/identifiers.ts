import type { IdentifierType } from '../../api-worker/customers/identifier-key.ts';
import { identifierKey } from '../../api-worker/customers/identifier-key.ts';
import { BANK_IDENTIFIER_SECRET, BANK_KEY_VERSION, NIGHTLY_AS_OF } from './as-of.ts';
import type { Party } from './party.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

export function emitIdentifiers(party: Party, emit: Emit): void {
  const put = (type: IdentifierType, values: readonly string[], isVerified: boolean) =>
    values.forEach((value, place) => {
      emit('customer_identifiers', {
        identifier_type: type,
        identifier_key: identifierKey(BANK_IDENTIFIER_SECRET, type, value),
        key_version: BANK_KEY_VERSION,
        identifier_masked: masked(type, value),
        customer_id: party.customerId,
        market: party.market,
        is_primary: place === 0,
        is_verified: isVerified,
        valid_from: party.relationshipStart,
        valid_to: null,
        ...tail(NIGHTLY_AS_OF[party.market], 'Customer master', `ID-${type}-${party.customerId.slice(3, 11)}-${place}`),
      });
    });
  put('BCIN', party.bcin === null ? [] : [party.bcin], true);
  put('PCIN', party.pcin === null ? [] : [party.pcin], true);
  put('ACCOUNT', party.accounts, true);
  put('PHONE', party.phones, !party.key.endsWith('7'));
  put('EMAIL', party.emails, !party.key.endsWith('3'));
  put('EXTERNAL_CONTACT', party.isNamed ? [externalContactOf(party)] : [], true);
}

/** The contact-centre platform's external contact of a named party. */
function externalContactOf(party: Pick<Party, 'customerId'>): string {
  const digits = party.customerId.slice(3, 15).padEnd(12, '0');
  return `6b0e${digits.slice(0, 4)}-${digits.slice(4, 8)}-4c1d-8f00-${digits}`;
}

function masked(type: IdentifierType, value: string): string {
  if (type !== 'EMAIL') return `••••${value.slice(-4)}`;
  const [name = '', host = ''] = value.split('@');
  return `${name.slice(0, 1)}•••@${host}`;
}
