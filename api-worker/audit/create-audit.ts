import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { AuditEvent, RecordAudit } from './audit-event.ts';

interface AuditDependencies {
  /** Accepts one whole line before it returns, or throws. */
  write: (line: string) => void;
  /** `closed`: what cannot be audited is not shown. `open`: it is shown, and the loss is counted. */
  failure: 'closed' | 'open';
  onLost: (cause: unknown) => void;
  instanceId: string;
  clock: Clock;
}

/** Each line has the next number of its instance, so that a missing line shows. */
export function createAudit({ write, failure, onLost, instanceId, clock }: AuditDependencies): RecordAudit {
  let sequence = 0;
  return async (event) => {
    sequence += 1;
    try {
      write(`${JSON.stringify(lineOf(event, { at: new Date(clock.nowMs()).toISOString(), instanceId, sequence }))}\n`);
    } catch (cause) {
      onLost(cause);
      if (failure === 'closed') throw new AppError('audit_unavailable', { cause });
    }
  };
}

function lineOf({ access, ...event }: AuditEvent, place: { at: string; instanceId: string; sequence: number }) {
  return { audit: true, ...place, ...event, repId: access.repId, roles: access.roles };
}
