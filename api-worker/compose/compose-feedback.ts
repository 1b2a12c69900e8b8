import type { WorkerConfiguration } from '../configuration.ts';
import type { Metrics } from '../metrics.ts';
import type { AppendQueue } from '../warehouse/append-queue.ts';
import { createAppendQueue } from '../warehouse/append-queue.ts';
import type { NewRow } from '../warehouse/append-rows.ts';
import { createAppendRows } from '../warehouse/append-rows.ts';
import { createWarehouseClient } from '../warehouse/client.ts';
import { WarehouseError } from '../warehouse/warehouse-error.ts';
import type { Surroundings } from './surroundings.ts';

const WRITE_DEADLINE_MS = 5_000;

/** What was shown and what reps said of it, each on its way to its table. */
export interface InsightLog {
  shown: AppendQueue<NewRow>;
  said: AppendQueue<NewRow>;
}

/** By a client of its own: a rep's query waits for no row of these. */
export function composeInsightLog(
  settings: WorkerConfiguration,
  { log, metrics }: Pick<Surroundings, 'log'> & { metrics: Metrics },
): InsightLog | undefined {
  const { isEnabled, dataset, maxQueuedRows } = settings.FEEDBACK;
  if (!isEnabled) return undefined;
  const client = createWarehouseClient({
    projectId: settings.BIGQUERY_PROJECT,
    location: settings.BIGQUERY_LOCATION,
    endpoint: settings.BIGQUERY_ENDPOINT,
  });
  const nowMs = () => performance.now();
  const queueFor = (table: 'insight_events' | 'insight_feedback') => {
    const append = createAppendRows({ client, dataset, table, nowMs });
    const queue = createAppendQueue<NewRow>({
      write: (rows) => append(rows, { deadlineMs: WRITE_DEADLINE_MS }),
      maxRows: maxQueuedRows,
      alert: ({ kind, rows, cause }) => {
        const failure = cause instanceof WarehouseError ? cause.failure : undefined;
        const level = kind === 'overflow_ended' ? 'warn' : 'error';
        log[level]({ alert: `${table}_${kind}`, rows, failure }, 'rows for the scorecard');
      },
      nowMs,
    });
    metrics.observe({ name: `bcs_${table}_queued_rows`, type: 'gauge', read: queue.depth });
    metrics.observe({ name: `bcs_${table}_lost_rows_total`, type: 'counter', read: queue.lostCount });
    return queue;
  };
  return { shown: queueFor('insight_events'), said: queueFor('insight_feedback') };
}

export async function drainInsightLog(insightLog: InsightLog | undefined, deadlineMs: number): Promise<void> {
  await Promise.all([insightLog?.shown.drain(deadlineMs), insightLog?.said.drain(deadlineMs)]);
}
