import type { KpiValue, PartyFacts } from './kpi-value.ts';
import { missing, money } from './kpi-value.ts';
import { decimalText } from './money.ts';
import { OFFERED } from './products.ts';

/** Products, trade finance and the last survey, from nightly registers. */
export function registerKpis({ party }: PartyFacts, day: string): KpiValue[] {
  const held = party.products.length;
  const survey = party.finances?.survey ?? null;
  return [
    {
      code: 'PRODUCTS',
      unit: 'count',
      availability: held === 0 ? 'ZERO' : 'OK',
      num: String(held),
      num2: String(OFFERED[party.market].length),
      unit2: 'count',
      ...(party.products.includes('FX') ? {} : { detail: 'no FX' }),
    },
    tradeOutstanding(party.finances?.trade ?? null),
    survey === null || survey.day > day ? missing('NPS_LAST', 'score') : surveyScore(survey),
  ];
}

export function attrition({ party }: PartyFacts): KpiValue {
  const band = party.finances?.attrition ?? 'LOW';
  return { code: 'ATTRITION', unit: 'band', availability: 'OK', band, detail: 'rule ATR-04 v2' };
}

export function grade({ party, balances }: PartyFacts, day: string): KpiValue {
  if (!balances.hasFacility) return missing('GRADE', 'text');
  return { code: 'GRADE', unit: 'text', availability: 'OK', text: party.finances?.grade ?? 'BBB', valueDate: day };
}

function tradeOutstanding(trade: { outstandingMinor: number; limitMinor: number } | null): KpiValue {
  if (trade === null) return missing('TRADE_OUT', 'money');
  return money('TRADE_OUT', trade.outstandingMinor, { num2: decimalText(trade.limitMinor), unit2: 'money' });
}

function surveyScore(survey: { score: number; day: string }): KpiValue {
  const band = survey.score <= 6 ? 'DETRACTOR' : survey.score <= 8 ? 'PASSIVE' : 'PROMOTER';
  const availability = survey.score === 0 ? 'ZERO' : 'OK';
  return { code: 'NPS_LAST', unit: 'score', availability, num: String(survey.score), valueDate: survey.day, band };
}
