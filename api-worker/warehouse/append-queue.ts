const BATCH_ROWS = 100;
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const DRAIN_PAUSE_MS = 100;

export interface AppendAlert {
  kind: 'overflow' | 'overflow_ended' | 'failed' | 'refused';
  rows: number;
  cause?: unknown;
}

interface AppendQueueDependencies<Row> {
  /** Writes whole batches and answers how many of its rows the table will never take; throws if none was taken. */
  write: (rows: readonly Row[]) => Promise<{ refusedCount: number }>;
  maxRows: number;
  alert: (alert: AppendAlert) => void;
  nowMs: () => number;
}

export interface AppendQueue<Row> {
  /** Returns at once, whatever the warehouse does; false when there was no room. */
  offer(row: Row): boolean;
  depth(): number;
  /** Rows that were offered and will never be in the table. */
  lostCount(): number;
  /** Writes what waits, for so long at most; what then still waits counts as lost. */
  drain(deadlineMs: number): Promise<void>;
}

/** Rows on their way to the warehouse, in order, in a memory that cannot grow: what does not fit is counted and told. */
export function createAppendQueue<Row>(dependencies: AppendQueueDependencies<Row>): AppendQueue<Row> {
  const { write, maxRows, alert, nowMs } = dependencies;
  const waiting: Row[] = [];
  let lost = 0;
  let overflowing = 0;
  let pauseMs = PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<boolean> | undefined;

  const writeBatch = async (): Promise<boolean> => {
    const batch = waiting.slice(0, BATCH_ROWS);
    try {
      const { refusedCount } = await write(batch);
      waiting.splice(0, batch.length);
      lost += refusedCount;
      if (refusedCount > 0) alert({ kind: 'refused', rows: refusedCount });
      return true;
    } catch (cause) {
      alert({ kind: 'failed', rows: waiting.length, cause });
      return false;
    }
  };
  /** One batch at a time, so that the table keeps the order of the rows. */
  const writeNext = (): Promise<boolean> => {
    writing ??= writeBatch().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const tick = async (): Promise<void> => {
    timer = undefined;
    pauseMs = (await writeNext()) ? PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    const isBehind = waiting.length >= BATCH_ROWS && pauseMs === PAUSE_MS;
    if (waiting.length > 0) wake(isBehind ? 0 : pauseMs);
  };
  const wake = (ms: number): void => {
    if (timer || writing) return;
    timer = setTimeout(tick, ms);
    timer.unref();
  };

  return {
    offer(row) {
      if (waiting.length >= maxRows) {
        lost += 1;
        overflowing += 1;
        if (overflowing === 1) alert({ kind: 'overflow', rows: waiting.length });
        return false;
      }
      if (overflowing > 0) alert({ kind: 'overflow_ended', rows: overflowing });
      overflowing = 0;
      waiting.push(row);
      wake(PAUSE_MS);
      return true;
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
      if (waiting.length > 0) alert({ kind: 'overflow', rows: waiting.length });
    },
  };
}

const pause = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms), false));
