import { Decimal } from 'decimal.js';
import type { Block } from '../../../contract/blocks.ts';
import { dayText } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { lined } from '../../format/lines.ts';
import { moneyValue, sumOf } from '../../format/money.ts';
import { percent, plural } from '../../format/number.ts';
import { sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { Flow, Totals } from '../transactions.ts';

const DIRECTIONS = { OUTBOUND: 'out', INBOUND: 'in' } as const;
const SHOWN_TYPES = 8;

type AmountOf = (flow: Flow) => string;

/** Each type and direction: 30 days against the 30 before, then 90 against the 90 before. */
export function byType(totals: Totals, flows: Flow[], context: PackContext): Block[] {
  return [
    comparison('30 d', totals, flows, [(flow) => flow.amount30d, (flow) => flow.priorAmount30d], context),
    comparison('90 d', totals, flows, [(flow) => flow.amount90d, (flow) => flow.priorAmount90d], context),
  ];
}

function comparison(
  span: string,
  { currency, sourceSystem, asOf }: Totals,
  flows: Flow[],
  amounts: [now: AmountOf, before: AmountOf],
  context: PackContext,
): Block {
  const groups = [...Map.groupBy(flows, (flow) => `${label(flow.transactionType)}, ${DIRECTIONS[flow.direction]}`)];
  return lined({
    kind: 'table',
    place: 'body',
    title: `By type, ${span}`,
    columns: [
      { id: 'type', label: 'Type', align: 'start' },
      { id: 'now', label: span, align: 'end' },
      { id: 'before', label: `${span} before`, align: 'end' },
    ],
    rows: groups
      .slice(0, SHOWN_TYPES)
      .map(([name, group]) => [
        { text: name },
        ...amounts.map((amountOf) => moneyValue(sumOf(group.map(amountOf)), currency)),
      ]),
    source: sourceOf(sourceSystem, asOf, context),
  });
}

/** How payments out are started, by count of 90 days. */
export function byChannel({ lastDay, sourceSystem, asOf }: Totals, flows: Flow[], context: PackContext): Block {
  const outbound = flows.filter((flow) => flow.direction === 'OUTBOUND');
  const counts = [...Map.groupBy(outbound, (flow) => flow.channel)]
    .map(([channel, group]) => ({ channel, count: group.reduce((sum, flow) => sum + flow.count90d, 0) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.channel.localeCompare(other.channel));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const largest = Math.max(1, ...counts.map(({ count }) => count));
  return lined({
    kind: 'breakdown',
    place: 'body',
    title: `Payments out by channel, 90 days to ${dayText(lastDay, context.today)}`,
    rows: counts.map(({ channel, count }) => ({
      label: label(channel),
      value: { text: percent(new Decimal(count).times(100).div(Math.max(1, all)).toFixed(4)) },
      share: count / largest,
      detail: plural(count, 'payment'),
    })),
    total: { text: plural(all, 'payment') },
    source: sourceOf(sourceSystem, asOf, context),
  });
}
