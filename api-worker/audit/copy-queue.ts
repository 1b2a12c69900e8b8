import type { AuditLine } from './chain.ts';

const BATCH_LINES = 100;
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const DRAIN_PAUSE_MS = 100;

export interface CopyAlert {
  alert: 'audit_copy_overflow' | 'audit_copy_overflow_ended' | 'audit_copy_failed' | 'audit_copy_refused';
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

export interface CopyQueue {
  /** Returns at once, whatever the warehouse does. */
  offer(line: AuditLine): void;
  depth(): number;
  /** Lines that are in the record and will never be in the copy. */
  lostCount(): number;
  /** Writes what waits, for so long at most; what then still waits counts as lost. */
  drain(deadlineMs: number): Promise<void>;
}

/** Lines on their way to the warehouse, in order, in a memory that cannot grow: what does not fit is counted and told. */
export function createCopyQueue({ write, maxLines, alert, nowMs }: CopyQueueDependencies): CopyQueue {
  const waiting: AuditLine[] = [];
  let lost = 0;
  let overflowing = 0;
  let pauseMs = PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<boolean> | undefined;

  const writeBatch = async (): Promise<boolean> => {
    const batch = waiting.slice(0, BATCH_LINES);
    try {
      const { refusedCount } = await write(batch);
      waiting.splice(0, batch.length);
      lost += refusedCount;
      if (refusedCount > 0) alert({ alert: 'audit_copy_refused', lines: refusedCount });
      return true;
    } catch (cause) {
      alert({ alert: 'audit_copy_failed', lines: waiting.length, cause });
      return false;
    }
  };
  /** One batch at a time, so that the copy keeps the order of the record. */
  const writeNext = (): Promise<boolean> => {
    writing ??= writeBatch().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const tick = async (): Promise<void> => {
    timer = undefined;
    pauseMs = (await writeNext()) ? PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    const isBehind = waiting.length >= BATCH_LINES && pauseMs === PAUSE_MS;
    if (waiting.length > 0) wake(isBehind ? 0 : pauseMs);
  };
  const wake = (ms: number): void => {
    if (timer || writing) return;
    timer = setTimeout(tick, ms);
    timer.unref();
  };

  return {
    offer(line) {
      if (waiting.length >= maxLines) {
        lost += 1;
        overflowing += 1;
        if (overflowing === 1) alert({ alert: 'audit_copy_overflow', lines: waiting.length });
        return;
      }
      if (overflowing > 0) alert({ alert: 'audit_copy_overflow_ended', lines: overflowing });
      overflowing = 0;
      waiting.push(line);
      wake(PAUSE_MS);
    },
    depth: () => waiting.length,
    lostCount: () => lost,
    async drain(deadlineMs) {
      clearTimeout(timer);
      const endsAtMs = nowMs() + deadlineMs;
      while (waiting.length > 0 && nowMs() < endsAtMs) {
        const isWritten = await Promise.race([writeNext(), pause(endsAtMs - nowMs())]);
        if (!isWritten) await pause(DRAIN_PAUSE_MS);
      }
      lost += waiting.length;
      if (waiting.length > 0) alert({ alert: 'audit_copy_overflow', lines: waiting.length });
    },
  };
}

const pause = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms), false));
