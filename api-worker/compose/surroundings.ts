import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';

/** What only the running process has; everything else follows from the configuration. */
export interface Surroundings {
  clock: Clock;
  fetch: typeof fetch;
  log: Logger;
  writeAudit: (line: string) => void;
  instanceId: string;
}
