import type { Market } from './party.ts';
import type { Emit } from './row.ts';

/** The Hong Kong book closes its year in March, as local profits tax does. */
export const FISCAL_YEAR_START_MONTH: Record<Market, number> = { GB: 1, HK: 4 };

export function emitMarkets(emit: Emit): void {
  emit('markets', {
    market: 'GB',
    name: 'United Kingdom',
    time_zone: 'Europe/London',
    base_currency: 'GBP',
    fiscal_year_start_month: FISCAL_YEAR_START_MONTH.GB,
    languages: ['en'],
    locale: 'en-GB',
  });
  emit('markets', {
    market: 'HK',
    name: 'Hong Kong',
    time_zone: 'Asia/Hong_Kong',
    base_currency: 'HKD',
    fiscal_year_start_month: FISCAL_YEAR_START_MONTH.HK,
    languages: ['zh-Hant', 'en'],
    locale: 'en-HK',
  });
}
