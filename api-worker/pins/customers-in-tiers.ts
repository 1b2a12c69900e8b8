import { z } from 'zod';
import { texts } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';

const row = z.object({ customer_id: z.string() });

const customersInTiers: Query<z.infer<typeof row>> = {
  name: 'customers-in-tiers',
  sql: sql(import.meta.url, 'customers-in-tiers.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: 50,
};

/** Those of the customers whom the tiers reach. */
export async function findInTiers(
  runQuery: RunQuery,
  { customerIds, tiers }: { customerIds: string[]; tiers: string[] },
  options: RunOptions,
): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const parameters = { customer_ids: texts([...new Set(customerIds)]), tiers: texts(tiers) };
  const rows = await runQuery(customersInTiers, parameters, options);
  return new Set(rows.map((each) => each.customer_id));
}
