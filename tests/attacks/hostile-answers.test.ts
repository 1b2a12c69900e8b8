import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { EXTENSION_ORIGIN } from '../../mocks/stage/panel-headers.ts';
import { doneLine, identified, identityLine, packLines, sectionLine } from '../entrypoints/pack-lines.ts';
import { attack } from './frame/attack.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';

let desk: AttackedDesk;
const uncaught: string[] = [];
beforeAll(async () => {
  desk = await openAttackedDesk();
  desk.panel.on('pageerror', ({ message }) => uncaught.push(message));
});
afterAll(() => desk?.theatre.close());

const MAX_MEMORY_BYTES = 50_000_000;
const NAME = 'Hostile Answers plc';
const line = (frame: unknown) => `${JSON.stringify(frame)}\n`;
const identity = line(identityLine('t1', identified(NAME)));
const alerts = sectionLine('t1', 'alerts', NAME);
const done = line(doneLine('t1'));

type Answer = (outgoing: ServerResponse) => void | Promise<void>;
const head = (outgoing: ServerResponse, headers: Record<string, string> = {}) =>
  outgoing.writeHead(200, {
    'content-type': 'application/x-ndjson',
    'access-control-allow-origin': EXTENSION_ORIGIN,
    ...headers,
  });
const body =
  (...parts: (string | Buffer)[]): Answer =>
  (outgoing) => {
    head(outgoing);
    for (const part of parts) outgoing.write(part);
    outgoing.end();
  };
const text = (words: string, headers: Record<string, string>): Answer => {
  return (outgoing) => void head(outgoing, headers).end(words);
};
/** The same bytes again and again, for as long as anybody reads. */
const endless =
  (start: string, part: string): Answer =>
  async (outgoing) => {
    head(outgoing).write(start);
    const gone = once(outgoing, 'close');
    for (let sent = 0; sent < 400_000_000 && !outgoing.destroyed; sent += part.length) {
      if (!outgoing.write(part)) await Promise.race([once(outgoing, 'drain'), gone]);
    }
    outgoing.end();
  };

/** What the panel says of each: that it could not look, or that the pack was cut, never "none". */
const FAILED = /could not|cannot be reached|cut|not be read|not complete|interrupted/iu;
const ANSWERS: Record<string, { answer: Answer; says: RegExp }> = {
  'a page of HTML with a script': {
    answer: text(`<html><script>window.pwned=1</script>${NAME}</html>`, { 'content-type': 'text/html' }),
    says: FAILED,
  },
  'one frame of 10 MB': { answer: body(line({ ...alerts, text: 'x'.repeat(10_000_000) })), says: FAILED },
  'a hundred thousand frames': { answer: body(identity, line(alerts).repeat(100_000), done), says: FAILED },
  'a line without an end': { answer: endless(identity, 'x'.repeat(64 * 1024)), says: FAILED },
  'frames without an end': { answer: endless(identity, line(alerts)), says: FAILED },
  'a small body that unpacks to 200 MB': {
    answer: (outgoing) =>
      void head(outgoing, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200_000_000, 120))),
    says: FAILED,
  },
  'bytes that are no text': { answer: body(identity, Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 10]), done), says: FAILED },
  'numbers that are none': { answer: body(identity, `{"type":"section","ticketId":"t1","ms":NaN}\n`), says: FAILED },
  'keys of the prototype': {
    answer: body(
      identity.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
      line(alerts).replace('{', '{"__proto__":{"polluted":1},'),
      line({ ...alerts, id: '__proto__' }),
      line({ ...alerts, id: 'constructor' }),
      done,
    ),
    says: new RegExp(NAME, 'u'),
  },
  'a section twice, the second time another': {
    answer: body(
      ...packLines('t1', NAME).slice(0, -1).map(line),
      line(sectionLine('t1', 'journey', 'Second journey')),
      done,
    ),
    says: /Second journey/u,
  },
  'a redirect to another host': {
    answer: (outgoing) =>
      void outgoing
        .writeHead(307, { location: 'https://evil.example/', 'access-control-allow-origin': EXTENSION_ORIGIN })
        .end(),
    says: FAILED,
  },
};

const HONEST = scenarioOf('healthy-grower').customerName ?? '';
const view = () => desk.panel.locator('#conversation-view');

const prototypeNames = () =>
  desk.panel.evaluate(() => [
    ...Object.getOwnPropertyNames(Object.prototype),
    Reflect.get(window, 'pwned') === undefined ? 'calm' : 'pwned',
    ...['polluted'].filter((name) => name in {}),
  ]);

/** What the panel holds, garbage of this attack included; what earlier ones left is collected at the start. */
async function memoryBytes({ isStart }: { isStart: boolean }): Promise<number> {
  const session = await desk.theatre.browser.context.newCDPSession(desk.panel);
  if (isStart) await session.send('HeapProfiler.collectGarbage');
  const usage: object = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return ['usedSize', 'backingStorageSize']
    .map((name) => Number(Reflect.get(usage, name) ?? 0))
    .reduce((sum, bytes) => sum + bytes, 0);
}

for (const [what, { answer, says }] of Object.entries(ANSWERS)) {
  attack(
    'C8',
    `the worker answers ${what}: a bounded fault, and the panel lives on`,
    { defences: ['bounded-parser'], timeoutMs: 60_000 },
    async () => {
      const before = await prototypeNames();
      await memoryBytes({ isStart: true });
      desk.theatre.stage.front.usurpPacks((outgoing) => void answer(outgoing));
      const id = await desk.show('fraud-delay-builder');
      await view().getByText(says).first().waitFor({ timeout: 10_000 });
      expect(await memoryBytes({ isStart: false })).toBeLessThan(MAX_MEMORY_BYTES);
      expect(await prototypeNames()).toEqual(before);
      expect(uncaught).toEqual([]);
      desk.theatre.stage.front.usurpPacks(null);
      await desk.endLast(id);
      const honest = await desk.show('healthy-grower');
      await view().locator('h1', { hasText: HONEST }).waitFor({ timeout: 10_000 });
      await desk.endLast(honest);
    },
  );
}
