import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditLine } from '../../api-worker/audit/chain.ts';
import type { CopyAlert } from '../../api-worker/audit/copy-queue.ts';
import { createCopyQueue } from '../../api-worker/audit/copy-queue.ts';
import { linesOf } from './events.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open({
  maxLines = 1_000,
  write,
}: {
  maxLines?: number;
  write?: () => Promise<{ refusedCount: number }>;
} = {}) {
  const batches: number[][] = [];
  const alerts: CopyAlert[] = [];
  const queue = createCopyQueue({
    write: async (lines) => {
      batches.push(lines.map(({ sequence }) => sequence));
      return (await write?.()) ?? { refusedCount: 0 };
    },
    maxLines,
    alert: (alert) => alerts.push(alert),
    nowMs: Date.now,
  });
  const offer = (lines: AuditLine[]) => {
    for (const line of lines) queue.offer(line);
  };
  return { queue, batches, alerts, offer };
}

const failing = () => Promise.reject(new RangeError('the warehouse is away'));

test('lines are written soon, in order and in batches', async () => {
  const { queue, batches, alerts, offer } = open();
  offer(linesOf(250));
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(batches.flat()).toEqual(linesOf(250).map(({ sequence }) => sequence));
  expect([queue.depth(), queue.lostCount(), alerts]).toEqual([0, 0, []]);
});

test('what does not fit is counted and told once, and nobody waits for it', () => {
  const { queue, alerts, offer } = open({ maxLines: 100, write: () => new Promise(() => undefined) });
  offer(linesOf(130));
  expect([queue.depth(), queue.lostCount()]).toEqual([100, 30]);
  expect(alerts).toEqual([{ alert: 'audit_copy_overflow', lines: 100 }]);
});

test('a warehouse that comes back gets every line that waited, once, and is told how many are missing', async () => {
  let isAway = true;
  const { queue, batches, alerts, offer } = open({
    maxLines: 100,
    write: () => (isAway ? failing() : Promise.resolve({ refusedCount: 0 })),
  });
  offer(linesOf(103));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(queue.depth()).toBe(100);
  expect(alerts.filter(({ alert }) => alert === 'audit_copy_failed').length).toBeGreaterThan(1);
  isAway = false;
  batches.length = 0;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(batches).toEqual([linesOf(100).map(({ sequence }) => sequence)]);
  offer(linesOf(1));
  expect(alerts.at(-1)).toEqual({ alert: 'audit_copy_overflow_ended', lines: 3 });
});

test('a warehouse that stays away is asked less and less often', async () => {
  const { batches, offer } = open({ write: failing });
  offer(linesOf(1));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(batches.length).toBeGreaterThan(5);
  expect(batches.length).toBeLessThan(20);
});

test('a line the table will not take is given up, counted and told', async () => {
  const { queue, alerts, offer } = open({ write: () => Promise.resolve({ refusedCount: 1 }) });
  offer(linesOf(3));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([queue.depth(), queue.lostCount()]).toEqual([0, 1]);
  expect(alerts).toEqual([{ alert: 'audit_copy_refused', lines: 1 }]);
});

test('a worker that stops writes first what still waits', async () => {
  const { queue, batches, offer } = open();
  offer(linesOf(150));
  await queue.drain(1_500);
  expect(batches.map((batch) => batch.length)).toEqual([100, 50]);
  expect(queue.depth()).toBe(0);
});

test.each([
  ['fails', failing],
  ['never answers', () => new Promise<never>(() => undefined)],
])('a warehouse that %s does not hold up the stop, and what is lost is told', async (_, write) => {
  const { queue, alerts, offer } = open({ write });
  offer(linesOf(2));
  const drained = queue.drain(1_500);
  await vi.advanceTimersByTimeAsync(3_000);
  await drained;
  expect(queue.lostCount()).toBe(2);
  expect(alerts.at(-1)).toEqual({ alert: 'audit_copy_overflow', lines: 2 });
});
