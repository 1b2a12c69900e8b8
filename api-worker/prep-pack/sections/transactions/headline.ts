import type { Block, Metric } from '../../../contract/blocks.ts';
import type { Source } from '../../../contract/values.ts';
import { dayText } from '../../format/day.ts';
import { lined } from '../../format/lines.ts';
import { moneyValue, sumOf } from '../../format/money.ts';
import { changePercent, percent, plainNumber, plural } from '../../format/number.ts';
import { sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { Flow, Totals } from '../transactions.ts';

/** Money out and in over 30 days against the 30 days before, returned items, new payees, money across the border. */
export function headline(totals: Totals, flows: Flow[], context: PackContext): Block {
  const source = sourceOf(totals.sourceSystem, totals.asOf, context);
  return lined({
    kind: 'metrics',
    place: 'body',
    title: `30 days to ${dayText(totals.lastDay, context.today)}`,
    metrics: [
      moved(
        'PAY_OUT',
        'Paid out',
        flows.filter((flow) => flow.direction === 'OUTBOUND'),
        totals,
        source,
      ),
      moved(
        'PAY_IN',
        'Paid in',
        flows.filter((flow) => flow.direction === 'INBOUND'),
        totals,
        source,
      ),
      returned(totals, source),
      counted('NEW_PAYEES', 'New payees', totals.newPayees30d, source),
      crossBorder(totals, source),
    ],
    source,
  });
}

function moved(code: string, label: string, flows: Flow[], { currency }: Totals, source: Source): Metric {
  const amount = sumOf(flows.map((flow) => flow.amount30d));
  const payments = flows.reduce((sum, flow) => sum + flow.count30d, 0);
  const delta = deltaOf(sumOf(flows.map((flow) => flow.priorAmount30d)), amount);
  return {
    code,
    label,
    value: moneyValue(amount, currency),
    state: payments === 0 ? 'ZERO' : 'OK',
    ...(delta === undefined ? {} : { delta }),
    detail: plural(payments, 'payment'),
    source,
  };
}

function deltaOf(before: string, after: string): Metric['delta'] {
  const change = changePercent(before, after);
  if (change === null) return undefined;
  const direction = change.startsWith('-') ? 'down' : 'up';
  return { text: `${percent(change.replace('-', ''))} in 30 d`, direction, tone: 'neutral' };
}

function returned(totals: Totals, source: Source): Metric {
  const count = totals.returnedCount30d;
  const amount = moneyValue(totals.returnedAmount30d, totals.currency);
  return { ...counted('RETURNED', 'Returned unpaid', count, source), ...(count > 0 ? { detail: amount.text } : {}) };
}

function counted(code: string, label: string, count: number | null, source: Source): Metric {
  if (count === null) {
    return { code, label, value: { text: 'No figure', tone: 'muted' }, state: 'NOT_AVAILABLE', source };
  }
  return { code, label, value: { text: plainNumber(count) }, state: count === 0 ? 'ZERO' : 'OK', source };
}

function crossBorder(totals: Totals, source: Source): Metric {
  const { crossBorderAmount90d: amount, crossBorderCount90d: count } = totals;
  const label = 'International, 90 d';
  if (amount === null || count === null) return counted('CROSS_BORDER', label, null, source);
  return {
    code: 'CROSS_BORDER',
    label,
    value: moneyValue(amount, totals.currency),
    state: count === 0 ? 'ZERO' : 'OK',
    detail: plural(count, 'payment'),
    source,
  };
}
