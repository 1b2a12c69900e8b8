import type { AppDependencies } from './app.ts';
import { composeFront } from './compose/compose-front.ts';
import { composePacks } from './compose/compose-packs.ts';
import type { Surroundings } from './compose/surroundings.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { INSIGHTS } from './prep-pack/sections/index.ts';
import { printPack } from './print/print-pack.ts';

/** The whole worker, from its settings and the process around it. */
export function compose(settings: WorkerConfiguration, surroundings: Surroundings): AppDependencies {
  const front = composeFront(settings, surroundings);
  return { ...front, ...composePacks(settings, front, INSIGHTS), printPack };
}
