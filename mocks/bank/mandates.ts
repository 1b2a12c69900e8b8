import { NIGHTLY_AS_OF } from './as-of.ts';
import type { Party } from './party.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

/** A mandate for every organisation with signatories. */
export function emitMandate(party: Party, signatories: number, emit: Emit): void {
  const needsTwo = signatories > 2;
  emit('mandates', {
    customer_id: party.customerId,
    signing_rule: signatories === 1 ? 'SOLE' : needsTwo ? 'ANY_TWO' : 'ANY_ONE',
    required_signatures: needsTwo ? 2 : 1,
    signatory_count: signatories,
    valid_from: party.relationshipStart,
    valid_to: null,
    ...tail(NIGHTLY_AS_OF[party.market], 'Mandate register', `MD-${party.customerId.slice(3, 11)}`),
  });
}
