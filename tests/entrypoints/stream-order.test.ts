import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StreamOptions } from '../../entrypoints/sidepanel/packs/stream-pack.ts';
import { streamPack } from '../../entrypoints/sidepanel/packs/stream-pack.ts';
import { openStream } from './open-stream.ts';
import { doneLine, identified, identityLine, sectionLine, streamOf, toBytes } from './pack-lines.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const identity = (ticketId = 't1') => identityLine(ticketId, identified('A'));
const section = (id: string, extra: object = {}) => sectionLine('t1', id, 'A', extra);
const soon = () => vi.advanceTimersByTimeAsync(0);

/** A pack that is being read, and what was told of it so far. */
function read(options: Partial<StreamOptions> = {}) {
  const heard: string[] = [];
  const open = openStream();
  const abort = new AbortController();
  const reading = streamPack(
    open.stream,
    {
      onIdentity: ({ ticketId }) => heard.push(`identity ${ticketId}`),
      onPart: ({ id, state }) => heard.push(`${id} ${state}`),
      onChecking: () => heard.push('checking'),
      onEnd: (end) => heard.push(end),
    },
    abort.signal,
    { isAlertsFirst: true, ...options },
  );
  return { ...open, abort, heard, reading };
}

describe('while the alerts are awaited', () => {
  test('nothing else is told; with them everything that waited is, at once and in its order', async () => {
    const { push, heard } = read();
    push(identity(), section('kpis'), section('network'));
    await soon();
    expect(heard).toEqual(['identity t1']);
    push(section('alerts'));
    await soon();
    expect(heard).toEqual(['identity t1', 'alerts ready', 'kpis ready', 'network ready']);
    push(section('journey'));
    await soon();
    expect(heard.at(-1)).toBe('journey ready');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(heard).not.toContain('checking');
  });

  test.each([
    ['after a second and a half', {}, 1_500],
    ['after the time it was given', { checkingAfterMs: 300 }, 300],
  ])('their place says so %s, and the others are told; the alerts still come', async (_what, options, afterMs) => {
    const { push, heard } = read(options);
    push(identity(), section('kpis'));
    await vi.advanceTimersByTimeAsync(afterMs - 1);
    expect(heard).toEqual(['identity t1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual(['identity t1', 'checking', 'kpis ready']);
    push(section('network'), section('alerts'));
    await soon();
    expect(heard.slice(3)).toEqual(['network ready', 'alerts ready']);
  });

  test('the end tells what waited: a missing alert holds nothing back', async () => {
    const { push, heard, reading } = read();
    push(identity(), section('kpis'), doneLine('t1'));
    await reading;
    expect(heard).toEqual(['identity t1', 'kpis ready', 'complete']);
  });

  test('an abort tells nothing of what waited, not even later', async () => {
    const { push, heard, abort, reading } = read();
    push(identity(), section('kpis'));
    await soon();
    abort.abort();
    await reading;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard).toEqual(['identity t1']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('sections that are asked for again are told as they come', async () => {
  const { push, heard } = read({ isAlertsFirst: false });
  push(identity(), section('kpis'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual(['identity t1', 'kpis ready']);
});

describe('a pack has one ticket', () => {
  test('and one identity: another one later changes nothing', async () => {
    const { push, heard, close, reading } = read();
    push(identity(), identity('t2'), identity(), section('alerts'), sectionLine('t2', 'kpis', 'B'), doneLine('t2'));
    close();
    await reading;
    expect(heard).toEqual(['identity t1', 'alerts ready', 'cut']);
  });

  test('and one end: what follows it is not read', async () => {
    const { push, heard, reading, isCancelled } = read();
    push(identity(), section('alerts'), { type: 'ping', ticketId: 't1' }, doneLine('t1'), section('kpis'));
    await reading;
    expect(heard).toEqual(['identity t1', 'alerts ready', 'complete']);
    expect(isCancelled()).toBe(true);
  });

  test('and parts of it that cannot be read are told as failed', async () => {
    const { push, heard } = read();
    push(identity(), section('alerts', { blocks: [{ kind: 'notices' }] }));
    await soon();
    expect(heard).toEqual(['identity t1', 'alerts failed']);
  });
});

describe('a fault', () => {
  const listener = { onIdentity: () => {}, onPart: () => {}, onChecking: () => {}, onEnd: () => {} };
  const fault = (...lines: unknown[]) =>
    streamPack(streamOf(toBytes(lines)), listener, new AbortController().signal, { isAlertsFirst: true });

  test('before anybody was named is thrown by its own code', async () => {
    await expect(fault({ type: 'identity', ticketId: 't1' })).rejects.toMatchObject({ code: 'answer_malformed' });
    await expect(fault('no frame')).rejects.toMatchObject({ code: 'cut' });
    await expect(fault()).rejects.toMatchObject({ code: 'cut' });
  });

  test('later cuts the pack, and what waited is told', async () => {
    const { push, heard, reading } = read();
    push(identity(), section('kpis'), { type: 'section', ticketId: 't1' });
    await reading;
    expect(heard).toEqual(['identity t1', 'kpis ready', 'cut']);
  });

  test('of twelve silent seconds cuts it, too', async () => {
    const { push, heard, reading } = read();
    push(identity(), section('alerts'));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(heard.at(-1)).toBe('alerts ready');
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(heard.at(-1)).toBe('cut');
  });
});
