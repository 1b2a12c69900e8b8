import { z } from 'zod';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import { text } from '../../api-worker/warehouse/parameters.ts';
import type { Query, RunQuery } from '../../api-worker/warehouse/query.ts';
import type { QueryReport, RunQueryDependencies } from '../../api-worker/warehouse/run-query.ts';
import { createRunQuery } from '../../api-worker/warehouse/run-query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';

const subjectRow = z.object({ subject_customer_id: z.string() });

/** A question about one customer whose rows are whatever the test says. */
export const question: Query<z.infer<typeof subjectRow>> = {
  name: 'question',
  sql: 'SELECT c.customer_id AS subject_customer_id FROM `customers` AS c WHERE c.customer_id = @customer_id',
  row: subjectRow,
  keyedBy: 'subject',
  maxRows: 7,
};

/** The same question with another row schema. */
export const questionOf = <Shape extends z.ZodRawShape>(shape: Shape) => ({
  ...question,
  row: z.object(shape),
});

/** The runner through the official client, as the worker builds it. */
export function openDoor(endpoint: string, change: Partial<RunQueryDependencies> = {}) {
  const reports: QueryReport[] = [];
  const runQuery = createRunQuery({
    client: createWarehouseClient({ projectId: 'p', location: 'EU', endpoint }),
    dataset: 'prep',
    maximumBytesBilled: '104857600',
    report: (report) => reports.push(report),
    nowMs: () => performance.now(),
    random: () => 0,
    ...change,
  });
  return { runQuery, reports };
}

interface Asking {
  parameters?: QueryParameters;
  signal?: AbortSignal;
  deadlineMs?: number;
}

export const ask = <Row = z.infer<typeof subjectRow>>(
  runQuery: RunQuery,
  query: Query<Row>,
  { parameters = {}, signal = new AbortController().signal, deadlineMs = 5_000 }: Asking = {},
): Promise<Row[]> => runQuery(query, { customer_id: text('C-1'), ...parameters }, { signal, deadlineMs });

/** How a query failed; a query that answered is `answered`. */
export const failureOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'answered',
    (error: unknown) => (error instanceof WarehouseError ? error.failure : `not a WarehouseError: ${error}`),
  );
