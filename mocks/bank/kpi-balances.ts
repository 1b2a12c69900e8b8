import { dayIndex, meanDeposits } from './balances.ts';
import { addDays } from './calendar-day.ts';
import type { KpiValue, PartyFacts } from './kpi-value.ts';
import { missing, money, percent } from './kpi-value.ts';
import { decimalText, percentText } from './money.ts';

const PRIOR_DAYS = 30;

/** The balances of one day, in minor units. */
interface Standing {
  credit: number;
  meanDeposits: number | null;
  limit: number;
  drawn: number;
}

/** Figures of the core deposits, limits and lending feeds, with the value 30 days earlier. */
export function balanceKpis(facts: PartyFacts, day: string): KpiValue[] {
  const index = dayIndex(day);
  const now = standingAt(facts, index);
  const before = index < PRIOR_DAYS ? null : standingAt(facts, index - PRIOR_DAYS);
  const priorOf = (pick: (standing: Standing) => string | null): Partial<KpiValue> => {
    const prior = before === null ? null : pick(before);
    return prior === null ? {} : { prior, priorDay: addDays(day, -PRIOR_DAYS) };
  };
  const window = { periodStart: addDays(day, 1 - PRIOR_DAYS), periodEnd: day };
  return [
    money('TRB', now.credit + now.drawn, {
      num2: decimalText(now.credit),
      unit2: 'money',
      ...priorOf(({ credit, drawn }) => decimalText(credit + drawn)),
    }),
    now.meanDeposits === null
      ? missing('DEP_AVG30', 'money', 'NOT_AVAILABLE')
      : money('DEP_AVG30', now.meanDeposits, { ...priorOf((prior) => optionalText(prior.meanDeposits)), ...window }),
    ...(facts.balances.hasFacility ? facilityKpis(facts, now, priorOf) : NO_FACILITY),
  ];
}

const NO_FACILITY = [
  missing('LIM', 'money'),
  missing('DRN', 'money'),
  missing('UTL', 'percent'),
  missing('MAX_DPD', 'days'),
];

function facilityKpis(
  facts: PartyFacts,
  now: Standing,
  priorOf: (pick: (standing: Standing) => string | null) => Partial<KpiValue>,
): KpiValue[] {
  const days = facts.party.finances?.daysPastDue ?? 0;
  const headroom = { num2: decimalText(now.limit - now.drawn), unit2: 'money' as const };
  return [
    money(
      'LIM',
      now.limit,
      priorOf(({ limit }) => decimalText(limit)),
    ),
    money(
      'DRN',
      now.drawn,
      priorOf(({ drawn }) => decimalText(drawn)),
    ),
    now.limit === 0
      ? missing('UTL', 'percent')
      : percent('UTL', now.drawn, now.limit, {
          ...headroom,
          ...priorOf(({ drawn, limit }) => (limit === 0 ? null : percentText(drawn, limit))),
        }),
    { code: 'MAX_DPD', unit: 'days', availability: days === 0 ? 'ZERO' : 'OK', num: String(days) },
  ];
}

function standingAt({ balances, party }: PartyFacts, index: number): Standing {
  const invested = party.finances?.investmentsMinor ?? 0;
  return {
    credit: (balances.deposits[index] ?? 0) + invested,
    meanDeposits: meanDeposits(balances, index, PRIOR_DAYS),
    limit: balances.limits[index] ?? 0,
    drawn: balances.drawn[index] ?? 0,
  };
}

function optionalText(minor: number | null): string | null {
  return minor === null ? null : decimalText(minor);
}
