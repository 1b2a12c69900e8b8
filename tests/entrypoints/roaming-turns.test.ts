import { expect, test } from 'vitest';
import { createMemoryProfile } from './browser-stand-ins.ts';
import { createBench, pinOf } from './roaming-pins-bench.ts';

test.each([0, 3, 5, 8])('no pin is lost where roaming is forbidden and allowed again at once (%i)', async (turns) => {
  const bench = createBench();
  await bench.pin(pinOf('p1'), pinOf('p2'));
  const home = bench.rule({ mayRoam: false });
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  await Promise.all([home, bench.rule({ mayRoam: true })]);
  expect([bench.listed(), bench.disk.items.pins ?? []]).toEqual([['p1', 'p2'], []]);
  expect(Object.keys(bench.profile.items)).toHaveLength(2);
});

test('what somebody else wrote to the profile is no pin, and hides none', async () => {
  const here = createBench();
  await here.pin(pinOf('p1'));
  const [[key = '', item] = []] = Object.entries(here.profile.items);
  const written = { ...here.profile.items, 'pin:elsewhere': item };
  for (const grant of ['short', 'x'.repeat(5_000)]) {
    const profile = createMemoryProfile({ ...written, [key]: Object.assign({}, item, { grant }) });
    const poisoned = createBench({ profile });
    await poisoned.pins.load();
    expect(poisoned.listed()).toEqual([]);
  }
  const there = createBench({ profile: createMemoryProfile(written) });
  await there.pins.load();
  await there.pins.remove('p1');
  await there.pins.load();
  expect(there.listed()).toEqual([]);
});
