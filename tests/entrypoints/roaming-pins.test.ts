import { describe, expect, test } from 'vitest';
import { pinRules } from '../../entrypoints/sidepanel/pins/pin-rules.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';
import { createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';
import { CONFIGURATION } from './desk-bench.ts';
import { createBench, DAY_MS, HOST, NOW_MS, pinOf } from './roaming-pins-bench.ts';

describe('pins roam', () => {
  test.each([
    ['policy and worker allow it', { mayPinsRoam: true }, true, true],
    ['not without the policy', {}, true, false],
    ['not against the policy', { mayPinsRoam: false }, true, false],
    ['not without the worker', { mayPinsRoam: true }, false, false],
  ])('only if both allow it: %s', (_which, policy, served, mayRoam) => {
    const pins = { ...CONFIGURATION.pins, mayRoam: served };
    expect(pinRules(settingsInForce(policy, {}), { ...CONFIGURATION, pins }).mayRoam).toBe(mayRoam);
  });

  test('as one item each, sealed, and are found on another computer', async () => {
    const here = createBench();
    await here.pin(pinOf('p1'), pinOf('p2'));
    expect(here.disk.items).toEqual({});
    expect(here.profile.writes.map((keys) => keys.length)).toEqual([1, 1]);
    const written = JSON.stringify(here.profile.items);
    for (const readable of ['Customer', 'GB', HOST, '"r"']) expect(written).not.toContain(readable);
    const there = createBench({ profile: here.profile });
    await there.pins.load();
    expect(there.pins.view().items).toMatchObject([{ label: 'Customer p1' }, { label: 'Customer p2' }]);
    const another = createBench({ profile: here.profile, repId: 'another' });
    await another.pins.load();
    expect(another.listed()).toEqual([]);
  });

  test('from the moment it is allowed, with those that were here before, another rep’s too', async () => {
    const disk = createMemoryArea();
    const profile = createMemoryProfile();
    for (const repId of ['r', 'another']) {
      const before = createBench({ disk, profile, repId });
      await before.rule({ mayRoam: false });
      await before.pin(pinOf(`p-${repId}`));
    }
    expect(profile.items).toEqual({});
    const bench = createBench({ disk, profile });
    await bench.pins.load();
    expect([bench.listed(), disk.items, Object.keys(profile.items)]).toEqual([
      ['p-r'],
      { pins: [] },
      expect.any(Array),
    ]);
    expect(profile.writes.map((keys) => keys.length)).toEqual([2]);
  });

  test('no longer once it is not: they come back to this computer, and the profile keeps none', async () => {
    const bench = createBench({ profile: createMemoryProfile({ theirs: 'not a pin' }) });
    await bench.pin(pinOf('p1'), pinOf('p2'));
    await bench.rule({ mayRoam: false });
    expect([bench.listed(), bench.profile.items]).toEqual([['p1', 'p2'], { theirs: 'not a pin' }]);
    await bench.rule({ mayRoam: true });
    expect([bench.listed(), bench.disk.items]).toEqual([['p1', 'p2'], { pins: [] }]);
  });

  test('and are removed wherever they are', async () => {
    const bench = createBench();
    await bench.pin(pinOf('p1'));
    await bench.pins.remove('p1');
    expect([bench.listed(), bench.profile.items, bench.pins.view().problem]).toEqual([[], {}, undefined]);
  });
});

describe('a profile that takes no more', () => {
  test('loses no new pin: it stays on this computer, which is said', async () => {
    const bench = createBench({ profile: createMemoryProfile({}, 9_000), longGrants: true });
    await bench.pin(pinOf('p1'), pinOf('p2'), pinOf('p3'));
    expect([bench.listed(), bench.pins.view().problem]).toEqual([['p1', 'p2', 'p3'], 'pins_not_roaming']);
    expect([Object.keys(bench.profile.items).length, bench.disk.items]).toEqual([
      2,
      { pins: [expect.objectContaining({ pinId: 'p3' })] },
    ]);
    expect(bench.pins.grantOf('p3')).toBeDefined();
  });

  test('leaves what should move to it where it was, listed, which is said', async () => {
    const bench = createBench();
    await bench.rule({ mayRoam: false });
    await bench.pin(pinOf('p1'));
    bench.profile.fail();
    await bench.rule({ mayRoam: true });
    expect([bench.listed(), bench.pins.view().problem, bench.profile.items]).toEqual([['p1'], 'pins_not_roaming', {}]);
  });
});

describe('limits', () => {
  test('of policy and worker: the lower number and the earlier end hold', () => {
    const rulesFor = (pinLimit?: number) => pinRules(settingsInForce({ pinLimit }, {}), CONFIGURATION).limit;
    expect([rulesFor(), rulesFor(5), rulesFor(99)]).toEqual([30, 5, 30]);
  });

  test('a full list takes no further pin, whoever clicks', async () => {
    const bench = createBench();
    await bench.rule({ limit: 2 });
    await bench.pin(pinOf('p1'), pinOf('p2'), pinOf('p3'));
    expect([bench.listed(), bench.pins.view().limit]).toEqual([['p1', 'p2'], 2]);
  });

  test('a pin older than the administrator allows has expired, here', async () => {
    const bench = createBench();
    await bench.rule({ days: 7 });
    await bench.pin(pinOf('fresh', 6), pinOf('old', 7));
    expect(bench.pins.view().items).toMatchObject([
      { pinId: 'fresh', isExpired: false, expiresAt: new Date(NOW_MS + DAY_MS).toISOString() },
      { pinId: 'old', isExpired: true },
    ]);
    expect([bench.pins.grantOf('old'), bench.pins.grantOf('fresh')]).toEqual([undefined, expect.any(String)]);
    await bench.rule({ days: 90 });
    expect(bench.pins.view().items).toMatchObject([{ expiresAt: pinOf('fresh', 6).expiresAt }, { pinId: 'old' }]);
  });

  test('pins that are off can neither be made nor opened', async () => {
    const bench = createBench();
    await bench.pin(pinOf('p1'));
    await bench.rule({ isEnabled: false });
    await bench.pin(pinOf('p2'));
    expect([bench.listed(), bench.pins.view().isEnabled, bench.pins.grantOf('p1')]).toEqual([['p1'], false, undefined]);
  });
});
