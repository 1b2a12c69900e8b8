import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { parseFrame } from '../../entrypoints/sidepanel/packs/parse-frame.ts';
import { readLines } from '../../entrypoints/sidepanel/packs/read-lines.ts';
import { streamPack } from '../../entrypoints/sidepanel/packs/stream-pack.ts';
import { doneLine, identified, identityLine, packLines, sectionLine, streamOf, toBytes } from './pack-lines.ts';

const limits = () => ({ signal: new AbortController().signal, silenceMs: 5_000 });

async function linesOf(...chunks: Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(streamOf(...chunks), limits())) lines.push(line);
  return lines;
}

async function told(...chunks: Uint8Array[]): Promise<string[]> {
  const heard: string[] = [];
  await streamPack(
    streamOf(...chunks),
    {
      onIdentity: ({ ticketId }) => heard.push(`identity ${ticketId}`),
      onPart: ({ id, state }) => heard.push(`${id} ${state}`),
      onChecking: () => heard.push('checking'),
      onEnd: (stream) => heard.push(stream),
    },
    new AbortController().signal,
    { isAlertsFirst: true },
  );
  return heard;
}

describe('the lines of a pack', () => {
  test('are the same however the stream was cut into chunks', async () => {
    const lines = packLines('t1', 'Łódź 株式会社 🏗️');
    const bytes = toBytes(lines);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 30 }), async (cuts) => {
        const edges = [0, ...[...cuts].sort((left, right) => left - right), bytes.length];
        const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect((await linesOf(...chunks)).map((line) => JSON.parse(line))).toEqual(lines);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['an endless line', [new Uint8Array(1_000_002).fill(97)]],
    ['a long line', [new Uint8Array(1_000_002).fill(97), new Uint8Array([10])]],
    ['text that is not UTF-8', [new Uint8Array([123, 255, 254, 125, 10])]],
    ['more lines than any pack has', [toBytes(Array.from({ length: 201 }, () => ({})))]],
  ])('end as cut at %s', async (_what, chunks) => {
    await expect(linesOf(...chunks)).rejects.toMatchObject({ code: 'cut' });
  });
});

describe('a frame', () => {
  test('of an unknown type is passed over', () => {
    expect(parseFrame('{"type":"weather","ticketId":"t1"}')).toEqual({ type: 'ping' });
  });

  test.each([['not json'], ['null'], ['[]'], ['{"type":"section"}'], ['{"type":"section","ticketId":"t1"}']])(
    'that is no frame ends the pack: %s',
    (line) => expect(() => parseFrame(line)).toThrow(ProblemError),
  );

  test('keeps its other blocks when one is of a kind this panel does not know', () => {
    const newer = { kind: 'globe', place: 'body', lines: ['12 countries'], spin: 3 };
    const frame = parseFrame(JSON.stringify(sectionLine('t1', 'network', 'x', { blocks: [newer] })));
    expect(frame).toMatchObject({ state: 'ready', blocks: [{ kind: 'plain', lines: ['12 countries'] }] });
    expect(frame).not.toHaveProperty('blocks.0.spin');
  });

  test('shows the lines of a known kind in a shape it does not know', () => {
    const odd = { kind: 'metrics', place: 'first', lines: ['Deposits 4'], metrics: 'many' };
    expect(parseFrame(JSON.stringify(sectionLine('t1', 'kpis', 'x', { blocks: [odd] })))).toMatchObject({
      blocks: [{ kind: 'plain', lines: ['Deposits 4'] }],
    });
  });

  test('fails its section when a block cannot even be read as lines: a missing card is never "none"', () => {
    const broken = JSON.stringify(sectionLine('t1', 'alerts', 'x', { blocks: [{ kind: 'notices' }] }));
    expect(parseFrame(broken)).toMatchObject({ id: 'alerts', state: 'failed', code: 'malformed', blocks: [] });
  });

  test('fails its section when the status is not known', () => {
    expect(parseFrame(JSON.stringify(sectionLine('t1', 'kpis', 'x', { status: 'odd' })))).toMatchObject({
      state: 'failed',
    });
  });

  test('may be of a section this panel does not know', () => {
    expect(parseFrame(JSON.stringify(sectionLine('t1', 'sustainability', 'x')))).toMatchObject({ state: 'ready' });
  });

  test('pollutes no prototype', () => {
    const line =
      '{"type":"section","ticketId":"t1","id":"kpis","part":"all","status":"ready","blocks":[],"ms":1,"__proto__":{"polluted":1}}';
    parseFrame(line);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a stream', () => {
  test('drops frames of another ticket', async () => {
    const lines = [identityLine('t1', identified('A')), sectionLine('t2', 'alerts', 'B'), doneLine('t2')];
    expect(await told(toBytes(lines))).toEqual(['identity t1', 'cut']);
  });

  test('without its last frame is cut', async () => {
    const lines = packLines('t1', 'A').slice(0, -1);
    expect((await told(toBytes(lines))).at(-1)).toBe('cut');
  });

  test('that breaks off in the middle is cut, and what came before stands', async () => {
    const bytes = toBytes([identityLine('t1', identified('A')), sectionLine('t1', 'alerts', 'A')]);
    expect(await told(bytes, new TextEncoder().encode('{"type":"sec'))).toEqual(['identity t1', 'alerts ready', 'cut']);
  });

  test('draws nothing else before the alerts', async () => {
    const lines = [
      identityLine('t1', identified('A')),
      sectionLine('t1', 'kpis', 'A'),
      sectionLine('t1', 'alerts', 'A'),
      doneLine('t1'),
    ];
    expect(await told(toBytes(lines))).toEqual(['identity t1', 'alerts ready', 'kpis ready', 'complete']);
  });

  test('throws when nobody was named', async () => {
    await expect(told(toBytes([sectionLine('t1', 'alerts', 'A')]))).rejects.toMatchObject({ code: 'cut' });
  });

  test('ends after a silence', async () => {
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(toBytes([identityLine('t1', identified('A'))])),
    });
    const ends: string[] = [];
    const listener = { onIdentity: () => undefined, onPart: () => undefined, onChecking: () => undefined };
    await streamPack(silent, { ...listener, onEnd: (end) => ends.push(end) }, new AbortController().signal, {
      isAlertsFirst: true,
      silenceMs: 20,
    });
    expect(ends).toEqual(['cut']);
  });

  test('says nothing more once it is aborted', async () => {
    const abort = new AbortController();
    const heard: string[] = [];
    const lines = packLines('t1', 'A');
    await streamPack(
      streamOf(toBytes(lines)),
      {
        onIdentity: () => abort.abort(),
        onPart: ({ id }) => heard.push(id),
        onChecking: () => heard.push('checking'),
        onEnd: (end) => heard.push(end),
      },
      abort.signal,
      { isAlertsFirst: true },
    );
    expect(heard).toEqual([]);
  });
});
