import { FIRST_TRANSACTION_DAY, LAST_LOADED_DAY } from './as-of.ts';
import { addDays, dayNumber } from './calendar-day.ts';
import type { Chance } from './chance.ts';
import { chance } from './chance.ts';
import { plannedFlows } from './flows.ts';
import type { Finances, Market, Point, ProductFamily, Segment } from './party.ts';
import { plannedRevenue } from './revenue-plan.ts';

const GRADES = ['A', 'A-', 'BBB', 'BBB-', 'BB+', 'BB', 'B+'];

export interface FinancesInput {
  key: string;
  market: Market;
  segment: Segment;
  turnoverMinor: number;
  products: readonly ProductFamily[];
  isInGroup: boolean;
}

/** A plausible customer by chance: steady, growing or shrinking, some with trouble. */
export function plannedFinances(input: FinancesInput): Finances {
  const lot = chance('finances', input.key);
  const { turnoverMinor, products } = input;
  const growth = lot.pick([0.6, 0.8, 0.92, 1, 1.04, 1.1, 1.25]);
  return {
    deposits: walk(lot, round(turnoverMinor * lot.around(0.09, 0.6)), lot.happens(0.05) ? 0.5 : growth),
    investmentsMinor: products.includes('INVESTMENTS') ? round(turnoverMinor * 0.12) : 0,
    ...(products.includes('LENDING') ? facility(lot, turnoverMinor) : { limits: [], drawn: [], daysPastDue: 0 }),
    revenue: plannedRevenue(lot, input, growth),
    flows: plannedFlows(lot, input, growth),
    returnedOn: lot.happens(0.05) ? daysOfTrouble(lot, 6, 25) : daysOfTrouble(lot, lot.integer(0, 3), 400),
    newPayeesOn: lot.happens(0.04) ? [[addDays(LAST_LOADED_DAY, -1), lot.integer(5, 9)]] : somePayees(lot),
    trade: tradeOf(lot, products, turnoverMinor),
    survey: surveyOf(lot),
    attrition: growth < 0.9 ? lot.pick(['MEDIUM', 'HIGH']) : lot.pick(['LOW', 'LOW', 'MEDIUM']),
    grade: lot.pick(GRADES),
    isBalanceFeedLate: !input.isInGroup && lot.happens(0.05),
  };
}

/** A few facilities are cancelled: the limit is nought, not absent. */
function facility(lot: Chance, turnoverMinor: number): Pick<Finances, 'limits' | 'drawn' | 'daysPastDue'> {
  const limit = lot.happens(0.06) ? 0 : round(turnoverMinor * lot.around(0.15, 0.5));
  const daysPastDue = limit > 0 && lot.happens(0.06) ? lot.integer(1, 45) : 0;
  return { limits: [[FIRST_TRANSACTION_DAY, limit]], drawn: drawnPoints(lot, limit), daysPastDue };
}

function surveyOf(lot: Chance): Finances['survey'] {
  return lot.happens(0.6) ? { score: lot.integer(0, 10), day: addDays(LAST_LOADED_DAY, -lot.integer(5, 300)) } : null;
}

function tradeOf(lot: Chance, products: readonly ProductFamily[], turnoverMinor: number): Finances['trade'] {
  if (!products.includes('TRADE_FINANCE')) return null;
  const limitMinor = round(turnoverMinor * 0.1);
  return { limitMinor, outstandingMinor: lot.happens(0.2) ? 0 : round(limitMinor * lot.around(0.5, 0.7)) };
}

function drawnPoints(lot: Chance, limit: number): Point[] {
  const before = lot.around(0.5, 0.8);
  const now = lot.happens(0.15) ? lot.around(0.95, 0.08) : before * lot.around(1, 0.2);
  return [
    [FIRST_TRANSACTION_DAY, round(limit * before)],
    [addDays(LAST_LOADED_DAY, -45), round(limit * before)],
    [LAST_LOADED_DAY, round(limit * now)],
  ];
}

function walk(lot: Chance, now: number, yearlyGrowth: number): Point[] {
  const span = dayNumber(LAST_LOADED_DAY) - dayNumber(FIRST_TRANSACTION_DAY);
  return Array.from({ length: 7 }, (_, step): Point => {
    const day = addDays(FIRST_TRANSACTION_DAY, Math.round((span * step) / 6));
    return [day, round(now * yearlyGrowth ** ((step - 6) / 4) * (step === 6 ? 1 : lot.around(1, 0.12)))];
  });
}

function daysOfTrouble(lot: Chance, count: number, withinDays: number): string[] {
  return Array.from({ length: count }, () => addDays(LAST_LOADED_DAY, -lot.integer(0, withinDays)));
}

function somePayees(lot: Chance): (readonly [string, number])[] {
  return Array.from({ length: lot.integer(0, 8) }, () => [addDays(LAST_LOADED_DAY, -lot.integer(10, 400)), 1] as const);
}

function round(minor: number): number {
  return Math.round(minor / 100) * 100;
}
