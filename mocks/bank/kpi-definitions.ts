import type { Emit } from './row.ts';

type Definition = readonly [
  code: string,
  name: string,
  definition: string,
  units: readonly [string, string | null, format: string],
  good: string,
  role: string,
  maxAgeHours: number,
  amberRed: readonly [number | null, number | null],
  source: string,
];

const DEFINITIONS: readonly Definition[] = [
  ['TRB', 'Total relationship balance', 'Gross size of the relationship: credit balances (deposits + investments) plus drawn lending, spot. Never netted. Second value: the credit balances', ['money', 'money', 'MONEY'], 'up', 'rep', 36, [null, null], 'Core deposits + lending ledgers'],
  ['UTL', 'Limit utilisation', 'DRN / LIM. Not applicable when LIM = 0. Second value: headroom', ['percent', 'money', 'PERCENT'], 'down', 'rep', 36, [80, 90], 'Derived from LIM and DRN'],
  ['REV_YTD', 'Revenue, year to date', 'Bank revenue from the customer (net interest income, fees, FX, trade, other) from the start of the fiscal year to the last closed month', ['money', null, 'MONEY'], 'up', 'rep', 960, [null, null], 'Finance ledger'],
  ['PRODUCTS', 'Products held', 'Distinct active product families (not accounts), of those the market offers', ['count', 'count', 'COUNT_OF_COUNT'], 'up', 'rep', 36, [null, null], 'Product register'],
  ['COMPLAINTS_OPEN', 'Open complaints', 'Open count and the nearest regulatory due date; computed live', ['count', 'date', 'COUNT_AND_DATE'], 'down', 'rep', 4, [1, 3], 'Case system'],
  ['DAYS_CONTACT', 'Days since last meaningful contact', 'Today less the last two-way contact; excludes marketing and the automated line; computed live', ['days', null, 'DAYS'], 'down', 'rep', 4, [180, 365], 'Contact history'],
  ['DEP_AVG30', 'Average deposits (30 d)', 'Mean of end-of-day deposit balances over the last 30 calendar days', ['money', null, 'MONEY'], 'up', 'rep', 36, [null, null], 'Core deposits'],
  ['LIM', 'Committed lending limit', 'Sum of committed facility limits in force', ['money', null, 'MONEY'], 'none', 'rep', 36, [null, null], 'Limits system'],
  ['DRN', 'Drawn lending', 'Sum of drawn balances under those facilities including overdraft', ['money', null, 'MONEY'], 'none', 'rep', 36, [null, null], 'Lending ledger'],
  ['MAX_DPD', 'Days past due / in excess', 'Largest number of days any facility is past due or over limit', ['days', null, 'DAYS'], 'down', 'rep', 36, [1, 30], 'Collections'],
  ['REV_YOY', 'Revenue vs same period last year', 'REV_YTD / same months last year − 1. Not applicable if the period is under 3 months', ['percent', null, 'PERCENT_CHANGE'], 'up', 'rep', 960, [-10, -25], 'Derived from REV_YTD'],
  ['PAY_OUT_30D', 'Payments out (30 d)', 'Value and count of outbound payments of 30 days, base currency', ['money', 'count', 'MONEY_AND_COUNT'], 'none', 'rep', 36, [null, null], 'Payments hub'],
  ['FX_TTM', 'FX volume (12 m)', 'Sum of FX deals, base-currency equivalent, trailing 12 closed months', ['money', null, 'MONEY'], 'up', 'rep', 36, [null, null], 'FX system'],
  ['TRADE_OUT', 'Trade finance outstanding', 'Outstanding letters of credit, guarantees and trade loans, with limit', ['money', 'money', 'MONEY_OF_MONEY'], 'none', 'rep', 36, [null, null], 'Trade system'],
  ['DIGITAL_90D', 'Digital adoption', 'Outbound payments started online, by app, API or host link / all outbound payments, by count, 90 d', ['percent', null, 'PERCENT'], 'up', 'rep', 36, [null, null], 'Payments hub'],
  ['NPS_LAST', 'Last NPS score', 'Most recent answer 0 to 10 with its date; group score only if n is 3 or more', ['score', 'count', 'SCORE_AND_DATE'], 'up', 'rep', 240, [8, 6], 'Survey'],
  ['ATTRITION', 'Attrition risk', 'Band only, with rule id and date. Never the raw score', ['band', null, 'BAND'], 'down', 'supervisor', 240, [null, null], 'Attrition rule'],
  ['RORWA', 'Return on risk-weighted assets', 'Trailing-12-month revenue before cost / average risk-weighted assets of the same months', ['percent', null, 'PERCENT'], 'up', 'manager', 960, [null, null], 'Finance + capital'],
  ['WALLET', 'Share of wallet', 'Revenue with us / estimated total banking wallet. Estimate: always shown with method and date', ['percent', null, 'PERCENT_ESTIMATE'], 'up', 'manager', 2400, [null, null], 'Peer model'],
  ['GRADE', 'Credit grade', 'Internal customer risk rating', ['text', null, 'TEXT'], 'none', 'manager', 960, [null, null], 'Credit'],
];
const FIRST_SCREEN = 6;

export const KPI_SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  DEFINITIONS.map((each) => [each[0], each[8]]),
);

/** The first six are the tiles above the fold, in the order of the screen. */
export function emitKpiDefinitions(emit: Emit): void {
  DEFINITIONS.forEach(([code, name, definition, units, good, role, maxAgeHours, [amber, red], source], place) => {
    emit('kpi_definitions', {
      kpi_code: code,
      name,
      definition,
      unit: units[0],
      unit_2: units[1],
      format_hint: units[2],
      good_direction: good,
      min_role: role,
      max_age_hours: maxAgeHours,
      amber_at: amber,
      red_at: red,
      first_screen: place < FIRST_SCREEN,
      display_rank: place + 1,
      source_name: source,
      owner_team: source.includes('Finance') ? 'Finance Information' : 'Customer Information',
      version: 1,
      valid_from: '2025-01-01',
      valid_to: null,
    });
  });
}
