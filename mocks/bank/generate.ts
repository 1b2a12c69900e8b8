import { emitApprovedScripts } from './approved-scripts.ts';
import { LAST_LOADED_DAY } from './as-of.ts';
import { balancesOf, dayIndex } from './balances.ts';
import { emitComplaints } from './complaints.ts';
import { emitContacts } from './contacts.ts';
import { emitNames } from './customer-names.ts';
import { emitCustomer } from './customers.ts';
import { emitGroup } from './groups.ts';
import { emitHolidays } from './holidays.ts';
import { emitIdentifiers } from './identifiers.ts';
import { emitInhibits } from './inhibits.ts';
import { emitJourneys } from './journeys.ts';
import { emitKpiDefinitions } from './kpi-definitions.ts';
import { KpiLedger } from './kpi-ledger.ts';
import { emitMandate } from './mandates.ts';
import { emitMarkets } from './markets.ts';
import type { Party } from './party.ts';
import { paymentSumsOf } from './payment-sums.ts';
import { emitProductFamilies, emitProducts } from './products.ts';
import { emitRelationship } from './relationships.ts';
import { budgetOf, emitBudget, emitRevenue, revenueOf } from './revenue.ts';
import type { Emit } from './row.ts';
import { emitRuleThresholds } from './rule-thresholds.ts';
import { emitSourceLoads } from './source-loads.ts';
import { emitSupportNeeds } from './support-needs.ts';
import { emitTransactions, transactionsOf } from './transactions.ts';
import type { World } from './world.ts';
import { worldOf } from './world.ts';

/** Every row of the bank, in one order that never changes. */
export function generateBank(size: number, emit: Emit): World {
  const world = worldOf(size);
  emitReference(emit);
  emitStructure(world, emit);
  const ledger = new KpiLedger(emit);
  for (const party of world.parties) {
    emitCustomer(party, emit);
    emitIdentifiers(party, emit);
    emitNames(party, emit);
    emitEvents(party, emit);
    emitFigures(party, ledger, emit);
  }
  for (const [table, row] of world.rows) emit(table, row);
  ledger.close(world.groups);
  return world;
}

function emitReference(emit: Emit): void {
  emitMarkets(emit);
  emitHolidays(emit);
  emitProductFamilies(emit);
  emitKpiDefinitions(emit);
  emitApprovedScripts(emit);
  emitRuleThresholds(emit);
  emitSourceLoads(emit);
}

function emitStructure(world: World, emit: Emit): void {
  for (const group of world.groups) emitGroup(group, emit);
  const byId = new Map(world.parties.map((party) => [party.customerId, party]));
  for (const relationship of world.relationships) {
    const target = byId.get(relationship.to);
    if (target === undefined) throw new Error(`A relationship ends at ${relationship.to}, who is nobody`);
    emitRelationship(relationship, target.market, emit);
  }
  const signing = world.relationships.filter(({ type, validTo }) => type === 'AUTHORISED_SIGNATORY_OF' && !validTo);
  for (const [customerId, signatories] of Map.groupBy(signing, ({ to }) => to)) {
    const party = byId.get(customerId);
    if (party !== undefined) emitMandate(party, signatories.length, emit);
  }
}

function emitEvents(party: Party, emit: Emit): void {
  emitProducts(party, emit);
  emitSupportNeeds(party, emit);
  emitComplaints(party, emit);
  emitInhibits(party, emit);
  emitJourneys(party, emit);
  emitContacts(party, emit);
}

function emitFigures(party: Party, ledger: KpiLedger, emit: Emit): void {
  const balances = balancesOf(party);
  if (balances === null) return;
  const revenue = revenueOf(party);
  const budget = budgetOf(revenue);
  const transactions = transactionsOf(party);
  emitRevenue(party, revenue, emit);
  emitBudget(party, budget, emit);
  emitTransactions(party, transactions, emit);
  const payments = paymentSumsOf(transactions, dayIndex(LAST_LOADED_DAY));
  ledger.add({ party, balances, payments, revenue, budget });
}
