import type { Chance } from './chance.ts';
import type { FinancesInput } from './finances.ts';
import type { Currency } from './money.ts';
import type { Flow } from './party.ts';

type Kind = Omit<Flow, 'countPerMonth' | 'meanMinor' | 'currency' | 'yearlyTrend'> & {
  /** Share of turnover that goes this way, and the usual size of one payment as a share of a month's turnover. */
  share: number;
  size: number;
  probability: number;
};

const KINDS: readonly Kind[] = [
  kind('FASTER_PAYMENT', 'OUTBOUND', 'ONLINE', 0.4, 0.012, 1),
  kind('FASTER_PAYMENT', 'INBOUND', 'API', 0.55, 0.015, 1),
  kind('FASTER_PAYMENT', 'OUTBOUND', 'MOBILE', 0.05, 0.006, 0.5),
  kind('DIRECT_DEBIT', 'OUTBOUND', 'HOST_TO_HOST', 0.12, 0.01, 0.8),
  kind('BACS', 'INBOUND', 'HOST_TO_HOST', 0.25, 0.04, 0.6),
  kind('CHAPS', 'OUTBOUND', 'PHONE', 0.08, 0.06, 0.4),
  kind('CARD', 'OUTBOUND', 'CARD_NETWORK', 0.04, 0.002, 0.6),
  kind('CARD', 'INBOUND', 'CARD_NETWORK', 0.1, 0.003, 0.3),
  kind('CHEQUE', 'OUTBOUND', 'BRANCH', 0.02, 0.01, 0.3),
  kind('CASH', 'INBOUND', 'BRANCH', 0.03, 0.008, 0.3),
];

const ABROAD: readonly Kind[] = [
  { ...kind('INTERNATIONAL', 'OUTBOUND', 'ONLINE', 0.14, 0.05, 1), isCrossBorder: true },
  { ...kind('INTERNATIONAL', 'INBOUND', 'ONLINE', 0.12, 0.07, 0.7), isCrossBorder: true },
];

/** Payments follow turnover. A customer with FX or trade finance pays abroad; a few others do too. */
export function plannedFlows(lot: Chance, input: FinancesInput, growth: number): Flow[] {
  const monthMinor = input.turnoverMinor / 12;
  const paysAbroad = input.products.includes('FX') || input.products.includes('TRADE_FINANCE') || lot.happens(0.08);
  const kinds = [...KINDS, ...(paysAbroad ? ABROAD : [])].filter((each) => lot.happens(each.probability));
  const base: Currency = input.market === 'HK' ? 'HKD' : 'GBP';
  return kinds.map((each): Flow => {
    const meanMinor = Math.max(500, monthMinor * each.size * lot.around(1, 0.4));
    const { share, size: _size, probability: _probability, ...rest } = each;
    const countPerMonth = (monthMinor * share) / meanMinor;
    return { ...rest, currency: each.isCrossBorder ? 'USD' : base, meanMinor, countPerMonth, yearlyTrend: growth };
  });
}

function kind(
  type: string,
  direction: Flow['direction'],
  channel: string,
  share: number,
  size: number,
  probability: number,
): Kind {
  return { type, direction, channel, share, size, probability, isCrossBorder: false };
}
