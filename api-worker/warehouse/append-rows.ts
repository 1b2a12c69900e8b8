import type { BigQuery } from '@google-cloud/bigquery';
import { z } from 'zod';
import { classify } from './classify.ts';
import { startWait, until } from './wait.ts';
import { WarehouseError } from './warehouse-error.ts';

export interface NewRow {
  /** The row's own id: the same row sent again within BigQuery's memory is written once. */
  insertId: string;
  json: Record<string, unknown>;
}

/**
 * Appends rows to one table and answers how many of them its schema refused; every other failure is a `WarehouseError`,
 * after which the same rows may be sent again.
 */
export type AppendRows = (
  rows: readonly NewRow[],
  options: { deadlineMs: number },
) => Promise<{ refusedCount: number }>;

interface AppendRowsDependencies {
  client: BigQuery;
  dataset: string;
  table: string;
  nowMs: () => number;
}

/** Only the answer of `insertAll` itself says that rows are stored; a proxy's page with status 200 does not. */
const stored = z.tuple([z.object({ kind: z.literal('bigquery#tableDataInsertAllResponse') })]);
const partialFailure = z.object({ name: z.literal('PartialFailureError'), errors: z.array(z.unknown()).min(1) });

/** The one door for writing: `insertAll`, no retry by the client, own deadline, one bad row does not stop the others. */
export function createAppendRows({ client, dataset, table, nowMs }: AppendRowsDependencies): AppendRows {
  const target = client.dataset(dataset).table(table);
  const options = { raw: true, skipInvalidRows: true, partialRetries: 0 };
  return async (rows, { deadlineMs }) => {
    const wait = startWait({ signal: new AbortController().signal, deadlineMs }, nowMs);
    try {
      const answer: unknown = await until(wait.signal, () => target.insert([...rows], options));
      if (!stored.safeParse(answer).success) throw new WarehouseError('malformed');
      return { refusedCount: 0 };
    } catch (error) {
      const refused = partialFailure.safeParse(error).data?.errors.length;
      if (refused === undefined) throw classify(error);
      return { refusedCount: refused };
    } finally {
      wait.end();
    }
  };
}
