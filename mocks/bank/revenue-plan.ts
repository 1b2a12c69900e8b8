import type { Chance } from './chance.ts';
import type { FinancesInput } from './finances.ts';
import type { ProductFamily, RevenueLine } from './party.ts';

type Source = Pick<RevenueLine, 'line' | 'type'> & { share: number };

const SOURCES: Partial<Record<ProductFamily, readonly Source[]>> = {
  CURRENT_ACCOUNT: [{ line: 'PAYMENTS', type: 'FEES', share: 0.0006 }],
  DEPOSITS: [{ line: 'DEPOSITS', type: 'NET_INTEREST_INCOME', share: 0.0012 }],
  LENDING: [
    { line: 'LENDING', type: 'NET_INTEREST_INCOME', share: 0.004 },
    { line: 'LENDING', type: 'FEES', share: 0.0006 },
  ],
  CARDS: [{ line: 'CARDS', type: 'FEES', share: 0.0005 }],
  FX: [{ line: 'FX', type: 'FX', share: 0.0009 }],
  TRADE_FINANCE: [{ line: 'TRADE', type: 'TRADE', share: 0.0011 }],
  MERCHANT_SERVICES: [{ line: 'OTHER', type: 'OTHER', share: 0.0004 }],
};

/** Revenue follows the products held: January to October of three years per line and type. */
export function plannedRevenue(lot: Chance, input: FinancesInput, growth: number): RevenueLine[] {
  const base = input.market === 'HK' ? 'HKD' : 'GBP';
  return input.products.flatMap((family) =>
    (SOURCES[family] ?? []).map(({ line, type, share }): RevenueLine => {
      const now = Math.round(input.turnoverMinor * share * lot.around(1, 0.4));
      const before = Math.round((now / growth) * lot.around(1, 0.15));
      const toOctober = { 2024: Math.round(before * lot.around(0.96, 0.1)), 2025: before, 2026: now };
      return { line, type, currency: line === 'FX' || line === 'TRADE' ? 'USD' : base, toOctober };
    }),
  );
}
