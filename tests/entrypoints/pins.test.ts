import { describe, expect, test } from 'vitest';
import type { Pin } from '../../api-worker/contract/pins.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPins } from '../../entrypoints/sidepanel/pins/create-pins.ts';
import type { PinOwner } from '../../entrypoints/sidepanel/pins/owner-mark.ts';
import { ownerMark } from '../../entrypoints/sidepanel/pins/owner-mark.ts';
import { createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';

const NOW_MS = Date.parse('2026-11-18T10:45:00Z');
const pinOf = (pinId: string, expiresAt = '2026-12-18T10:45:00Z'): Pin => ({
  pinId,
  grant: `sealed-grant-of-${pinId}`,
  label: `Customer ${pinId}`,
  market: 'GB',
  pinnedAt: '2026-11-18T10:45:00Z',
  expiresAt,
});

const OWNER = { repId: 'r', host: 'https://prep.bank.example' };

function createBench(disk = createMemoryArea(), readable: readonly Pin[] = [], owner = OWNER) {
  const asked: unknown[] = [];
  const pins = createPins({
    api: {
      createPin: async (ticket) => {
        asked.push(['create', ticket]);
        return pinOf('p1');
      },
      removePin: async (grant) => {
        asked.push(['remove', grant]);
      },
      readPins: async (grants) => {
        asked.push(['read', grants.length]);
        return readable.filter(({ grant }) => grants.includes(grant));
      },
    },
    disk,
    owner,
    profile: createMemoryProfile(),
    rules: () => ({ isEnabled: true, limit: 30, mayRoam: false }),
    nowMs: () => NOW_MS,
    onChange: () => undefined,
  });
  return { pins, asked, disk };
}

async function onDiskOf(owner: PinOwner, ...pins: Pin[]) {
  const marked = pins.map(async ({ label: _label, market: _market, ...grant }) => ({
    ...grant,
    owner: await ownerMark(owner, grant.pinId),
  }));
  return createMemoryArea({ pins: await Promise.all(marked) });
}
const onDisk = (...pins: Pin[]) => onDiskOf(OWNER, ...pins);

describe('a pinned customer', () => {
  test('leaves only the sealed grant and its dates on the disk', async () => {
    const { pins, disk } = createBench();
    let pinned = '';
    await pins.add('sealed-ticket', (pinId) => {
      pinned = pinId;
    });
    expect(pinned).toBe('p1');
    expect(JSON.stringify(disk.items)).not.toContain('Customer');
    expect(pins.view().items).toMatchObject([{ pinId: 'p1', label: 'Customer p1', isExpired: false }]);
    expect(JSON.stringify(pins.view())).not.toContain('sealed-grant');
  });

  test('is found again after a restart, its label read by the worker', async () => {
    const { pins } = createBench(await onDisk(pinOf('p1')), [pinOf('p1')]);
    await pins.load();
    expect(pins.view().items).toMatchObject([{ pinId: 'p1', label: 'Customer p1', market: 'GB' }]);
    expect(pins.grantOf('p1')).toBe('sealed-grant-of-p1');
  });

  test.each([
    ['another rep of this browser', { ...OWNER, repId: 'another' }],
    ['another worker', { ...OWNER, host: 'https://test.bank.example' }],
  ])('of %s is neither listed, nor asked about, nor removed', async (_whose, owner) => {
    const disk = await onDiskOf(owner, pinOf('p1'));
    const { pins, asked } = createBench(disk, [pinOf('p1')]);
    await pins.load();
    expect([pins.view().items, asked]).toEqual([[], []]);
    expect(pins.grantOf('p1')).toBeUndefined();
    await pins.remove('p1');
    await pins.add('sealed-ticket', () => undefined);
    expect(asked).toEqual([['create', 'sealed-ticket']]);
    const theirs = createBench(disk, [pinOf('p1')], owner);
    await theirs.pins.load();
    expect(theirs.pins.view().items).toHaveLength(1);
    expect(JSON.stringify(disk.items)).not.toContain('another');
  });

  test('the worker does not read any more is not listed', async () => {
    const { pins } = createBench(await onDisk(pinOf('p1'), pinOf('p2')), [pinOf('p2')]);
    await pins.load();
    expect(pins.view().items.map(({ pinId }) => pinId)).toEqual(['p2']);
  });

  test('that has expired leaves the disk at the next start, whoever starts', async () => {
    const disk = await onDiskOf({ ...OWNER, repId: 'another' }, pinOf('p1', '2026-11-18T10:44:59Z'));
    await createBench(disk).pins.load();
    expect(disk.items).toEqual({ pins: [] });
  });

  test('that has expired is shown as such and cannot be opened', async () => {
    const { pins, asked } = createBench(await onDisk(pinOf('p1', '2026-11-18T10:44:59Z')));
    await pins.load();
    expect(pins.view().items).toMatchObject([{ isExpired: true }]);
    expect(pins.grantOf('p1')).toBeUndefined();
    await pins.remove('p1');
    expect(pins.view().items).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('is not made where the worker refuses, which is said', async () => {
    const pins = createPins({
      api: {
        createPin: () => Promise.reject(new ProblemError('not_permitted', { status: 403 })),
        removePin: () => expect.unreachable(),
        readPins: async () => [],
      },
      disk: createMemoryArea(),
      owner: OWNER,
      profile: createMemoryProfile(),
      rules: () => ({ isEnabled: true, limit: 30, mayRoam: false }),
      nowMs: () => NOW_MS,
      onChange: () => undefined,
    });
    await pins.add('ticket', () => undefined);
    expect(pins.view()).toMatchObject({ items: [], problem: 'not_permitted' });
  });

  test('is read in requests of bounded size', async () => {
    const many = Array.from({ length: 23 }, (_each, index) => pinOf(`p${index}`));
    const { pins, asked } = createBench(await onDisk(...many), many);
    await pins.load();
    expect(asked).toEqual([
      ['read', 10],
      ['read', 10],
      ['read', 3],
    ]);
    expect(pins.view().items).toHaveLength(23);
  });

  test('list that cannot be read from disk is empty, and the panel lives', async () => {
    const { pins } = createBench(createMemoryArea({ pins: 'nonsense' }));
    await pins.load();
    expect(pins.view()).toMatchObject({ items: [], problem: undefined });
  });
});
