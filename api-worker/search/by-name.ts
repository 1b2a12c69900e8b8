import { z } from 'zod';
import type { RepAccess } from '../access/rep-access.ts';
import { date, text, texts } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import type { Found } from './found.ts';

const row = z.object({
  customer_id: z.string(),
  legal_name: z.string(),
  market: z.string(),
  identifier_type: z.string().nullable(),
  identifier_masked: z.string().nullable(),
});
type Row = z.infer<typeof row>;

const customersByName: Query<Row> = {
  name: 'customers-by-name',
  sql: sql(import.meta.url, 'customers-by-name.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: 21,
};

/** Whoever this rep may not see is left out by the query itself, so that there is no gap and no count. */
export async function findByName(
  runQuery: RunQuery,
  asked: { nameBeginning: string; access: RepAccess; today: string },
  options: RunOptions,
): Promise<Found[]> {
  const parameters = {
    name_beginning: text(asked.nameBeginning),
    tiers: texts(asked.access.tiers),
    today: date(asked.today),
  };
  const rows = await runQuery(customersByName, parameters, options);
  return rows.map((each) => ({
    customerId: each.customer_id,
    name: each.legal_name,
    market: each.market,
    detail: [each.identifier_type, each.identifier_masked].filter(Boolean).join(' '),
  }));
}
