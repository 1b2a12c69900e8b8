import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLines } from '../../entrypoints/sidepanel/packs/read-lines.ts';
import { openStream } from './open-stream.ts';
import { streamOf } from './pack-lines.ts';

const MOST = 1_000_000;
const cut = { code: 'cut' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function linesOf(stream: ReadableStream<Uint8Array>, signal = new AbortController().signal): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(stream, { signal, silenceMs: 1_000 })) lines.push(line);
  return lines;
}

describe('lines', () => {
  test.each([
    ['end with a line break each', ['a\nb\n'], ['a', 'b']],
    ['end with the stream, too', ['a\nb'], ['a', 'b']],
    ['are never blank', ['\na\n\n\nb\n', '\n'], ['a', 'b']],
    ['are none in an empty stream', [], []],
    ['may come in many pieces', ['a', 'b', '\nc', 'd\n'], ['ab', 'cd']],
  ])('%s', async (_what, chunks, expected) => {
    expect(await linesOf(streamOf(...chunks.map(bytesOf)))).toEqual(expected);
  });

  test('are 200 at most', async () => {
    expect(await linesOf(streamOf(bytesOf('x\n'.repeat(200))))).toHaveLength(200);
    await expect(linesOf(streamOf(bytesOf('x\n'.repeat(201))))).rejects.toMatchObject(cut);
  });

  test.each([
    ['in one piece', (line: Uint8Array) => [new Uint8Array([...line, 10])]],
    ['in two', (line: Uint8Array) => [line, new Uint8Array([10])]],
    ['at the end', (line: Uint8Array) => [line]],
  ])('are a million bytes long at most, %s', async (_what, chunksOf) => {
    const [longest] = await linesOf(streamOf(...chunksOf(new Uint8Array(MOST).fill(97))));
    expect(longest).toHaveLength(MOST);
    const longer = linesOf(streamOf(...chunksOf(new Uint8Array(MOST + 1).fill(97))));
    await expect(longer).rejects.toMatchObject(cut);
  });
});

describe('a reader', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('cuts a line that never ends before it fills the memory, without waiting for a silence', async () => {
    const endless = openStream();
    const reading = linesOf(endless.stream).catch((error: unknown) => error);
    endless.pushBytes(new Uint8Array(MOST + 1).fill(97));
    await vi.advanceTimersByTimeAsync(0);
    expect(endless.isCancelled()).toBe(true);
    expect(await reading).toMatchObject(cut);
  });

  test('who is told to stop waits no longer, and lets the stream go', async () => {
    const open = openStream();
    const abort = new AbortController();
    const reading = linesOf(open.stream, abort.signal);
    abort.abort();
    expect(await reading).toEqual([]);
    expect(open.isCancelled()).toBe(true);
  });

  test('who was told to stop before takes nothing', async () => {
    expect(await linesOf(streamOf(bytesOf('a\n')), AbortSignal.abort())).toEqual([]);
  });

  test('who wants no more lets the stream go and leaves nothing behind', async () => {
    const open = openStream();
    const { signal } = new AbortController();
    open.push({ a: 1 }, { b: 2 });
    for await (const line of readLines(open.stream, { signal, silenceMs: 1_000 })) {
      expect(line).toBe('{"a":1}');
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      break;
    }
    expect(open.isCancelled()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('ends with a silence, however much came before, and not while something comes', async () => {
    const open = openStream();
    const reading = linesOf(open.stream);
    for (const line of ['a', 'b', 'c', 'd']) {
      open.pushBytes(bytesOf(`${line}\n`));
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(open.isCancelled()).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(open.isCancelled()).toBe(true);
    expect(await reading).toEqual(['a', 'b', 'c', 'd']);
  });

  test('ends with a silence at the beginning', async () => {
    const open = openStream();
    const reading = linesOf(open.stream);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await reading).toEqual([]);
  });
});
