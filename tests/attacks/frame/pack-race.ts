import { createPacks } from '../../../entrypoints/sidepanel/packs/create-packs.ts';
import type { PackAsk } from '../../../entrypoints/sidepanel/packs/pack-record.ts';
import { doneLine, identified, identityLine, sectionLine, toBytes } from '../../entrypoints/pack-lines.ts';

export type Key = 'a' | 'b' | 'c';
type OnKey = 'open' | 'refresh' | 'restart' | 'drop' | 'setAside' | 'retry' | 'choose' | 'vouch' | 'reveal' | 'renew';
export type Move =
  /** The next frame of a stream comes in, a frame of some other pack does, or the stream breaks off. */
  | { move: 'arrive' | 'intrude' | 'break'; stream: number }
  /** The answer to a reveal, a word or a renewal that was asked for comes in. */
  | { move: 'answer'; stream: number }
  | { move: OnKey; key: Key };

const KEYS: readonly Key[] = ['a', 'b', 'c'];

/** What stood under a key at some moment, as text. */
export interface Sight {
  key: Key;
  text: string;
}

/** Plays the moves against the panel's own packs, with a look at all of them after every change. */
export async function raced(moves: readonly Move[]): Promise<Sight[]> {
  const worker = createRacingWorker();
  const sights: Sight[] = [];
  const last = new Map<Key, unknown>();
  const look = () => {
    for (const key of KEYS) {
      const view = packs.view(key);
      if (view !== null && view !== last.get(key)) sights.push({ key, text: JSON.stringify(view) });
      last.set(key, view);
    }
  };
  const packs = createPacks({ api: worker.api, nowMs: () => 0, onChange: look });
  const act: Record<OnKey, (key: Key) => unknown> = {
    open: (key) => packs.open(key, { conversationId: key }),
    refresh: packs.refresh,
    restart: packs.restart,
    drop: packs.drop,
    setAside: packs.setAside,
    retry: (key) => packs.retry(key, ['alerts']),
    choose: (key) => packs.choose(key, `candidate-of-${key}`),
    vouch: (key) => packs.vouch(key, 'security-questions'),
    reveal: packs.revealField,
    renew: () => packs.renewTickets(),
  };
  for (const next of moves) {
    if ('key' in next) void act[next.move](next.key);
    else worker[next.move](next.stream);
    await settled();
    look();
  }
  for (const key of KEYS) packs.drop(key);
  return sights;
}

/** A view of one key with words of another, or of two customers of one conversation. */
export function mixedViews(sights: readonly Sight[]): Sight[] {
  return sights.filter(({ key, text }) => {
    const owners = new Set(Array.from(text.matchAll(/Customer-([a-z])-(\d+)/gu), ([word]) => word));
    return owners.size > 1 || [...owners].some((owner) => !owner.startsWith(`Customer-${key}-`));
  });
}

/** Every order in which two sequences can come in, each in its own order. */
export function interleavings(one: readonly Move[], other: readonly Move[]): Move[][] {
  const [first, ...rest] = one;
  const [second, ...others] = other;
  if (first === undefined) return [[...other]];
  if (second === undefined) return [[...one]];
  return [
    ...interleavings(rest, other).map((tail) => [first, ...tail]),
    ...interleavings(one, others).map((tail) => [second, ...tail]),
  ];
}

const SWAPS: readonly OnKey[] = ['drop', 'restart', 'refresh', 'setAside', 'choose'];

/** The same moves with one click on `a` at every place; `drop` opens it again, as a second call would. */
export function swapsOf(moves: readonly Move[]): Move[][] {
  const places = Array.from({ length: moves.length + 1 }, (_, place) => place);
  return places.flatMap((place) =>
    SWAPS.map((move): Move[] => {
      const reopens: Move[] = move === 'drop' ? [{ move: 'open', key: 'a' }] : [];
      return [...moves.slice(0, place), { move, key: 'a' }, ...reopens, ...moves.slice(place)];
    }),
  );
}

interface RacingStream {
  key: string;
  controller: ReadableStreamDefaultController<Uint8Array>;
  left: object[];
}

/** Answers when the race says so. Every pack of a conversation is another customer's, as if its attribute changed each time. */
function createRacingWorker() {
  const streams: RacingStream[] = [];
  const waiting: (() => void)[] = [];
  let packCount = 0;
  const answered = async <Answer>(answer: Answer): Promise<Answer> => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return answer;
  };
  const at = <Thing>(list: readonly Thing[], index: number) => list[index % Math.max(list.length, 1)];
  const send = (index: number, bytesOf: (stream: RacingStream) => object | undefined) => {
    const stream = at(streams, index);
    const line = stream === undefined ? undefined : bytesOf(stream);
    if (stream === undefined || line === undefined) return;
    try {
      stream.controller.enqueue(toBytes([line]));
    } catch {
      // The panel has hung up; a real worker notices no earlier either.
    }
  };
  return {
    api: {
      requestPack: async ({ conversationId, handle }: PackAsk) => {
        const key = conversationId ?? handle?.at(-1) ?? '';
        packCount += 1;
        const left = linesOf(key, packCount);
        return new ReadableStream<Uint8Array>({ start: (controller) => void streams.push({ key, controller, left }) });
      },
      renewTicket: (ticket: string) => answered({ ticket, ticketExpiresAt: '2030-01-01T00:00:00Z' }),
      verifyCaller: (ticket: string) => answered({ verification: `word-${ticket}`, expiresAt: '2030-01-01T00:00:00Z' }),
      giveFeedback: () => answered(undefined),
      revealField: (reveal: string) =>
        answered({ field: 'company-registration-number' as const, text: `number of ${reveal}`, hideAfterS: 30 }),
    },
    arrive: (index: number) => send(index, ({ left }) => left.shift()),
    intrude: (index: number) =>
      send(index, ({ key }) => sectionLine('t999', 'alerts', `Customer-${key === 'a' ? 'b' : 'a'}-999`)),
    break: (index: number) => {
      try {
        at(streams, index)?.controller.error(new TypeError('the connection broke'));
      } catch {
        // It had ended before.
      }
    },
    answer: (index: number) => {
      const place = waiting.length === 0 ? 0 : index % waiting.length;
      waiting.splice(place, 1)[0]?.();
    },
  };
}

/** Who it is, its alerts, its figures, the end: the customer's name in every one of them. */
function linesOf(key: string, pack: number): object[] {
  const ticketId = `t${pack}`;
  const name = `Customer-${key}-${pack}`;
  const registrationNumber = { text: '•••45', masked: true, reveal: name };
  return [
    identityLine(ticketId, identified(name), { registrationNumber }),
    sectionLine(ticketId, 'alerts', name),
    sectionLine(ticketId, 'kpis', name),
    doneLine(ticketId),
  ];
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
