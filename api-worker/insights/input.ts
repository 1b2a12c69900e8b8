import type { AlertsFacts } from '../prep-pack/sections/alerts.ts';
import type { ComplaintsFacts } from '../prep-pack/sections/complaints.ts';
import type { JourneyFacts } from '../prep-pack/sections/journey.ts';
import type { KpisFacts } from '../prep-pack/sections/kpis.ts';
import type { NetworkFacts } from '../prep-pack/sections/network.ts';
import type { TransactionsFacts } from '../prep-pack/sections/transactions.ts';
import type { SettledSections } from '../prep-pack/settled.ts';

/** The facts rules read, by the section that has them. */
export interface FactsById {
  alerts: AlertsFacts;
  kpis: KpisFacts;
  transactions: TransactionsFacts;
  journey: JourneyFacts;
  network: NetworkFacts;
  complaints: ComplaintsFacts;
}
export type Input = keyof FactsById;

/** Undefined when the section failed or has not settled. */
export function factsOf<Id extends Input>(settled: SettledSections, id: Id): FactsById[Id] | undefined {
  const section = settled[id];
  // Settled facts are what this section's own toFacts gave; the list of sections cannot carry the type.
  return section?.outcome === 'facts' ? (section.facts as FactsById[Id]) : undefined;
}
