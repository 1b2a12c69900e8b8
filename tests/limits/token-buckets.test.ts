import { expect, test } from 'vitest';
import { createTokenBuckets } from '../../api-worker/limits/token-buckets.ts';

function open(maxKeys = 100) {
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };
  const buckets = createTokenBuckets({ clock, maxKeys });
  const allowed = (key: string, perMinute: number, tries: number) =>
    Array.from({ length: tries }, () => buckets.take(key, perMinute)).filter((waitS) => waitS === null).length;
  return { clock, buckets, allowed };
}

test("a minute's worth may come at once, then the next second is named in which one more is allowed", () => {
  const { buckets, allowed, clock } = open();
  expect(allowed('rep', 60, 100)).toBe(60);
  expect(buckets.take('rep', 60)).toBe(1);
  clock.ms += 1_000;
  expect(buckets.take('rep', 60)).toBeNull();
  expect(buckets.take('rep', 60)).toBe(1);
  clock.ms += 600_000;
  expect(allowed('rep', 60, 100)).toBe(60);
});

test.each([1, 3, 7, 60, 90, 1_200])('%i a minute: whoever waits as long as told is let through', (perMinute) => {
  const { buckets, allowed, clock } = open();
  allowed('rep', perMinute, perMinute);
  for (let turn = 0; turn < 50; turn += 1) {
    const waitS = buckets.take('rep', perMinute);
    if (waitS === null) continue;
    expect(waitS).toBeGreaterThan(0);
    clock.ms += waitS * 1_000;
    expect(buckets.take('rep', perMinute)).toBeNull();
  }
});

test('over ten minutes no more get through than one full bucket and one a second', () => {
  const { buckets, clock } = open();
  let allowed = 0;
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (buckets.take('rep', 60) === null) allowed += 1;
    clock.ms += 100;
  }
  expect(allowed).toBe(60 + 599);
});

test('a refusal takes nothing: who hammers is let through as soon as who waits', () => {
  const { allowed, clock } = open();
  allowed('rep', 60, 10_000);
  clock.ms += 1_000;
  expect(allowed('rep', 60, 10)).toBe(1);
});

test('reps do not share a bucket', () => {
  const { allowed } = open();
  expect([allowed('one', 5, 9), allowed('other', 5, 9)]).toEqual([5, 5]);
});

test('a clock that is set back makes nobody wait longer than a minute', () => {
  const { buckets, allowed, clock } = open();
  allowed('rep', 60, 60);
  clock.ms -= 3_600_000;
  expect(buckets.take('rep', 60)).toBeLessThanOrEqual(60);
  clock.ms += 60_000;
  expect(buckets.take('rep', 60)).toBeNull();
});

test('what is remembered is bounded: the longest unused bucket is forgotten', () => {
  const { allowed } = open(2);
  allowed('first', 1, 1);
  expect(allowed('first', 1, 1)).toBe(0);
  allowed('second', 1, 1);
  allowed('third', 1, 1);
  expect(allowed('first', 1, 1)).toBe(1);
});
