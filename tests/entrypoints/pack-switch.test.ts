import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacks } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import type { PackAsk } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { packLines, toBytes } from './pack-lines.ts';

const KEYS = ['a', 'b', 'c'] as const;
const NAMES: Record<string, string> = { a: 'Ada Ltd', b: 'Bob plc', c: 'Cid Co' };

/** A worker whose answers arrive line by line, in whatever order the test lets them. */
function createSlowWorker() {
  const open: { key: string; controller: ReadableStreamDefaultController<Uint8Array>; left: object[] }[] = [];
  let ticketCount = 0;
  return {
    open,
    requestPack: async ({ conversationId = '' }: PackAsk) => {
      ticketCount += 1;
      const left = packLines(`t${ticketCount}`, `${NAMES[conversationId]} #${ticketCount}`);
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          open.push({ key: conversationId, controller, left });
        },
      });
    },
    revealField: async () => ({ field: 'company-registration-number' as const, text: '04412345', hideAfterS: 30 }),
    verifyCaller: async () => ({ verification: 'sealed-verification', expiresAt: '2030-01-01T00:00:00Z' }),
    giveFeedback: async () => undefined,
    renewTicket: async () => ({ ticket: 'next', ticketExpiresAt: '2030-01-01T00:00:00Z' }),
    async step(index: number) {
      const stream = open[index % Math.max(open.length, 1)];
      const line = stream?.left.shift();
      if (stream === undefined || line === undefined) return;
      try {
        stream.controller.enqueue(toBytes([line]));
      } catch {
        // The panel has hung up; a real worker notices no earlier either.
      }
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

type Step = { kind: 'show' | 'refresh' | 'restart' | 'drop'; key: string } | { kind: 'arrive'; stream: number };
const key = fc.constantFrom(...KEYS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('arrive' as const), stream: fc.nat({ max: 8 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('show' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('refresh', 'restart', 'drop'), key }) },
);

/** Everything that stood on screen while the steps were played, and for which conversation. */
async function played(steps: readonly Step[]): Promise<{ shown: string; text: string }[]> {
  const worker = createSlowWorker();
  const seen: { shown: string; text: string }[] = [];
  let shown = 'a';
  const look = () => seen.push({ shown, text: JSON.stringify(packs.view(shown)) });
  const packs = createPacks({ api: worker, nowMs: () => 0, onChange: look });
  for (const next of steps) {
    if (next.kind === 'show') {
      shown = next.key;
      packs.open(shown, { conversationId: shown });
    } else if (next.kind === 'arrive') await worker.step(next.stream);
    else packs[next.kind](next.key);
    await settle();
    look();
  }
  for (const each of KEYS) packs.drop(each);
  return seen;
}

describe('switching between three conversations', () => {
  test('never shows anything of another one, whatever arrives when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        for (const { shown, text } of await played(steps)) {
          for (const other of KEYS.filter((each) => each !== shown)) expect(text).not.toContain(NAMES[other]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('never mixes two packs of one conversation, whatever arrives when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        for (const { text } of await played(steps)) {
          expect(new Set(text.match(/#\d+/g)).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('shows a live conversation again at once, without asking twice', async () => {
    const worker = createSlowWorker();
    const packs = createPacks({ api: worker, nowMs: () => 0, onChange: () => undefined });
    packs.open('a', { conversationId: 'a' });
    await settle();
    for (let line = 0; line < 10; line += 1) await worker.step(0);
    packs.open('b', { conversationId: 'b' });
    packs.open('a', { conversationId: 'a' });
    await settle();
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { stream: 'complete' } });
    expect(worker.open.map((stream) => stream.key)).toEqual(['a', 'b']);
    for (const each of KEYS) packs.drop(each);
  });
});
