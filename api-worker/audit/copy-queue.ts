import type { AppendAlert, AppendQueue } from '../warehouse/append-queue.ts';
import { createAppendQueue } from '../warehouse/append-queue.ts';
import type { AuditLine } from './chain.ts';

export interface CopyAlert {
  alert: `audit_copy_${AppendAlert['kind']}`;
  lines: number;
  cause?: unknown;
}

interface CopyQueueDependencies {
  /** Writes whole batches and answers how many of its lines the table will never take; throws if none was taken. */
  write: (lines: readonly AuditLine[]) => Promise<{ refusedCount: number }>;
  maxLines: number;
  alert: (alert: CopyAlert) => void;
  nowMs: () => number;
}

/** What is lost here is in the record all the same. */
export type CopyQueue = AppendQueue<AuditLine>;

export function createCopyQueue({ write, maxLines, alert, nowMs }: CopyQueueDependencies): CopyQueue {
  return createAppendQueue<AuditLine>({
    write,
    maxRows: maxLines,
    alert: ({ kind, rows, ...more }) => alert({ alert: `audit_copy_${kind}`, lines: rows, ...more }),
    nowMs,
  });
}
