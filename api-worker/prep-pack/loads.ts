import { z } from 'zod';
import { text, timestamp } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import { day, instant } from './row-values.ts';

const row = z.object({ table_name: z.string(), last_loaded_day: day, as_of: instant });

const loadsQuery: Query<z.infer<typeof row>> = {
  name: 'loads',
  sql: sql(import.meta.url, 'loads.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: 100,
};

/** What each table stands for in one market: the age of an answer that has no row to carry one. */
export type Loads = ReadonlyMap<string, { asOf: string; lastDay: string }>;

export async function readLoads(
  runQuery: RunQuery,
  { market, asOf }: { market: string; asOf: string },
  options: RunOptions,
): Promise<Loads> {
  const rows = await runQuery(loadsQuery, { market: text(market), as_of: timestamp(asOf) }, options);
  return new Map(
    rows.map(({ table_name, as_of, last_loaded_day }) => [table_name, { asOf: as_of, lastDay: last_loaded_day }]),
  );
}
