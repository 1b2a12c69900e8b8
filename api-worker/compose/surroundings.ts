import type { Logger } from 'pino';
import type { AuditLine } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';

/** What only the running process has; everything else follows from the configuration. */
export interface Surroundings {
  clock: Clock;
  fetch: typeof fetch;
  log: Logger;
  writeAudit: (line: string) => void;
  instanceId: string;
  /** Takes each audit line for the copy in the warehouse, where the bank keeps one. */
  copyAudit?: (line: AuditLine) => void;
}
