import type { RecordAudit } from '../audit/audit-event.ts';
import type { AuditLine } from '../audit/audit-refusal.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { PinRemovalRequest } from '../contract/pins.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import { claimsOfRep, pinClaims } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';

export type RemovePin = (request: PinRemovalRequest, asker: Asker) => Promise<void>;

/** Notes that the rep has removed a pin; also one that may not be opened any more. */
export function createRemovePin({ seals, audit }: { seals: Seals; audit: RecordAudit }): RemovePin {
  return async ({ grant }, { rep: { access }, correlationId }) => {
    const line: AuditLine = { access, correlationId };
    try {
      const { customerId } = claimsOfRep(pinClaims, (await seals.open('pin', grant)).claims, access.repId);
      await audit({ ...line, type: 'UNPIN', customerId, result: 'removed' });
    } catch (error) {
      await auditRefusal(audit, line, 'unpin', error);
      throw error;
    }
  };
}
