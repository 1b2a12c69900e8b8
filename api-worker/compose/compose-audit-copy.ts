import type { CopyAlert, CopyQueue } from '../audit/copy-queue.ts';
import { createCopyQueue } from '../audit/copy-queue.ts';
import { copyRowOf, eventIdOf } from '../audit/copy-row.ts';
import type { WorkerConfiguration } from '../configuration.ts';
import type { Metrics } from '../metrics.ts';
import { createAppendRows } from '../warehouse/append-rows.ts';
import { createWarehouseClient } from '../warehouse/client.ts';
import { WarehouseError } from '../warehouse/warehouse-error.ts';
import type { Surroundings } from './surroundings.ts';

const WRITE_DEADLINE_MS = 5_000;

/** The copy of the audit in the warehouse, by a client of its own: a rep's query waits for no audit row. */
export function composeAuditCopy(
  settings: WorkerConfiguration,
  { clock, log }: Pick<Surroundings, 'clock' | 'log'>,
): CopyQueue | undefined {
  const { isEnabled, dataset, table, maxQueuedLines } = settings.AUDIT_COPY;
  if (!isEnabled) return undefined;
  const client = createWarehouseClient({
    projectId: settings.BIGQUERY_PROJECT,
    location: settings.BIGQUERY_LOCATION,
    endpoint: settings.BIGQUERY_ENDPOINT,
  });
  const nowMs = () => performance.now();
  const append = createAppendRows({ client, dataset, table, nowMs });
  return createCopyQueue({
    write: async (lines) => {
      const loadedAt = new Date(clock.nowMs()).toISOString();
      const rows = lines.map((line) => ({ insertId: eventIdOf(line), json: copyRowOf(line, loadedAt) }));
      return await append(rows, { deadlineMs: WRITE_DEADLINE_MS });
    },
    maxLines: maxQueuedLines,
    alert: (alert) => logAlert(log, alert),
    nowMs,
  });
}

export function observeAuditCopy(metrics: Metrics, { depth, lostCount }: CopyQueue): void {
  metrics.observe({ name: 'bcs_audit_copy_queued_lines', type: 'gauge', read: depth });
  metrics.observe({ name: 'bcs_audit_copy_lost_lines_total', type: 'counter', read: lostCount });
}

function logAlert(log: Surroundings['log'], { alert, lines, cause }: CopyAlert): void {
  const failure = cause instanceof WarehouseError ? cause.failure : undefined;
  if (alert === 'audit_copy_overflow_ended') log.warn({ alert, lines }, 'the audit copy takes lines again');
  else log.error({ alert, lines, failure }, 'the audit copy falls behind the record');
}
