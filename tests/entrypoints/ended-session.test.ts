import { describe, expect, test } from 'vitest';
import { createEndings } from '../../entrypoints/sidepanel/session/endings.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createKeyRing, createMemoryArea } from './browser-stand-ins.ts';
import { createDeskBench } from './desk-bench.ts';
import { createPanelBench, HOST, settled, USE } from './panel-bench.ts';

describe('a session that ends under a running desk', () => {
  test('takes the document with it, and leaves only the reason', async () => {
    const { verdict, loseSession, last, reloads, endings } = await createPanelBench();
    await verdict(USE);
    loseSession();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'session_expired' });
    await settled();
    expect(reloads()).toBe(1);
    expect(endings).toEqual(['session_expired']);
  });

  test('is named by the next document, which waits for a click', async () => {
    const { verdict, last, panel, endings, worker } = await createPanelBench();
    endings.push('session_expired');
    await verdict(USE);
    expect(worker.silent).not.toBeNull();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'session_expired' });
    panel.actions.signIn();
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('leaves neither session nor key, and its reason once', async () => {
    const area = createMemoryArea();
    const memory = createSessionMemory(area);
    const keys = createKeyRing();
    const { keyId } = await keys.create();
    const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
    await memory.write({ session: 's', expiresAt: '2030-01-01T00:00:00Z', rep, keyId, origin: HOST });
    const endings = createEndings(memory, keys);
    await endings.keep('session_expired');
    expect([area.items, keys.count()]).toEqual([{ ending: 'session_expired' }, 0]);
    expect([await endings.take(), await endings.take(), area.items]).toEqual(['session_expired', null, {}]);
  });

  test('without a desk says so in place: nobody was shown', async () => {
    const { verdict, last, worker, reloads } = await createPanelBench();
    worker.silent = null;
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'signed-out' });
    expect(reloads()).toBe(0);
  });
});

describe('a policy that changes under a running desk', () => {
  test('takes the document with it if it names another worker', async () => {
    const { verdict, last, reloads } = await createPanelBench();
    await verdict(USE);
    await verdict({ kind: 'use', host: 'https://pilot.bank.example' });
    expect(last()).toEqual({ phase: 'waiting-for-policy' });
    expect(reloads()).toBe(1);
  });

  test('changes in place what may be done there', async () => {
    const { verdict, last, reloads } = await createPanelBench();
    await verdict(USE);
    await verdict(USE, { arePinsAllowed: false, isPrintAllowed: false });
    expect(last()).toMatchObject({ phase: 'ready', pins: { isEnabled: false }, features: { print: false } });
    expect(reloads()).toBe(0);
  });
});

test('a desk that closes stops what streams', async () => {
  const bench = createDeskBench({ isStreaming: true });
  await bench.ring('a');
  expect(bench.signals[0]?.aborted).toBe(false);
  bench.close();
  expect(bench.signals[0]?.aborted).toBe(true);
});
