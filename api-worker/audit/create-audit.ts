import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { RecordAudit } from './audit-event.ts';
import type { AuditLine } from './chain.ts';
import { createChain } from './chain.ts';

interface AuditDependencies {
  /** Accepts one whole line before it returns, or throws. */
  write: (line: string) => void;
  /** `closed`: what cannot be audited is not shown. `open`: it is shown, and the loss is counted. */
  failure: 'closed' | 'open';
  onLost: (cause: unknown) => void;
  /** Takes the line for the copy in the warehouse; returns at once and never throws. */
  copy?: (line: AuditLine) => void;
  instanceId: string;
  /** Of the hashes of the chain. */
  key: string;
  clock: Clock;
}

/** The lines are the record, one chain for each instance; the copy is made of what was accepted. */
export function createAudit({ write, failure, onLost, copy, instanceId, key, clock }: AuditDependencies): RecordAudit {
  const next = createChain(instanceId, key);
  let isTorn = false;
  return async (event) => {
    const line = next(event, new Date(clock.nowMs()).toISOString());
    try {
      // A write that failed may have left half a line, which must not swallow this one.
      write(`${isTorn ? '\n' : ''}${line.text}\n`);
      isTorn = false;
    } catch (cause) {
      isTorn = true;
      onLost(cause);
      if (failure === 'closed') throw new AppError('audit_unavailable', { cause });
    }
    // With `open` a lost line too: the copy is then its only trace.
    copy?.(line);
  };
}
