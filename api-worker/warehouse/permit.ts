import { KEYED_OTHERWISE } from './keyed-otherwise.ts';
import type { QueryParameters } from './parameters.ts';
import type { Query } from './query.ts';
import { WarehouseError } from './warehouse-error.ts';

/** Refuses, before anything is sent, a query about one customer that names none, and an unlisted one about others. */
export function requireKey(query: Query<unknown>, parameters: QueryParameters): void {
  const isKeyed =
    query.keyedBy === 'subject' ? Boolean(parameters.customer_id?.value) : Object.hasOwn(KEYED_OTHERWISE, query.name);
  if (!isKeyed) throw new WarehouseError('invalid_query');
}
