import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ticketRenewal } from '../../api-worker/contract/packs.ts';
import { pin, pins } from '../../api-worker/contract/pins.ts';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, ben, startFixture } from '../genesys/fixture.ts';
import { codeOf, signIn } from './panel.ts';
import type { TestWorker } from './worker.ts';
import { startTestWorker } from './worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

const claims = (change: Partial<TicketClaims> = {}): TicketClaims => ({
  conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11',
  customerId: 'C1',
  callerId: 'C2',
  level: 'verified',
  repId: ada.id,
  label: 'Harbour Works',
  market: 'GB',
  policyVersion: '1',
  ...change,
});
const ticketOf = (worker: TestWorker, change: Partial<TicketClaims> = {}) =>
  worker.dependencies.seals.seal('ticket', claims(change), { expiresInS: 600 });

test.each(['asserted', 'verified'] as const)(
  'an %s customer is pinned, audited before the grant leaves',
  async (level) => {
    const worker = startTestWorker({ genesys });
    const panel = await signIn(worker, genesys);
    const answer = await panel.post('/v1/pins', { ticket: await ticketOf(worker, { level }) });
    const made = pin.parse(answer.json);
    expect(made).toMatchObject({ label: 'Harbour Works', market: 'GB' });
    expect(Date.parse(made.expiresAt) - Date.parse(made.pinnedAt)).toBe(90 * 86_400_000);
    const granted = await worker.dependencies.seals.open('pin', made.grant);
    expect(granted.claims).toEqual({
      customerId: 'C1',
      callerId: null,
      level,
      label: 'Harbour Works',
      market: 'GB',
      repId: ada.id,
    });
    expect(worker.audit.at(-1)).toMatchObject({ type: 'PIN', customerId: 'C1', result: level });
  },
);

test('a claimed customer cannot be pinned, nor any where the bank allows no pins', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const claimed = await panel.post('/v1/pins', { ticket: await ticketOf(worker, { level: 'claimed' }) });
  expect([claimed.status, codeOf(claimed)]).toEqual([403, 'not_permitted']);
  expect(worker.audit.at(-1)).toMatchObject({ type: 'DENIED', result: 'pin_not_permitted' });
  const without = startTestWorker({ genesys, settings: { PINS: '{"isEnabled":false}' } });
  const other = await signIn(without, genesys);
  expect(codeOf(await other.post('/v1/pins', { ticket: await ticketOf(without) }))).toBe('not_permitted');
});

test('a customer whom a search opened cannot be pinned', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const ticket = await ticketOf(worker, { conversationId: null, isFromSearch: true });
  expect(codeOf(await panel.post('/v1/pins', { ticket }))).toBe('not_permitted');
});

test('a ticket that rests on the rep’s word is renewed no longer than that word lasts', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { id } = genesys.control.ring({ userId: ada.id });
  const endingInS = (seconds: number) =>
    ticketOf(worker, { conversationId: id, wordEndsAtEpochS: Math.floor(worker.clock.nowMs() / 1000) + seconds });
  const soon = await panel.post('/v1/tickets/renewal', { ticket: await endingInS(60) });
  const leftMs = Date.parse(ticketRenewal.parse(soon.json).ticketExpiresAt) - worker.clock.nowMs();
  expect(leftMs).toBeLessThanOrEqual(60_000);
  expect(codeOf(await panel.post('/v1/tickets/renewal', { ticket: await endingInS(0) }))).toBe('handle_expired');
});

test("someone else's ticket, an altered one, a pin and nonsense are told the same", async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const ticket = await ticketOf(worker);
  const wrong = [
    await ticketOf(worker, { repId: ben.id }),
    `${ticket.slice(0, -8)}AAAAAAAA`,
    await worker.dependencies.seals.seal('pin', claims(), { expiresInS: 600 }),
    'x'.repeat(64),
  ];
  const answers = await Promise.all(wrong.map((each) => panel.post('/v1/pins', { ticket: each })));
  const told = answers.map(({ status, json }) => [status, { ...Object(json), instance: '' }]);
  expect(told[0]).toMatchObject([400, { code: 'handle_invalid' }]);
  for (const each of told) expect(each).toEqual(told[0]);
});

test('an expired ticket pins nothing', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const expired = await worker.dependencies.seals.seal('ticket', claims(), { expiresInS: -10 });
  const answer = await panel.post('/v1/pins', { ticket: expired });
  expect([answer.status, codeOf(answer)]).toEqual([410, 'handle_expired']);
});

