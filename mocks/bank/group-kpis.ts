import type { KpiValue } from './kpi-value.ts';
import { missing, money } from './kpi-value.ts';
import type { DatedKpi } from './kpis.ts';
import { decimalText, exchange, percentText } from './money.ts';
import type { Party } from './party.ts';
import { OFFERED } from './products.ts';

export interface MemberFigures {
  party: Party;
  /** The latest figure of each code. */
  latest: ReadonlyMap<string, DatedKpi>;
}

const SUMMED = ['TRB', 'DEP_AVG30', 'LIM', 'DRN', 'REV_YTD', 'PAY_OUT_30D', 'FX_TTM', 'TRADE_OUT'];

/** Group figures in the root's currency, summed from the members' own rows. */
export function groupKpis(root: Party, members: readonly MemberFigures[]): DatedKpi[] {
  const sums = SUMMED.flatMap((code) => summed(root, members, code));
  const of = (code: string) => sums.find((each) => each.value.code === code);
  return [...sums, ...utilisation(of('DRN'), of('LIM')), ...products(root, members), ...survey(members)];
}

function summed(root: Party, members: readonly MemberFigures[], code: string): DatedKpi[] {
  const rows = members.flatMap(({ party, latest }) => {
    const dated = latest.get(code);
    return dated ? [{ party, dated }] : [];
  });
  const sample = rows.find(({ party }) => party === root)?.dated ?? rows[0]?.dated;
  if (sample === undefined) return [];
  const held = rows.filter(({ dated }) => dated.value.num != null);
  const { day, asOf } = sample;
  if (held.length === 0) return [{ day, asOf, value: missing(code, 'money') }];
  const total = (pick: (value: KpiValue) => string | null | undefined) =>
    held.reduce(
      (sum, { party, dated }) => sum + exchange(minorOf(pick(dated.value)), party.currency, root.currency),
      0,
    );
  const { periodStart, periodEnd, priorDay, unit2 } = sample.value;
  const second =
    unit2 === 'count' ? { num2: String(held.reduce((sum, { dated }) => sum + Number(dated.value.num2 ?? 0), 0)) } : {};
  const value = money(
    code,
    total((each) => each.num),
    {
      ...(unit2 === 'money' ? { num2: decimalText(total((each) => each.num2)), unit2 } : {}),
      ...(unit2 === 'count' ? { ...second, unit2 } : {}),
      ...(priorDay ? { prior: decimalText(total((each) => each.prior)), priorDay } : {}),
      ...(periodStart && periodEnd ? { periodStart, periodEnd } : {}),
    },
  );
  return [{ day, asOf, value }];
}

function utilisation(drawn: DatedKpi | undefined, limit: DatedKpi | undefined): DatedKpi[] {
  if (drawn === undefined || limit === undefined) return [];
  const { day, asOf } = limit;
  const [part, whole] = [minorOf(drawn.value.num), minorOf(limit.value.num)];
  if (whole === 0) return [{ day, asOf, value: missing('UTL', 'percent') }];
  const second = { num2: decimalText(whole - part), unit2: 'money' as const };
  return [
    {
      day,
      asOf,
      value: { code: 'UTL', unit: 'percent', availability: 'OK', num: percentText(part, whole), ...second },
    },
  ];
}

function products(root: Party, members: readonly MemberFigures[]): DatedKpi[] {
  const sample = members[0]?.latest.get('PRODUCTS');
  if (sample === undefined) return [];
  const families = new Set(members.flatMap(({ party }) => party.products));
  const offered = new Set(members.flatMap(({ party }) => OFFERED[party.market]));
  const second = { num2: String(Math.max(offered.size, OFFERED[root.market].length)), unit2: 'count' as const };
  return [
    {
      ...sample,
      value: { code: 'PRODUCTS', unit: 'count', availability: 'OK', num: String(families.size), ...second },
    },
  ];
}

/** A group score needs three answers and says how many. */
function survey(members: readonly MemberFigures[]): DatedKpi[] {
  const answers = members
    .flatMap(({ latest }) => latest.get('NPS_LAST') ?? [])
    .filter(({ value }) => value.num != null);
  const [sample] = answers;
  if (sample === undefined || answers.length < 3) return [];
  const mean = answers.reduce((sum, { value }) => sum + Number(value.num), 0) / answers.length;
  const score = decimalText(Math.round(mean * 100));
  const newest = answers
    .map(({ value }) => value.valueDate ?? '')
    .sort()
    .at(-1);
  const band = mean < 7 ? 'DETRACTOR' : mean < 9 ? 'PASSIVE' : 'PROMOTER';
  const value: KpiValue = {
    code: 'NPS_LAST',
    unit: 'score',
    availability: 'OK',
    num: score,
    num2: String(answers.length),
    unit2: 'count',
    band,
  };
  return [
    { ...sample, value: { ...value, ...(newest ? { valueDate: newest } : {}), detail: `n = ${answers.length}` } },
  ];
}

function minorOf(text: string | null | undefined): number {
  return text == null ? 0 : Math.round(Number(text) * 100);
}
