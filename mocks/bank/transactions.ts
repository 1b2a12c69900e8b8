import { FIRST_TRANSACTION_DAY, LAST_LOADED_DAY } from './as-of.ts';
import { addDays, dayNumber, dayText, isWeekend, monthEnd, nightAfter } from './calendar-day.ts';
import type { Chance } from './chance.ts';
import { chance } from './chance.ts';
import { decimalText, exchange } from './money.ts';
import type { Finances, Flow, Party } from './party.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

interface Period {
  day: string;
  days: number;
}

export interface DayFlow {
  day: string;
  flow: Flow;
  count: number;
  baseMinor: number;
  maxMinor: number;
  returned: number;
  newPayees: number;
}

const DIGITAL = new Set(['ONLINE', 'MOBILE', 'API', 'HOST_TO_HOST']);
export const isDigital = (flow: Flow) => DIGITAL.has(flow.channel);
const FIRST_WEEKLY_DAY = '2026-07-15';
const DAILY = dailyPeriods();
const SPARSE = sparsePeriods();

/** Payments of a party: every business day, or a row per month and, for the last 18 weeks, per week. */
export function transactionsOf(party: Party): DayFlow[] {
  const { finances } = party;
  if (finances === null) return [];
  const periods = party.grain === 'daily' ? DAILY : SPARSE;
  const lot = chance('transactions', party.key);
  const marks = marksByDay(finances, periods);
  return periods.flatMap((period) =>
    finances.flows.flatMap((flow, place): DayFlow[] => {
      const mark = place === 0 ? marks.get(period.day) : undefined;
      const row = dayFlow(lot, period, flow, { least: place === 0 ? 1 : 0, ...mark });
      return row === null ? [] : [row];
    }),
  );
}

export function emitTransactions(party: Party, rows: readonly DayFlow[], emit: Emit): void {
  for (const { day, flow, count, baseMinor, maxMinor, returned, newPayees } of rows) {
    const isOut = flow.direction === 'OUTBOUND';
    emit('transaction_data', {
      customer_id: party.customerId,
      activity_date: day,
      transaction_type: flow.type,
      direction: flow.direction,
      channel: flow.channel,
      currency: flow.currency,
      txn_count: count,
      total_amount: decimalText(exchange(baseMinor, party.currency, flow.currency)),
      total_amount_base: decimalText(baseMinor),
      max_amount_base: decimalText(maxMinor),
      returned_count: returned,
      returned_amount_base: decimalText(Math.min(baseMinor, Math.round((baseMinor / count) * returned))),
      new_payee_count: isOut ? newPayees : null,
      cross_border_count: flow.isCrossBorder ? count : 0,
      cross_border_amount_base: flow.isCrossBorder ? decimalText(baseMinor) : '0.00',
      ...tail(nightAfter(day, party.market), 'Payments hub'),
    });
  }
}

interface Mark {
  returned?: number;
  newPayees?: number;
}

function dayFlow(lot: Chance, period: Period, flow: Flow, mark: Mark & { least: number }): DayFlow | null {
  const yearsAgo = (dayNumber(LAST_LOADED_DAY) - dayNumber(period.day)) / 365;
  const expected = (flow.countPerMonth * period.days) / 21;
  const returned = mark.returned ?? 0;
  const newPayees = mark.newPayees ?? 0;
  const count = Math.max(Math.floor(expected + lot.next()), mark.least, returned, newPayees);
  if (count === 0) return null;
  const trend = flow.yearlyTrend ** -yearsAgo;
  const baseMinor = Math.max(count, Math.round(count * flow.meanMinor * trend * lot.around(1, 0.15)));
  const maxMinor =
    count === 1 ? baseMinor : Math.min(baseMinor, Math.round((baseMinor / count) * lot.around(1.6, 0.35)));
  return { day: period.day, flow, count, baseMinor, maxMinor, returned, newPayees };
}

/** Returned items and new payees fall on the first period that covers their day. */
function marksByDay(finances: Finances, periods: readonly Period[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  const at = (day: string) => periods.find((period) => period.day >= day)?.day ?? LAST_LOADED_DAY;
  for (const day of finances.returnedOn) {
    const mark = marks.get(at(day)) ?? {};
    marks.set(at(day), { ...mark, returned: (mark.returned ?? 0) + 1 });
  }
  for (const [day, count] of finances.newPayeesOn) {
    const mark = marks.get(at(day)) ?? {};
    marks.set(at(day), { ...mark, newPayees: (mark.newPayees ?? 0) + count });
  }
  return marks;
}

/** `days` counts business days, 21 a month. */
function dailyPeriods(): Period[] {
  const periods: Period[] = [];
  for (let number = dayNumber(FIRST_TRANSACTION_DAY); number <= dayNumber(LAST_LOADED_DAY); number += 1) {
    if (!isWeekend(number)) periods.push({ day: dayText(number), days: 1 });
  }
  return periods;
}

function sparsePeriods(): Period[] {
  const periods: Period[] = [];
  for (let day = monthEnd(FIRST_TRANSACTION_DAY); day < FIRST_WEEKLY_DAY; day = monthEnd(addDays(day, 1))) {
    periods.push({ day, days: 21 });
  }
  periods.push({ day: addDays(FIRST_WEEKLY_DAY, -1), days: 10 });
  for (let day = addDays(FIRST_WEEKLY_DAY, 6); day <= LAST_LOADED_DAY; day = addDays(day, 7)) {
    periods.push({ day, days: 5 });
  }
  return periods;
}
