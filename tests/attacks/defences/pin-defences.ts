import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

export const PIN_DEFENCES = {
  'tier-of-pins': [remove('pins/customers-in-tiers.sql', 'c.access_tier IN UNNEST(@tiers)', 'TRUE')],
  'pins-of-tier': [
    remove('pins/list-pins.ts', 'own.filter(({ claims }) => reached.has(claims.customerId))', 'own.filter(() => true)'),
  ],
} satisfies Record<string, readonly Removal[]>;
