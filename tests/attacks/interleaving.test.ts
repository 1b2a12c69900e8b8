import fc from 'fast-check';
import { expect } from 'vitest';
import { createPacks } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import { packLines, toBytes } from '../entrypoints/pack-lines.ts';
import { attack } from './frame/attack.ts';

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Whatever order the frames of two packs come in over one stream, with aborts between. */
async function played(takesFromOther: readonly boolean[], dropsAt: number): Promise<string[]> {
  const own = packLines('t1', 'Ada Ltd');
  const foreign = packLines('t2', 'Bob plc').slice(1);
  const seen: string[] = [];
  const { promise, resolve } = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
  const packs = createPacks({
    api: {
      requestPack: async () => new ReadableStream<Uint8Array>({ start: (controller) => resolve(controller) }),
      renewTicket: async () => ({ ticket: 'next', ticketExpiresAt: '2030-01-01T00:00:00Z' }),
      verifyCaller: () => Promise.reject(new Error('not asked for')),
      revealField: () => Promise.reject(new Error('not asked for')),
    },
    nowMs: () => 0,
    onChange: () => seen.push(JSON.stringify(packs.view('a'))),
  });
  packs.open('a', { conversationId: 'a' });
  const controller = await promise;
  const lines = [own.shift(), ...takesFromOther.map((isForeign) => (isForeign ? foreign : own).shift())];
  for (const [place, line] of lines.entries()) {
    if (place === dropsAt) packs.drop('a');
    try {
      if (line) controller.enqueue(toBytes([line]));
    } catch {
      // The panel has hung up.
    }
    await settled();
  }
  packs.drop('a');
  return seen;
}

attack(
  'C17',
  'late frames of another pack are dropped, in every order and with every abort',
  { defences: ['frames-of-ticket'], timeoutMs: 60_000 },
  async () => {
    const orders = fc.array(fc.boolean(), { minLength: 3, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(orders, fc.nat({ max: 20 }), async (order, dropsAt) => {
        const seen = await played(order, dropsAt);
        expect(seen.filter((text) => text.includes('Bob plc') || text.includes('"t2"'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
);
