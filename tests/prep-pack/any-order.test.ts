import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { frame as frameSchema } from '../../api-worker/contract/frames.ts';
import type { SectionId } from '../../api-worker/contract/sections.ts';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';
import type { WarehouseFailure } from '../../api-worker/warehouse/warehouse-error.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { openDesk, QUERIED, REP } from './desk.ts';

const ALERTS_FIRST_FOR_MS = 1_500;
const SECTION_DEADLINE_MS = 4_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Course {
  afterMs: number;
  failure: WarehouseFailure | null;
}

const failures: WarehouseFailure[] = ['timeout', 'unavailable', 'wrong_subject', 'malformed', 'too_many_rows'];
const course: fc.Arbitrary<Course> = fc.record({
  afterMs: fc.integer({ min: 0, max: SECTION_DEADLINE_MS }),
  failure: fc.option(fc.constantFrom(...failures), { nil: null }),
});
const courses = fc.record(Object.fromEntries(QUERIED.map((id) => [id, course])));
const asked = fc.subarray<SectionId>([...SECTION_IDS], { minLength: 1 });

async function stream(given: Record<string, Course>, sections: SectionId[]) {
  const answers = Object.fromEntries(
    Object.entries(given).map(([id, { afterMs, failure }]) => [
      id,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        if (failure) throw new WarehouseError(failure);
      },
    ]),
  );
  const desk = openDesk({ answers });
  const conversationId = await desk.ringSigned();
  const asker = { rep: REP, correlationId: 'c', signal: new AbortController().signal };
  const frames = await desk.preparePack({ conversationId, sections }, asker);
  const startedMs = performance.now();
  const received: { frame: Frame; atMs: number }[] = [];
  const reading = (async () => {
    for await (const frame of frames) received.push({ frame, atMs: performance.now() - startedMs });
  })();
  await vi.advanceTimersByTimeAsync(SECTION_DEADLINE_MS + 1_000);
  await reading;
  return { received, desk };
}

type Received = Awaited<ReturnType<typeof stream>>['received'];

function expectOneStream(frames: Frame[]): void {
  expect(frames[0]?.type).toBe('identity');
  expect(frames.findIndex(({ type }) => type === 'done')).toBe(frames.length - 1);
  expect(new Set(frames.map(({ ticketId }) => ticketId)).size).toBe(1);
}

function expectEachOnce(frames: Frame[], sections: SectionId[]): void {
  const parts = frames.flatMap((each) => (each.type === 'section' ? [`${each.id} ${each.part}`] : []));
  const expected = sections.flatMap((id) => (id === 'insights' ? ['insights first', 'insights body'] : [`${id} all`]));
  expect(parts.toSorted()).toEqual(expected.toSorted());
}

/** Each section when it is ready; before alerts, or 1.5 s without them, no other one. */
function expectAlertsFirst(received: Received, sections: SectionId[], given: Record<string, Course>): void {
  const gateMs = sections.includes('alerts') ? Math.min(given.alerts?.afterMs ?? 0, ALERTS_FIRST_FOR_MS) : 0;
  const sent = received.flatMap(({ frame, atMs }) =>
    frame.type === 'section' && frame.part === 'all' ? [{ id: frame.id, atMs }] : [],
  );
  const dueMs = (id: SectionId, ownMs: number) => (id === 'alerts' ? ownMs : Math.max(ownMs, gateMs));
  expect(sent).toEqual(sent.map(({ id }) => ({ id, atMs: dueMs(id, given[id]?.afterMs ?? 0) })));
  const alertsAt = sent.findIndex(({ id }) => id === 'alerts');
  for (const { atMs } of sent.slice(0, Math.max(0, alertsAt))) expect(atMs).toBeGreaterThanOrEqual(ALERTS_FIRST_FOR_MS);
}

it('streams every asked section once, identity first, alerts before the others for 1.5 s, the end last, under one ticket', async () => {
  await fc.assert(
    fc.asyncProperty(courses, asked, async (given, sections) => {
      const { received, desk } = await stream(given, sections);
      const frames = received.map(({ frame }) => frameSchema.parse(frame));
      expectOneStream(frames);
      expectEachOnce(frames, sections);
      expectAlertsFirst(received, sections, given);
      const hasFailed = sections.some((id) => given[id]?.failure);
      expect(frames.at(-1)).toMatchObject({ type: 'done', complete: !hasFailed });
      expect(desk.livePacks.size).toBe(0);
    }),
    { numRuns: 100 },
  );
});

it('says of each section what became of it, whatever became of the others', async () => {
  await fc.assert(
    fc.asyncProperty(courses, async (given) => {
      const { received } = await stream(given, [...SECTION_IDS]);
      const ends = received.flatMap(({ frame }) =>
        frame.type === 'section' && frame.part === 'all' ? [[frame.id, frame.status, frame.code ?? null]] : [],
      );
      expect(ends.toSorted()).toEqual(
        QUERIED.map((id) => {
          const failure = given[id]?.failure ?? null;
          return [id, failure ? 'failed' : 'ready', failure];
        }).toSorted(),
      );
    }),
    { numRuns: 50 },
  );
});
