import type { AppDependencies } from './app.ts';
import { composeAuditCopy, observeAuditCopy } from './compose/compose-audit-copy.ts';
import { composeInsightLog, drainInsightLog } from './compose/compose-feedback.ts';
import { composeFront } from './compose/compose-front.ts';
import { composeNarrative } from './compose/compose-narrative.ts';
import { composePacks } from './compose/compose-packs.ts';
import type { Surroundings } from './compose/surroundings.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { INSIGHTS } from './prep-pack/sections/index.ts';
import { printPack } from './print/print-pack.ts';

interface Worker extends AppDependencies {
  /** Writes what waits for the audit copy, for so long at most. */
  drainAuditCopy: (deadlineMs: number) => Promise<void>;
  /** The same for what was shown and said. */
  drainFeedback: (deadlineMs: number) => Promise<void>;
}

/** The whole worker, from its settings and the process around it. */
export function compose(settings: WorkerConfiguration, surroundings: Surroundings): Worker {
  const copy = composeAuditCopy(settings, surroundings);
  const front = composeFront(settings, { ...surroundings, copyAudit: copy?.offer });
  if (copy) observeAuditCopy(front.metrics, copy);
  const insightLog = composeInsightLog(settings, front);
  const drainAuditCopy = async (deadlineMs: number) => copy?.drain(deadlineMs);
  return {
    ...front,
    ...composePacks(settings, front, composeNarrative(settings, front, INSIGHTS), insightLog),
    printPack,
    drainAuditCopy,
    drainFeedback: (deadlineMs) => drainInsightLog(insightLog, deadlineMs),
  };
}
