import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createMemoryProfile } from './browser-stand-ins.ts';
import { createBench, DAY_MS, NOW_MS, pinOf } from './roaming-pins-bench.ts';

const GRANT = 'sealed-grant-of-p1';
async function withPin(mayRoam = false) {
  const bench = createBench();
  await bench.rule({ mayRoam });
  await bench.pin(pinOf('p1'));
  return bench;
}

describe('a pin that is removed', () => {
  test('is off the list at once, and gone from the disk when the worker has recorded it', async () => {
    const { pins, listed, disk, noted, refusals } = await withPin();
    const recording = Promise.withResolvers<void>();
    refusals.push(recording.promise);
    const removing = pins.remove('p1');
    expect([listed(), JSON.stringify(disk.items).includes(GRANT)]).toEqual([[], true]);
    await pins.remove('p1');
    recording.resolve();
    await removing;
    expect([listed(), disk.items.pins, noted]).toEqual([[], [], [GRANT]]);
  });

  test.each([
    new ProblemError('offline'),
    new ProblemError('audit_unavailable', { status: 503 }),
    new ProblemError('too_many_requests', { status: 429 }),
    new ProblemError('session_required', { status: 401 }),
  ])('stays, which is said, while its removal cannot be recorded: $code', async (fault) => {
    const { pins, listed, disk, noted, refusals } = await withPin();
    refusals.push(fault);
    await pins.remove('p1');
    expect([listed(), pins.view().problem, pins.grantOf('p1')]).toEqual([['p1'], fault.code, GRANT]);
    expect(pins.view().items).toMatchObject([{ label: 'Customer p1' }]);
    expect(JSON.stringify(disk.items)).toContain(GRANT);
    await pins.remove('p1');
    expect([listed(), pins.view().problem, disk.items.pins, noted]).toEqual([[], undefined, [], [GRANT]]);
  });

  test.each([
    ['its key is gone', 'handle_invalid', 400],
    ['it has run out by the worker’s clock', 'handle_expired', 410],
  ])('goes without a record where the worker cannot read it any more: %s', async (_why, code, status) => {
    const { pins, listed, disk, refusals } = await withPin();
    refusals.push(new ProblemError(code, { status }));
    await pins.remove('p1');
    expect([listed(), pins.view().problem, disk.items.pins]).toEqual([[], undefined, []]);
  });

  test('stays, which is said, while the profile does not let go of it; it is recorded once', async () => {
    const { pins, listed, profile, noted } = await withPin(true);
    profile.fail();
    await pins.remove('p1');
    expect([listed(), pins.view().problem]).toEqual([['p1'], 'pin_not_removed']);
    profile.recover();
    await pins.remove('p1');
    expect([listed(), pins.view().problem, profile.items, noted]).toEqual([[], undefined, {}, [GRANT]]);
  });

  test('leaves no copy in a profile that once kept it, which would bring it back', async () => {
    const roaming = await withPin(true);
    const copies = structuredClone(roaming.profile.items);
    const bench = await withPin(false);
    Object.assign(bench.profile.items, copies);
    await bench.pins.remove('p1');
    await bench.pins.load();
    expect([bench.listed(), bench.profile.items]).toEqual([[], {}]);
  });

  test('goes from this computer also where the profile cannot even be read', async () => {
    const profile = { ...createMemoryProfile(), getAll: () => Promise.reject(new Error('no profile')) };
    const bench = createBench({ profile });
    await bench.rule({ mayRoam: false });
    await bench.pin(pinOf('p1'));
    await bench.pins.remove('p1');
    expect([bench.listed(), bench.disk.items.pins, bench.pins.view().problem]).toEqual([[], [], undefined]);
  });
});

test('a profile that does not let go of what has expired hides no pin', async () => {
  const bench = await withPin(true);
  const old = { ...pinOf('old'), expiresAt: new Date(NOW_MS - DAY_MS).toISOString() };
  await bench.pin(old);
  bench.profile.fail();
  const later = createBench({ profile: bench.profile });
  await later.pins.load();
  expect(later.listed()).toEqual(['p1', 'old']);
});
