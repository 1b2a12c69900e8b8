import { expect, test } from 'vitest';
import { createKeeperBench } from './keeper-bench.ts';

/** A session lasts fifteen minutes. */
const MINUTES_15_MS = 900_000;

test.each([
  ['a moment before the session runs out', MINUTES_15_MS - 5_000],
  ['after a sleep, when it has run out by this computer’s clock', MINUTES_15_MS + 3_600_000],
])('signing out %s tells the worker all the same, and leaves nothing behind', async (_when, passedMs) => {
  const { keeper, asked, area, keys, pass } = createKeeperBench();
  await keeper.current();
  pass(passedMs);
  await keeper.signOut();
  expect(asked).toEqual(['silent', 'open', 'end']);
  expect([keys.count(), area.items.session]).toEqual([0, undefined]);
});

test('a session of another worker is not told to this one, and goes', async () => {
  const { keeper, at, asked, area, keys } = createKeeperBench();
  await keeper.current();
  await at('https://new.bank.example').signOut();
  expect(asked).toEqual(['silent', 'open']);
  expect([keys.count(), area.items.session]).toEqual([0, undefined]);
});

test('another rep at the desktop ends the session of the one before, also in its last moments', async () => {
  const { keeper, asked, becomes, pass } = createKeeperBench();
  await keeper.current();
  pass(MINUTES_15_MS - 5_000);
  becomes('another');
  expect((await keeper.confirm())?.held.rep.id).toBe('another');
  expect(asked).toEqual(['silent', 'open', 'silent', 'open', 'end']);
});
