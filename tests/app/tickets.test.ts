import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ticketRenewal } from '../../api-worker/contract/packs.ts';
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
  expect(worker.audit.at(-1)).toMatchObject({ type: 'DENIED', result: 'renewal_handle_invalid', repId: ada.id });
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
