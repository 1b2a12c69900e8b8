import { NIGHTLY_AS_OF } from './as-of.ts';
import type { Chance } from './chance.ts';
import { chance } from './chance.ts';
import type { Market, Party, ProductFamily, Segment } from './party.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

const FAMILY_NAMES: Record<ProductFamily, string> = {
  CURRENT_ACCOUNT: 'Current account',
  DEPOSITS: 'Deposits',
  LENDING: 'Lending',
  ASSET_FINANCE: 'Asset finance',
  CARDS: 'Cards',
  PAYMENTS: 'Payments and cash management',
  FX: 'Foreign exchange',
  TRADE_FINANCE: 'Trade finance',
  MERCHANT_SERVICES: 'Merchant services',
  INVESTMENTS: 'Investments',
};

/** Families each market offers: nine in GB, eight in HK. */
export const OFFERED: Record<Market, readonly ProductFamily[]> = {
  GB: [
    'CURRENT_ACCOUNT',
    'DEPOSITS',
    'LENDING',
    'ASSET_FINANCE',
    'CARDS',
    'PAYMENTS',
    'FX',
    'TRADE_FINANCE',
    'MERCHANT_SERVICES',
  ],
  HK: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING', 'CARDS', 'PAYMENTS', 'FX', 'TRADE_FINANCE', 'INVESTMENTS'],
};

const TAKE_UP: Record<ProductFamily, number> = {
  CURRENT_ACCOUNT: 1,
  DEPOSITS: 0.6,
  LENDING: 0.55,
  ASSET_FINANCE: 0.2,
  CARDS: 0.55,
  PAYMENTS: 0.35,
  FX: 0.3,
  TRADE_FINANCE: 0.15,
  MERCHANT_SERVICES: 0.2,
  INVESTMENTS: 0.2,
};

export function plannedProducts(lot: Chance, market: Market, segment: Segment): ProductFamily[] {
  const offered = OFFERED[market];
  if (segment === 'CONNECTED_PERSON') return lot.happens(0.5) ? ['CURRENT_ACCOUNT', 'CARDS'] : ['CURRENT_ACCOUNT'];
  return offered.filter((family) => lot.happens(TAKE_UP[family]));
}

export function emitProducts(party: Party, emit: Emit): void {
  const lot = chance('products', party.key);
  const source = tail(NIGHTLY_AS_OF[party.market], 'Product register');
  const row = (family: ProductFamily, status: string, closedOn: string | null) =>
    emit('customer_products', {
      customer_id: party.customerId,
      product_family: family,
      status,
      opened_on: status === 'PENDING' ? '2026-11-02' : party.relationshipStart,
      closed_on: closedOn,
      ...source,
      source_record_id: `PR-${party.customerId.slice(3, 11)}-${family}`,
    });
  for (const family of party.products) row(family, 'ACTIVE', null);
  if (party.isNamed) return;
  for (const family of OFFERED[party.market]) {
    if (party.products.includes(family) || !lot.happens(0.06)) continue;
    const status = lot.pick(['CLOSED', 'DORMANT', 'PENDING']);
    row(family, status, status === 'CLOSED' ? '2026-03-31' : null);
  }
}

export function emitProductFamilies(emit: Emit): void {
  for (const market of ['GB', 'HK'] as const) {
    OFFERED[market].forEach((code, place) => {
      emit('product_families', { code, name: FAMILY_NAMES[code], market, display_rank: place + 1 });
    });
  }
}
