import { expect, test } from 'vitest';
import { createMemoryProfile } from './browser-stand-ins.ts';
import { createBench, pinOf } from './roaming-pins-bench.ts';

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    // A pin's mark is reckoned on another thread: what was given there before is done when this is.
    await crypto.subtle.digest('SHA-256', new Uint8Array(64));
  }
}

/** Two computers of one rep, one profile. */
async function twoComputers(repId = 'r') {
  const profile = createMemoryProfile();
  const here = createBench({ profile });
  await here.pins.load();
  return { profile, here, there: createBench({ profile, repId }) };
}

test('a pin made on another computer is shown while the panel is open, with its label', async () => {
  const { here, there } = await twoComputers();
  await there.pin(pinOf('p1'), pinOf('p2'));
  await settled();
  expect(here.pins.view().items).toMatchObject([
    { pinId: 'p1', label: 'Customer p1' },
    { pinId: 'p2', label: 'Customer p2' },
  ]);
  expect(here.pins.grantOf('p1')).toBeDefined();
  expect(here.read.flat()).toHaveLength(2);
});

test('one that is removed there goes here', async () => {
  const { here, there } = await twoComputers();
  await there.pin(pinOf('p1'));
  await settled();
  await there.pins.remove('p1');
  await settled();
  expect([here.listed(), here.pins.grantOf('p1')]).toEqual([[], undefined]);
});

test('own changes ask the worker for nothing, and what was said of the last click stays', async () => {
  const { here, profile } = await twoComputers();
  await here.pin(pinOf('p1'));
  await settled();
  expect(here.read).toEqual([]);
  profile.fail();
  await here.pin(pinOf('p2'));
  profile.recover();
  await profile.set({ 'pin:of-nobody': 'nonsense' });
  await settled();
  expect([here.listed(), here.pins.view().problem]).toEqual([['p2', 'p1'], 'pins_not_roaming']);
});

test('one whose label cannot be read is listed all the same, which is said, and the next change is heard', async () => {
  const { here, there } = await twoComputers();
  here.loseWorker();
  await there.pin(pinOf('p1'));
  await settled();
  expect([here.listed(), here.pins.view().problem]).toEqual([['p1'], 'offline']);
  await there.pins.remove('p1');
  await settled();
  expect(here.listed()).toEqual([]);
});

test.each([
  ['another rep', 'another', true],
  ['a profile whose pins may not roam here', 'r', false],
])('of %s nothing is shown, and the worker is asked nothing', async (_whose, repId, mayRoam) => {
  const { here, there } = await twoComputers(repId);
  await here.rule({ mayRoam });
  await there.pin(pinOf('p1'));
  await settled();
  expect([here.listed(), here.read]).toEqual([[], []]);
});

test('other items of the profile, and a desk that has closed, move nothing', async () => {
  const { here, there, profile } = await twoComputers();
  let readCount = 0;
  const { getAll } = profile;
  profile.getAll = () => {
    readCount += 1;
    return getAll();
  };
  await profile.set({ theirs: 'not a pin' });
  await settled();
  expect(readCount).toBe(0);
  here.close();
  there.close();
  await there.pin(pinOf('p1'));
  await settled();
  expect([readCount, here.listed()]).toEqual([0, []]);
});
