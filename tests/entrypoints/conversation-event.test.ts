import { expect, test } from 'vitest';
import { createEventParser } from '../../entrypoints/sidepanel/conversations/conversation-event.ts';

const ME = 'user-me';
const TOPIC = `v2.users.${ME}.conversations`;
const ID = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c11';

const agent = (extra: object = {}) => ({ purpose: 'agent', userId: ME, additionalProperties: {}, ...extra });
const customer = (attributes: object) => ({
  purpose: 'customer',
  name: 'Ada Lovelace',
  address: 'tel:+441',
  attributes,
});
const event = (...participants: object[]) =>
  JSON.stringify({
    topicName: TOPIC,
    version: '2',
    eventBody: { id: ID.toUpperCase(), participants, recordingState: 'none' },
    metadata: { CorrelationId: 'x' },
  });
const parser = () => createEventParser({ topic: TOPIC, userId: ME });

test.each([
  ['ringing', [agent()]],
  ['connected', [agent({ connectedTime: '2026-11-18T10:45:00Z' })]],
  ['wrap-up', [agent({ connectedTime: 'x', startAcwTime: 'y' })]],
  ['ended', [agent({ connectedTime: 'x', startAcwTime: 'y', endAcwTime: 'z', endTime: 'y' })]],
  ['absent', [agent({ userId: 'someone-else' })]],
  ['connected', [agent({ endTime: 'rang, not answered' }), agent({ endTime: 'again' }), agent({ connectedTime: 'x' })]],
])('tells where I stand: %s', (myState, participants) => {
  expect(parser()(event(customer({}), ...participants))).toMatchObject({ conversationId: ID, myState });
});

test('keeps nothing of the customer', () => {
  const kept = parser()(event(customer({ BCIN: '4711-CANARY', name: 'Ada' }), agent()));
  expect(Object.keys(kept ?? {}).sort()).toEqual(['conversationId', 'isChanged', 'myState']);
  expect(JSON.stringify(kept)).not.toMatch(/CANARY|Ada|tel:/);
});

test('says "changed" when an attribute changed, and only then', () => {
  const parse = parser();
  const isChanged = (text: string) => parse(text)?.isChanged;
  expect(isChanged(event(customer({ BCIN: '1' }), agent()))).toBe(true);
  expect(isChanged(event(customer({ BCIN: '1' }), agent({ connectedTime: 'x' })))).toBe(false);
  expect(isChanged(event(customer({ BCIN: '1' }), { purpose: 'acd', attributes: { BCIN: '1' } }, agent()))).toBe(false);
  expect(isChanged(event(customer({ BCIN: '1', signed: 'eyJ' }), agent()))).toBe(true);
  expect(isChanged(event(customer({ BCIN: '2', signed: 'eyJ' }), agent()))).toBe(true);
});

test.each([
  ['{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}'],
  ['{"topicName":"v2.users.someone-else.conversations","eventBody":{"id":"x","participants":[]}}'],
  ['{"topicName":1}'],
  ['not json'],
  [''],
])('passes over what is not about my conversations: %s', (text) => {
  expect(parser()(text)).toBeNull();
});
