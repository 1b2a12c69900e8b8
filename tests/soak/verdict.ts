import type { WorkerState } from './worker-state.ts';

const MEGABYTE = 1_000_000;
/** Two collections of the same worker differ by less. */
const HEAP_NOISE_BYTES = 1.5 * MEGABYTE;
const EXTERNAL_NOISE_BYTES = 2 * MEGABYTE;
/** A remembered proof: thumbprint and id as one text, its place in the list, its time. */
const BYTES_AN_ENTRY = 400;
/** Replayed proofs and rate limits 50,000 each, endings, sign-ins and two kinds of guesses 10,000 each. */
export const ENTRIES_AT_MOST = 140_000;
/** Kept-alive connections to Genesys and the warehouse come and go by themselves. */
const SPARE_HANDLES = 4;
const FEWEST_PACKS = 50;

/** Why a worker after its work is not the worker before it; nothing where it is. */
export function faultsOf(before: WorkerState, after: WorkerState, packs: number): string[] {
  const entries = after.boundedEntries - before.boundedEntries;
  const heapGrowth = unexplainedHeapBytes(before, after);
  const externalGrowth = after.externalBytes - before.externalBytes;
  const handles = total(after.handles) - total(before.handles);
  return [
    ...(packs < FEWEST_PACKS ? [`only ${packs} packs were prepared, which proves nothing`] : []),
    ...(heapGrowth > HEAP_NOISE_BYTES
      ? [`the heap keeps ${megabytes(heapGrowth)} more, ${Math.round(heapGrowth / packs)} bytes a pack`]
      : []),
    ...(externalGrowth > EXTERNAL_NOISE_BYTES ? [`buffers keep ${megabytes(externalGrowth)} more`] : []),
    ...(handles > SPARE_HANDLES ? [`${handles} handles more are open: ${JSON.stringify(after.handles)}`] : []),
    ...(after.livePacks > 0 ? [`${after.livePacks} packs count as live although none is`] : []),
    ...(after.boundedEntries > ENTRIES_AT_MOST
      ? [`${after.boundedEntries} entries in memories of ${ENTRIES_AT_MOST} (${entries} since)`]
      : []),
  ];
}

/** What the bounded memories do not account for. */
export function unexplainedHeapBytes(before: WorkerState, after: WorkerState): number {
  const entries = Math.max(0, after.boundedEntries - before.boundedEntries);
  return after.heapUsedBytes - before.heapUsedBytes - entries * BYTES_AN_ENTRY;
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
export const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
