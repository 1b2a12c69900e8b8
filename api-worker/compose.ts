import type { AppDependencies } from './app.ts';
import { composeFront } from './compose/compose-front.ts';
import { composePacks } from './compose/compose-packs.ts';
import type { Surroundings } from './compose/surroundings.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { AppError } from './errors.ts';
import type { DerivedSection } from './prep-pack/section.ts';

/** Rules arrive with the insights room; until then the section says that none were checked. */
const insights: DerivedSection = {
  id: 'insights',
  title: 'Insights',
  reservedRows: 5,
  firstNeeds: ['alerts', 'journey', 'network'],
  toFirst: () => ({ status: 'ready', blocks: [] }),
  toBody: () => ({ status: 'empty', text: 'No rule was checked.', blocks: [] }),
};

/** The whole worker, from its settings and the process around it. */
export function compose(settings: WorkerConfiguration, surroundings: Surroundings): AppDependencies {
  const front = composeFront(settings, surroundings);
  return {
    ...front,
    ...composePacks(settings, front, insights),
    printPack: () => {
      throw new AppError('not_acceptable');
    },
  };
}
