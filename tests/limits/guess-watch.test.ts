import { expect, test } from 'vitest';
import { createGuessWatch } from '../../api-worker/limits/guess-watch.ts';

function open(limit = 3) {
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };
  const watch = createGuessWatch({ clock, limit });
  return { clock, watch, note: (...guesses: string[]) => guesses.map((guess) => watch.note('rep', guess)) };
}

test('one different guess too many within a minute is noted once, and the rep waits a minute', () => {
  const { watch, note, clock } = open();
  expect(note('a', 'b', 'c')).toEqual([false, false, false]);
  expect(watch.waitS('rep')).toBeNull();
  expect(note('d', 'e', 'f', 'g', 'h')).toEqual([true, false, false, false, false]);
  expect(watch.waitS('rep')).toBe(60);
  clock.ms += 59_500;
  expect(watch.waitS('rep')).toBe(1);
  clock.ms += 500;
  expect(watch.waitS('rep')).toBeNull();
});

test('the same guess again is no other guess', () => {
  expect(open().note('a', 'a', 'b', 'a', 'b', 'c', 'c')).not.toContain(true);
});

test('guesses are forgotten after a minute', () => {
  const { note, clock } = open();
  note('a', 'b', 'c');
  clock.ms += 60_000;
  expect(note('d', 'e', 'f')).not.toContain(true);
  expect(note('g')).toEqual([true]);
});

test('who goes on after the wait is noted again', () => {
  const { note, clock } = open();
  note('a', 'b', 'c', 'd');
  clock.ms += 60_000;
  expect(note('e', 'f', 'g', 'h')).toEqual([false, false, false, true]);
});

test("one rep's guesses make no other rep wait", () => {
  const { watch, note } = open();
  note('a', 'b', 'c', 'd');
  expect(watch.waitS('other')).toBeNull();
});
