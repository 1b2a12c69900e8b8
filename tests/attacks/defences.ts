import { ACCESS_DEFENCES } from './defences/access-defences.ts';
import { AUDIT_DEFENCES } from './defences/audit-defences.ts';
import { EXTENSION_DEFENCES } from './defences/extension-defences.ts';
import { PIN_DEFENCES } from './defences/pin-defences.ts';
import { ROLLOUT_DEFENCES } from './defences/rollout-defences.ts';
import { SESSION_DEFENCES } from './defences/session-defences.ts';
import { STATEMENT_DEFENCES } from './defences/statement-defences.ts';
import { WATCH_DEFENCES } from './defences/watch-defences.ts';
import { WORKER_DEFENCES } from './defences/worker-defences.ts';

/** Every defence a case may name, with the patch that takes it away. */
export const DEFENCES = {
  ...ACCESS_DEFENCES,
  ...AUDIT_DEFENCES,
  ...EXTENSION_DEFENCES,
  ...PIN_DEFENCES,
  ...ROLLOUT_DEFENCES,
  ...SESSION_DEFENCES,
  ...STATEMENT_DEFENCES,
  ...WATCH_DEFENCES,
  ...WORKER_DEFENCES,
};
export type DefenceId = keyof typeof DEFENCES;
