import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { alertsAbout } from './frame/alerts.ts';
import type { Answer } from './frame/ask.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { RunningWorker } from './frame/running-worker.ts';
import { expectSame } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { signInAt } from './frame/sign-in.ts';

let scene: Scene;
let limited: RunningWorker;
beforeAll(async () => {
  scene = await openScene();
  // As a bank runs it that sets no limits of its own.
  limited = await scene.another({ RATE_LIMITS: undefined });
});
afterAll(() => scene.close());

const RENEWAL = '/v1/tickets/renewal';
const TOO_MANY = [429, 'too_many_requests'];
const resultOf = (answer: Answer) => [answer.status, codeOf(answer)];

async function ticketOf(user: typeof REP) {
  const rep = await scene.rep(user);
  const conversationId = await scene.ring(user, 'fraud-delay-builder', 'verified');
  const { ticket = '' } = identityOf(await scene.pack(rep, { conversationId }));
  return { rep, conversationId, ticket };
}

/** The last character of a part may carry fewer than six bits: another one there may say the same. */
const PLACE = /[\w-](?=[\w-])/gu;

/** A guess of each kind in turn: one character changed, another tag, nothing known at all. */
function guessAt(ticket: string, turn: number): string {
  if (turn % 3 === 1) return `${ticket.slice(0, -22)}${randomBytes(16).toString('base64url')}`;
  if (turn % 3 === 2) return randomBytes(292).toString('base64url');
  const places = [...ticket.matchAll(PLACE)].map(({ index }) => index);
  const place = places[Math.floor(turn / 3) % places.length] ?? 0;
  const other = ticket.charAt(place) === 'A' ? 'B' : 'A';
  return ticket.slice(0, place) + other + ticket.slice(place + 1);
}

attack(
  'A15',
  'a hundred thousand guesses at a ticket open none, with the very keys of the worker',
  { defences: ['authenticated-seal'], timeoutMs: 300_000 },
  async () => {
    const { conversationId, ticket } = await ticketOf(REP);
    const ring = [{ kid: 's1', secret: scene.secrets.session }] as const;
    const seals = createSeals({ keys: { general: ring, pins: ring }, clock: { nowMs: Date.now } });
    expect((await seals.open('ticket', ticket)).claims).toMatchObject({ repId: REP.id, conversationId });
    const opened: string[] = [];
    for (let turn = 0; turn < 100_000; turn += 200) {
      const guesses = Array.from({ length: 200 }, (_, place) => guessAt(ticket, turn + place));
      const results = await Promise.allSettled(guesses.map((guess) => seals.open('ticket', guess)));
      opened.push(...guesses.filter((_, place) => results[place]?.status === 'fulfilled'));
    }
    expect(opened).toEqual([]);
    scene.hangUp(conversationId);
  },
);

attack(
  'A15',
  'every altered ticket is refused with the same bytes, before Genesys or the warehouse is asked',
  { defences: ['authenticated-seal'] },
  async () => {
    const { rep, conversationId, ticket } = await ticketOf(REP);
    expect((await askAs(scene.worker.port, rep, RENEWAL, { ticket })).status).toBe(200);
    await scene.mark();
    const first = await askAs(scene.worker.port, rep, RENEWAL, { ticket: guessAt(ticket, 2) });
    expect(resultOf(first)).toEqual([400, 'handle_invalid']);
    for (let turn = 0; turn < 300; turn += 1) {
      expectSame(await askAs(scene.worker.port, rep, RENEWAL, { ticket: guessAt(ticket, turn) }), first);
    }
    // No work depends on how near a guess is: that is what a clock could tell.
    expect(scene.genesys.calls).toEqual([]);
    expect(await scene.queries.names()).toEqual([]);
    scene.hangUp(conversationId);
  },
);

/** How many of the texts have each bit set, most significant first. */
function bitCounts(texts: Buffer[], bits: number): number[] {
  return Array.from(
    { length: bits },
    (_, bit) => texts.filter((bytes) => ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1).length,
  );
}

attack(
  'A15',
  'what a guess would have to hit is 128 bits of chance, and no ticket id comes twice',
  { defences: ['random-ids'] },
  async () => {
    const { rep, conversationId, ticket } = await ticketOf(REP);
    const SAMPLES = 256;
    const tags: Buffer[] = [];
    const ids: Buffer[] = [];
    const unknown = await Promise.all(Array.from({ length: 4 }, () => scene.ring(REP, 'unknown-caller')));
    const take = async (nobody: string) => {
      const renewed = await askAs(scene.worker.port, rep, RENEWAL, { ticket });
      tags.push(Buffer.from(String(JSON.parse(renewed.text).ticket).split('.').at(-1) ?? '', 'base64url'));
      const { ticketId } = identityOf(await scene.pack(rep, { conversationId: nobody }));
      ids.push(Buffer.from(ticketId.replaceAll('-', ''), 'hex'));
    };
    while (tags.length < SAMPLES) await Promise.all(unknown.map(take));
    const distinct = (texts: Buffer[]) => new Set(texts.map((bytes) => bytes.toString('hex'))).size;
    expect([distinct(tags), distinct(ids)]).toEqual([SAMPLES, SAMPLES]);
    expect(new Set(tags.map(({ length }) => length))).toEqual(new Set([16]));
    // A fair bit is set 128 ± 8 times; six deviations leave no room for a counter, a clock or a short key.
    const isFair = (count: number) => count > 80 && count < 176;
    expect(bitCounts(tags, 128).filter((count) => !isFair(count))).toEqual([]);
    // A version 4 UUID spells its version and variant in six bits.
    expect(bitCounts(ids, 128).filter((count) => !isFair(count))).toHaveLength(6);
    for (const id of [conversationId, ...unknown]) scene.hangUp(id);
  },
);

attack(
  'A15',
  'guessing is stopped after twenty tries, whatever the handle is tried at, and reported once',
  { defences: ['guess-limit'] },
  async () => {
    const rep = await signInAt(scene.stage, limited.port, OTHER_REP);
    const tries = [
      ['/v1/packs', 'handle'],
      [RENEWAL, 'ticket'],
      ['/v1/pins', 'ticket'],
      ['/v1/pins/removal', 'grant'],
    ] as const;
    const answers: Answer[] = [];
    await scene.mark();
    for (let turn = 0; turn < 60; turn += 1) {
      const [path, field] = tries[turn % tries.length] ?? tries[0];
      answers.push(await askAs(limited.port, rep, path, { [field]: randomBytes(150).toString('base64url') }));
    }
    expect(answers.slice(0, 20).map(resultOf)).toEqual(Array(20).fill([400, 'handle_invalid']));
    expect(answers.slice(20).map(resultOf)).toEqual(Array(40).fill(TOO_MANY));
    for (const { headers } of answers.slice(20)) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(scene.genesys.calls).toEqual([]);
    expect(await scene.queries.names()).toEqual([]);
    expect(alertsAbout(limited, OTHER_REP.id)).toEqual(['handle']);
  },
);
