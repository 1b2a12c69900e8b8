import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Child } from '../../mocks/stage/child.ts';
import type { Inspector } from './inspected-worker.ts';
import { inspect } from './inspected-worker.ts';

/** What a worker holds once everything that can be collected has been. */
export interface WorkerState {
  /** Bytes of living JavaScript objects after a full collection. */
  heapUsedBytes: number;
  /** Bytes of buffers outside the heap. */
  externalBytes: number;
  /** What the operating system counts, garbage not yet given back included. */
  residentBytes: number;
  /** Sockets, timers, servers and requests under way, by Node's own names. */
  handles: Record<string, number>;
  livePacks: number;
  /** Entries of every bounded memory: replayed proofs, rate limits, guesses, endings of sessions. */
  boundedEntries: number;
}

const memory = z.object({ heapUsed: z.number(), external: z.number(), arrayBuffers: z.number() });
const pathOf = (url: string) => JSON.stringify(fileURLToPath(url));
const required = (file: string) => `process.getBuiltinModule('node:module').createRequire(${file})(${file})`;
/** The modules the worker runs, not copies of them: Node keeps one instance for each file. */
const LIVE_PACKS = required(pathOf(new URL('../../api-worker/prep-pack/live-packs.ts', import.meta.url).href));
const LRU_CACHE = required(pathOf(import.meta.resolve('lru-cache')));
const SUM_OF_SIZES = 'function () { return this.reduce((sum, each) => sum + each.size, 0); }';

export async function stateOf(worker: Child): Promise<WorkerState> {
  return await inspect(worker, async (inspector) => {
    await inspector.collectGarbage();
    const { heapUsed, external } = memory.parse(await inspector.evaluate('process.memoryUsage()'));
    return {
      heapUsedBytes: heapUsed,
      externalBytes: external,
      residentBytes: residentBytes(worker.pid),
      handles: await handlesOf(inspector),
      livePacks: z.number().parse(await inspector.overInstances(`${LIVE_PACKS}.LivePacks.prototype`, SUM_OF_SIZES)),
      boundedEntries: z.number().parse(await inspector.overInstances(`${LRU_CACHE}.LRUCache.prototype`, SUM_OF_SIZES)),
    };
  });
}

async function handlesOf(inspector: Inspector): Promise<Record<string, number>> {
  const names = z.array(z.string()).parse(await inspector.evaluate('process.getActiveResourcesInfo()'));
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
