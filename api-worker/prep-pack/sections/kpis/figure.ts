import type { Value } from '../../../contract/values.ts';
import { moneyValue } from '../../format/money.ts';
import { percent, plainNumber } from '../../format/number.ts';
import { words } from '../../format/words.ts';
import type { Kpi } from './kpi.ts';

type Write = (value: string, kpi: Kpi) => Value;

const BY_HINT: Record<string, Write> = {
  MONEY: (value, kpi) => moneyValue(value, kpi.currency),
  MONEY_OF_MONEY: (value, kpi) => moneyValue(value, kpi.currency),
  MONEY_AND_COUNT: moneyAndCount,
  PERCENT: (value) => ({ text: percent(value), raw: `${value}%` }),
  PERCENT_CHANGE: (value) => ({ text: signed(percent(value)), raw: `${value}%` }),
  PERCENT_ESTIMATE: (value) => ({ text: `≈${percent(value)} est.`, raw: `${value}% (estimate)` }),
  DAYS: (value) => ({ text: `${plainNumber(value)} d`, raw: `${plainNumber(value)} days` }),
  COUNT_OF_COUNT: (value, kpi) => ({
    text: kpi.secondValue === null ? plainNumber(value) : `${plainNumber(value)} of ${plainNumber(kpi.secondValue)}`,
  }),
};

/** The figure of a tile as its definition asks for it. */
export function figure(kpi: Kpi): Value {
  if (kpi.formatHint === 'BAND') return { text: words(kpi.band ?? 'NOT_AVAILABLE') };
  if (kpi.formatHint === 'TEXT') return { text: kpi.valueText ?? 'No figure' };
  const value = kpi.value ?? '0';
  const write = BY_HINT[kpi.formatHint];
  return write === undefined ? { text: plainNumber(value, 2) } : write(value, kpi);
}

function moneyAndCount(value: string, kpi: Kpi): Value {
  const money = moneyValue(value, kpi.currency);
  if (kpi.secondValue === null) return money;
  const counted = plainNumber(kpi.secondValue);
  return { text: `${money.text} · ${counted}`, raw: `${money.raw} · ${counted}` };
}

function signed(text: string): string {
  return text.startsWith('−') || text === '0%' ? text : `+${text}`;
}
