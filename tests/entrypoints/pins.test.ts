import { describe, expect, test } from 'vitest';
import type { Pin } from '../../api-worker/contract/pins.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPins } from '../../entrypoints/sidepanel/pins/create-pins.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

const NOW_MS = Date.parse('2026-11-18T10:45:00Z');
const pinOf = (pinId: string, expiresAt = '2026-12-18T10:45:00Z'): Pin => ({
  pinId,
  grant: `sealed-grant-of-${pinId}`,
  label: `Customer ${pinId}`,
  market: 'GB',
  pinnedAt: '2026-11-18T10:45:00Z',
  expiresAt,
});

function createBench(disk = createMemoryArea(), readable: readonly Pin[] = []) {
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
    isEnabled: true,
    limit: 30,
    nowMs: () => NOW_MS,
    onChange: () => undefined,
  });
  return { pins, asked, disk };
}

const onDisk = (...pins: Pin[]) =>
  createMemoryArea({ pins: pins.map(({ label: _label, market: _market, ...grant }) => grant) });

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
    const { pins } = createBench(onDisk(pinOf('p1')), [pinOf('p1')]);
    await pins.load();
    expect(pins.view().items).toMatchObject([{ pinId: 'p1', label: 'Customer p1', market: 'GB' }]);
    expect(pins.grantOf('p1')).toBe('sealed-grant-of-p1');
  });

  test('of another rep of this browser is not listed', async () => {
    const { pins } = createBench(onDisk(pinOf('p1'), pinOf('p2')), [pinOf('p2')]);
    await pins.load();
    expect(pins.view().items.map(({ pinId }) => pinId)).toEqual(['p2']);
  });

  test('that has expired is shown as such and cannot be opened', async () => {
    const { pins, asked } = createBench(onDisk(pinOf('p1', '2026-11-18T10:44:59Z')));
    await pins.load();
    expect(pins.view().items).toMatchObject([{ isExpired: true }]);
    expect(pins.grantOf('p1')).toBeUndefined();
    await pins.remove('p1');
    expect(pins.view().items).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('is removed here even if the worker does not answer, which is said', async () => {
    const { pins, disk } = createBench(onDisk(pinOf('p1')), [pinOf('p1')]);
    await pins.load();
    const failing = createPins({
      api: {
        createPin: () => Promise.reject(new ProblemError('not_permitted', { status: 403 })),
        removePin: () => Promise.reject(new ProblemError('offline')),
        readPins: async () => [pinOf('p1')],
      },
      disk,
      isEnabled: true,
      limit: 30,
      nowMs: () => NOW_MS,
      onChange: () => undefined,
    });
    await failing.load();
    await failing.remove('p1');
    expect(failing.view()).toMatchObject({ items: [], problem: 'offline' });
    await failing.add('ticket', () => undefined);
    expect(failing.view()).toMatchObject({ items: [], problem: 'not_permitted' });
  });

  test('is read in requests of bounded size', async () => {
    const many = Array.from({ length: 23 }, (_each, index) => pinOf(`p${index}`));
    const { pins, asked } = createBench(onDisk(...many), many);
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
