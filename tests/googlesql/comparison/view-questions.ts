import { z } from 'zod';
import type { QueryParameters } from '../../../api-worker/warehouse/parameters.ts';
import { text } from '../../../api-worker/warehouse/parameters.ts';
import type { Query } from '../../../api-worker/warehouse/query.ts';
import { readTables } from '../../../mocks/bank/schema-files.ts';
import type { DeployedView } from '../bank/deployment.ts';
import type { TypedColumn } from '../reference/reference.ts';

const MOST_ROWS = 40;
/** The tables whose queries must limit the days, by the column that is limited. */
const PARTITION_COLUMNS = [
  'as_of_date',
  'activity_date',
  'event_date',
  'contact_date',
  'period_month',
  'feedback_date',
];

/** Every column of a view in its first rows; @param customerId given where the reference has only this customer's */
export function viewQuestion(
  { name, reads }: DeployedView,
  columns: readonly TypedColumn[],
  customerId: string | null,
): { query: Query<unknown>; parameters: QueryParameters } {
  const names = columns.map((column) => column.name);
  const base = readTables().find((table) => reads.some((read) => read.name === `bcs.${table.name}`));
  const key = (base?.primaryKey ?? []).filter((column) => names.includes(column));
  const day = PARTITION_COLUMNS.find((column) => names.includes(column));
  const conditions = [
    ...(day ? [`v.${day} >= DATE '2024-01-01'`] : []),
    ...(customerId === null ? [] : ['v.customer_id = @customer_id']),
  ];
  const sql = `SELECT ${names.map((column) => `v.${column} AS ${column}`).join(', ')}
FROM \`${name}\` AS v
${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
ORDER BY ${(key.length > 0 ? key : names).map((column) => `v.${column}`).join(', ')}
LIMIT ${MOST_ROWS}`;
  const query = { name, sql, row: z.unknown(), keyedBy: 'keyed-otherwise' as const, maxRows: MOST_ROWS };
  return { query, parameters: customerId === null ? {} : { customer_id: text(customerId) } };
}
