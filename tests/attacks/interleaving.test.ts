import fc from 'fast-check';
import { expect } from 'vitest';
import { attack } from './frame/attack.ts';
import type { Move } from './frame/pack-race.ts';
import { interleavings, mixedViews, raced, swapsOf } from './frame/pack-race.ts';

const ARRIVALS = { a: { move: 'arrive', stream: 0 }, b: { move: 'arrive', stream: 1 } } as const;
const LINES = 4;
const both: Move[] = [
  { move: 'open', key: 'a' },
  { move: 'open', key: 'b' },
];

attack(
  'C17',
  'two packs of four frames each: in every order of frames, with every switch, restart and abort at every place, none is mixed',
  { defences: ['run-of-record'], timeoutMs: 120_000 },
  async () => {
    const orders = interleavings(Array(LINES).fill(ARRIVALS.a), Array(LINES).fill(ARRIVALS.b));
    expect(orders).toHaveLength(70);
    let played = 0;
    for (const order of orders) {
      for (const moves of swapsOf(order)) {
        played += 1;
        // A stream that a restart opens takes the place after these two, and its frames come last.
        const late: Move[] = Array(LINES).fill({ move: 'arrive', stream: 2 });
        expect({ moves, mixed: mixedViews(await raced([...both, ...moves, ...late])) }).toEqual({ moves, mixed: [] });
      }
    }
    // The orders are each other's mirror images, so clicks on one of the two are all clicks.
    expect(played).toBe(70 * 9 * 5);
  },
);

attack(
  'C17',
  'frames of another ticket within a stream are dropped, at every place and in every order',
  { defences: ['frames-of-ticket'], timeoutMs: 60_000 },
  async () => {
    const own: Move[] = Array(LINES - 1).fill(ARRIVALS.a);
    const foreign: Move[] = Array(LINES).fill({ move: 'intrude', stream: 0 });
    for (const order of interleavings(own, foreign)) {
      const moves: Move[] = [{ move: 'open', key: 'a' }, ARRIVALS.a, ...order];
      const views = await raced(moves);
      expect({ moves, mixed: mixedViews(views) }).toEqual({ moves, mixed: [] });
      expect(views.some(({ text }) => text.includes('complete'))).toBe(true);
    }
  },
);

const key = fc.constantFrom('a' as const, 'b' as const, 'c' as const);
const stream = fc.nat({ max: 12 });
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ move: fc.constant('arrive' as const), stream }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('intrude' as const), stream }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constantFrom('break' as const, 'answer' as const), stream }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('open' as const), key }) },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constantFrom(
        ...(['refresh', 'restart', 'drop', 'setAside', 'retry', 'choose', 'vouch', 'reveal', 'renew'] as const),
      ),
      key,
    }),
  },
);

/** What the races must have come past to prove anything. */
const EVERY_TURN = [
  'identifying',
  'set-aside',
  'look-up-failed',
  '"complete"',
  '"cut"',
  'number of Customer',
  'asking',
];

attack(
  'C17',
  'three conversations, any number of packs: whatever arrives, breaks or is clicked when, none is mixed',
  { defences: ['run-of-record', 'frames-of-ticket', 'reveal-of-pack'], timeoutMs: 120_000 },
  async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 10, maxLength: 80 }), async (moves) => {
        const sights = await raced(moves);
        for (const word of EVERY_TURN) if (sights.some(({ text }) => text.includes(word))) seen.add(word);
        expect(mixedViews(sights)).toEqual([]);
      }),
      { numRuns: 2_000, seed: 20_261_118 },
    );
    expect([...seen].toSorted()).toEqual([...EVERY_TURN].toSorted());
  },
);
