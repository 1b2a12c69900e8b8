import type { WorkerConfiguration } from '../configuration.ts';
import { inShort } from '../narrative/in-short.ts';
import { createModel } from '../narrative/model.ts';
import { createNarrate } from '../narrative/narrate.ts';
import type { DerivedSection } from '../prep-pack/section.ts';
import type { composeFront } from './compose-front.ts';

/** The insights as they are, unless a model is named: then with a summary it may re-word. */
export function composeNarrative(
  { NARRATIVE, NARRATIVE_KEY }: WorkerConfiguration,
  { log, metrics }: Pick<ReturnType<typeof composeFront>, 'log' | 'metrics'>,
  insights: DerivedSection,
): DerivedSection {
  if (NARRATIVE === undefined || NARRATIVE_KEY === undefined) return insights;
  const { address, model } = NARRATIVE;
  const narrate = createNarrate({
    ask: createModel({ address, key: NARRATIVE_KEY, model }),
    nowMs: () => performance.now(),
    report: (report) => {
      metrics.count(`narrative_${report.outcome}`);
      if (report.refused.length > 0) metrics.count('narrative_refused');
      log.info({ ...report, model }, 'narrative');
    },
  });
  return inShort(insights, narrate);
}
