import { expect, it } from 'vitest';
import { ENTRIES_AT_MOST, faultsOf } from './verdict.ts';
import type { WorkerState } from './worker-state.ts';

const before: WorkerState = {
  heapUsedBytes: 30_000_000,
  externalBytes: 12_000_000,
  residentBytes: 150_000_000,
  handles: { PipeWrap: 3, TCPServerWrap: 2 },
  livePacks: 0,
  boundedEntries: 1_000,
};
const after = (change: Partial<WorkerState>) => faultsOf(before, { ...before, ...change }, 500);

it('finds no fault in a worker that is as before, nor in one that remembers what it must', () => {
  expect(after({})).toEqual([]);
  expect(after({ heapUsedBytes: 33_000_000, boundedEntries: 9_000 })).toEqual([]);
});

it.each<[string, Partial<WorkerState>, RegExp]>([
  ['living objects', { heapUsedBytes: 33_000_000 }, /the heap keeps 3\.0 MB more, 6000 bytes a pack/u],
  ['buffers', { externalBytes: 15_000_000 }, /buffers keep 3\.0 MB/u],
  ['sockets', { handles: { PipeWrap: 3, TCPServerWrap: 2, TCPSocketWrap: 9 } }, /9 handles more/u],
  ['live packs', { livePacks: 1 }, /1 packs count as live/u],
  ['a memory without a bound', { boundedEntries: ENTRIES_AT_MOST + 1 }, /140001 entries/u],
])('finds %s that stay', (_, change, fault) => {
  expect(after(change)).toEqual([expect.stringMatching(fault)]);
});

it('takes no quiet run for a proof', () => {
  expect(faultsOf(before, before, 3)).toEqual(['only 3 packs were prepared, which proves nothing']);
});
