import type { Answer } from './call.ts';
import { decode } from './decode.ts';
import type { QueryParameters } from './parameters.ts';
import type { Query } from './query.ts';
import { WarehouseError } from './warehouse-error.ts';

/**
 * Rows of one completed query, parsed by the query's row schema (unknown columns are dropped). Refuses a cut result,
 * a warning that stands for missing rows, a malformed row, and a row about another customer.
 */
export function parseRows<Row>(query: Query<Row>, parameters: QueryParameters, answer: Answer): Row[] {
  const { totalRows, errors } = answer.statistics;
  const { hasMore, rows } = answer;
  if (hasMore || rows.length > query.maxRows || Number(totalRows ?? 0) > rows.length) {
    throw new WarehouseError('too_many_rows');
  }
  if (errors?.length) throw new WarehouseError('malformed');
  return rows.map((cells) => {
    const row = decode(cells);
    if (query.keyedBy === 'subject') refuseOtherSubject(row, parameters);
    const parsed = query.row.safeParse(row);
    if (!parsed.success) throw new WarehouseError('malformed', { cause: parsed.error });
    return parsed.data;
  });
}

function refuseOtherSubject(row: unknown, parameters: QueryParameters): void {
  const subject =
    typeof row === 'object' && row !== null && 'subject_customer_id' in row ? row.subject_customer_id : undefined;
  const asked = parameters.customer_id?.value;
  if (typeof asked !== 'string' || subject !== asked) throw new WarehouseError('wrong_subject');
}