test('without an audit there is no pin', async () => {
  let isBroken = false;
  const writeAudit = () => {
    if (isBroken) throw new Error('disk full');
  };
  const worker = startTestWorker({ genesys, writeAudit });
  const panel = await signIn(worker, genesys);
  isBroken = true;
  const answer = await panel.post('/v1/pins', { ticket: await ticketOf(worker) });
  expect([answer.status, codeOf(answer)]).toEqual([503, 'audit_unavailable']);
  expect(worker.dependencies.metrics.exposition()).toContain('bcs_events_total{event="audit_lost"} 1');
});

test('a rep reads the labels of their own pins; what is not theirs is left out', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { grant } = pin.parse((await panel.post('/v1/pins', { ticket: await ticketOf(worker) })).json);
  const others = await (await signIn(worker, genesys, ben)).post('/v1/pins', {
    ticket: await ticketOf(worker, { repId: ben.id, label: 'CANARY' }),
  });
  const answer = await panel.post('/v1/pins/list', { grants: [pin.parse(others.json).grant, grant, 'x'.repeat(64)] });
  expect(pins.parse(answer.json).pins).toMatchObject([{ grant, label: 'Harbour Works' }]);
  expect(answer.text).not.toContain('CANARY');
});

test('fifty grants fit one request', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { grant } = pin.parse((await panel.post('/v1/pins', { ticket: await ticketOf(worker) })).json);
  const answer = await panel.post('/v1/pins/list', { grants: Array.from({ length: 50 }, () => grant) });
  expect(pins.parse(answer.json).pins).toHaveLength(50);
});

test('removing a pin is audited, only by the rep who has it', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { grant } = pin.parse((await panel.post('/v1/pins', { ticket: await ticketOf(worker) })).json);
  const other = await signIn(worker, genesys, ben);
  expect(codeOf(await other.post('/v1/pins/removal', { grant }))).toBe('handle_invalid');
  expect((await panel.post('/v1/pins/removal', { grant })).status).toBe(204);
  expect(worker.audit.at(-1)).toMatchObject({ type: 'UNPIN', customerId: 'C1', repId: ada.id });
});

test('a ticket is renewed, unchanged, while its conversation is active', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { id } = genesys.control.ring({ userId: ada.id });
  const ticket = await ticketOf(worker, { conversationId: id });
  const renewed = ticketRenewal.parse((await panel.post('/v1/tickets/renewal', { ticket })).json);
  const [before, after] = [
    await worker.dependencies.seals.open('ticket', ticket),
    await worker.dependencies.seals.open('ticket', renewed.ticket),
  ];
  expect(after).toMatchObject({ id: before.id, claims: before.claims });
  expect(Date.parse(renewed.ticketExpiresAt)).toBe(after.expiresAtEpochS * 1000);
});

test("no ticket is renewed for an ended, a foreign or no conversation, and none with someone else's", async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const ended = genesys.control.ring({ userId: ada.id });
  genesys.control.answer(ended.id);
  genesys.control.end(ended.id);
  genesys.control.completeWrapUp(ended.id);
  const foreign = genesys.control.ring({ userId: ben.id });
  for (const conversationId of [ended.id, foreign.id, null]) {
    const answer = await panel.post('/v1/tickets/renewal', { ticket: await ticketOf(worker, { conversationId }) });
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found']);
  }
  const mine = genesys.control.ring({ userId: ada.id });
  const stolen = await ticketOf(worker, { conversationId: mine.id, repId: ben.id });
  expect(codeOf(await panel.post('/v1/tickets/renewal', { ticket: stolen }))).toBe('handle_invalid');
});

test('a withdrawn verification ends the life of a ticket', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const { id } = genesys.control.ring({ userId: ada.id });
  genesys.control.setAttributes(id, { bcsVerificationWithdrawn: 'true' });
  const answer = await panel.post('/v1/tickets/renewal', { ticket: await ticketOf(worker, { conversationId: id }) });
  expect([answer.status, codeOf(answer)]).toEqual([409, 'conflict']);
});

test('a ticket made under other levels or roles is not renewed', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const ticket = await ticketOf(worker, { policyVersion: 'before' });
  expect(codeOf(await panel.post('/v1/tickets/renewal', { ticket }))).toBe('handle_expired');
});
