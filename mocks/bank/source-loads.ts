import { BANK_TODAY, INTRADAY_AS_OF, LAST_CLOSED_DAY, LAST_LOADED_DAY, NIGHTLY_AS_OF } from './as-of.ts';
import { closeOf } from './calendar-day.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

type Load = readonly [table: string, source: string, asOf?: string, lastDay?: string];

const LOADS: readonly Load[] = [
  ['customers', 'Customer master'],
  ['customer_identifiers', 'Customer master'],
  ['customer_relationships', 'Party register'],
  ['customer_group_members', 'Group closure'],
  ['mandates', 'Mandate register'],
  ['customer_products', 'Product register'],
  ['customer_kpis', 'Figures'],
  ['transaction_data', 'Payments hub'],
  ['revenue_data', 'Finance ledger', closeOf(LAST_CLOSED_DAY), LAST_CLOSED_DAY],
  ['inhibit_data', 'Restrictions', INTRADAY_AS_OF.inhibits, BANK_TODAY],
  ['customer_support_needs', 'Support register', INTRADAY_AS_OF.supportNeeds, BANK_TODAY],
  ['customer_contacts', 'Contact history', INTRADAY_AS_OF.contacts, BANK_TODAY],
  ['customer_journeys', 'Journey manager', INTRADAY_AS_OF.journeys, BANK_TODAY],
  ['complaints', 'Case system', INTRADAY_AS_OF.complaints, BANK_TODAY],
];

/** How far each table is loaded: intraday tables up to minutes ago, nightly ones up to yesterday. */
export function emitSourceLoads(emit: Emit): void {
  for (const market of ['GB', 'HK'] as const) {
    for (const [table, source, asOf = NIGHTLY_AS_OF[market], lastDay = LAST_LOADED_DAY] of LOADS) {
      emit('source_loads', { table_name: table, market, last_loaded_day: lastDay, ...tail(asOf, source) });
    }
  }
}
