import type { z } from 'zod';
import type { QueryParameters } from './parameters.ts';

/**
 * A question to the warehouse: the text of a `.sql` file and the schema of one row, as the runner decodes it
 * (NUMERIC and INT64 as decimal strings, DATE as `YYYY-MM-DD`, TIMESTAMP as an ISO instant in UTC, BOOL as boolean).
 */
export interface Query<Row> {
  /** Stable name for labels, logs and faults: the stem of the `.sql` file. */
  name: string;
  sql: string;
  row: z.ZodType<Row>;
  /**
   * `subject`: every row carries `subject_customer_id`, which must equal the parameter `customer_id`.
   * `keyed-otherwise`: the query is in the one list of exceptions with its reason.
   */
  keyedBy: 'subject' | 'keyed-otherwise';
  /** More rows than this is an error, never a silent cut. */
  maxRows: number;
}

export interface RunOptions {
  /** Aborts the wait and cancels the job. */
  signal: AbortSignal;
  /** Milliseconds left for this query, retries included. */
  deadlineMs: number;
}

/** Runs one query and answers parsed rows, or throws a `WarehouseError`; an unfinished query is never "no rows". */
export type RunQuery = <Row>(query: Query<Row>, parameters: QueryParameters, options: RunOptions) => Promise<Row[]>;
