import { expect, test } from 'vitest';
import { activeFrom, call, customer, factsOf, me } from './recorded.ts';

const ended = { endTime: '2026-11-18T10:40:30.000Z' };

test('says what the switcher needs of a call', async () => {
  expect(await factsOf(customer(), me())).toMatchObject({
    conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11',
    media: 'call',
    direction: 'inbound',
    state: 'connected',
    queueName: 'Commercial',
    startedAt: '2026-11-18T10:40:00.000Z',
    connectedAt: '2026-11-18T10:41:00.000Z',
  });
});

test.each([
  ['alerting', 'ringing'],
  ['dialing', 'ringing'],
  ['contacting', 'ringing'],
  ['offering', 'ringing'],
  ['connected', 'connected'],
  ['transmitting', 'connected'],
  ['parked', 'held'],
])('a leg that is %s is %s', async (state, expected) => {
  const leg = call({ state, connectedTime: expected === 'ringing' ? undefined : '2026-11-18T10:41:00.000Z' });
  expect(await factsOf(customer(), me({ calls: [leg] }))).toMatchObject({ state: expected });
});

test('a held call is held', async () => {
  expect(await factsOf(customer(), me({ calls: [call({ held: true })] }))).toMatchObject({ state: 'held' });
});

test.each([
  ['calls', 'call'],
  ['callbacks', 'callback'],
  ['messages', 'message'],
  ['emails', 'email'],
  ['chats', 'chat'],
  ['videos', 'other'],
])('%s are media %s', async (list, media) => {
  expect(await factsOf(customer(), me({ calls: [], [list]: [call()] }))).toMatchObject({ media });
});

test('after calls that rang out, my part is the last one that is not over', async () => {
  const rangOut = me({ ...ended, connectedTime: undefined, calls: [call({ state: 'disconnected' })] });
  expect(await factsOf(customer(), rangOut, rangOut, me())).toMatchObject({ state: 'connected' });
  expect(await factsOf(customer(), rangOut, rangOut)).toBeUndefined();
});

test('work after the call is wrap-up until it is done', async () => {
  const over = call({ state: 'disconnected', afterCallWork: { state: 'pending' } });
  const wrappingUp = me({ ...ended, startAcwTime: '2026-11-18T10:50:00.000Z', calls: [over] });
  expect(await factsOf(customer(ended), wrappingUp)).toMatchObject({ state: 'wrap-up' });
  const done = { ...wrappingUp, endAcwTime: '2026-11-18T10:51:00.000Z' };
  expect(await factsOf(customer(ended), done)).toBeUndefined();
});

test.each([
  ['I am the customer of it', [customer({ userId: 'me' }), me({ userId: 'someone' })]],
  ['I was dialled as an external party', [customer(), me({ purpose: 'external' })]],
  ['somebody else has it', [customer(), me({ userId: 'someone' })]],
  ['my call is over', [customer(), me({ calls: [call({ state: 'disconnected' })] })]],
  ['I have handed it on', [customer(), me(ended), me({ userId: 'someone' })]],
])('a conversation is not mine when %s', async (_what, participants) => {
  expect(await factsOf(...participants)).toBeUndefined();
});

test('an unreadable conversation costs itself, not the others', async () => {
  const good = { id: 'b', startTime: '2026-11-18T10:40:00.000Z', participants: [customer(), me()] };
  const found = await activeFrom([null, { id: 7 }, { id: 'a', participants: 'none' }, good]);
  expect(found.map(({ conversationId }) => conversationId)).toEqual(['b']);
});

test('an answer that is no list is a failure, not an empty list', async () => {
  await expect(activeFrom('nothing')).rejects.toMatchObject({ code: 'upstream_failed' });
});

test('outbound is taken from the customer leg', async () => {
  const outbound = customer({ calls: [call({ direction: 'outbound' })] });
  expect(await factsOf(outbound, me())).toMatchObject({ direction: 'outbound' });
});
