import { Decimal } from 'decimal.js';
import type { Block } from '../../../contract/blocks.ts';
import { monthSpanText } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { lined } from '../../format/lines.ts';
import { moneyValue, sumOf } from '../../format/money.ts';
import { changePercent, percent } from '../../format/number.ts';
import { newest, sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { RevenueFacts, RevenuePart } from '../revenue.ts';

/** What the year to the last closed month is made of; both totals are the same figure as the REV_YTD tile. */
export function distribution(facts: RevenueFacts, context: PackContext): Block[] {
  if (facts.lastClosedMonth === null) return [];
  const period = monthSpanText(facts.fiscalYearStart, facts.lastClosedMonth);
  return [
    breakdown(`By product, ${period}`, facts.byProduct, context),
    breakdown(`By type, ${period}`, facts.byType, context),
  ];
}

function breakdown(title: string, parts: RevenuePart[], context: PackContext): Block {
  const currency = parts[0]?.currency ?? context.subject.baseCurrency;
  const largest = Decimal.max(1, ...parts.map((part) => part.amount));
  const asOf = newest(parts.map((part) => part.asOf)) ?? context.asOf;
  return lined({
    kind: 'breakdown',
    place: 'body',
    title,
    rows: parts.map((part) => ({
      label: label(part.code),
      value: moneyValue(part.amount, currency),
      share: Decimal.max(0, new Decimal(part.amount).div(largest)).toDecimalPlaces(4).toNumber(),
      ...againstLastYear(part),
    })),
    total: moneyValue(sumOf(parts.map((part) => part.amount)), currency),
    source: sourceOf(parts[0]?.sourceSystem ?? 'Finance ledger', asOf, context),
  });
}

function againstLastYear(part: RevenuePart): { detail?: string } {
  const change = changePercent(part.priorAmount, part.amount);
  if (change === null) return {};
  const sign = change.startsWith('-') ? '' : '+';
  return { detail: `${sign}${percent(change)} on last year` };
}
