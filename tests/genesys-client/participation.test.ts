import { describe, expect, test } from 'vitest';
import type { ParticipantShape } from '../../api-worker/genesys/conversation-shape.ts';
import { participantShape } from '../../api-worker/genesys/conversation-shape.ts';
import { legsOf, participationOf } from '../../api-worker/genesys/participation.ts';

const AT = '2026-11-18T10:41:00.000Z';
type Fields = Record<string, unknown>;
const me = (leg: Fields | Fields[], change: Fields = {}): ParticipantShape =>
  participantShape.parse({ purpose: 'agent', userId: 'me', calls: [leg].flat(), ...change });
const stateOf = (...participants: ParticipantShape[]) => participationOf(participants, 'me')?.state;

test.each(['alerting', 'dialing', 'contacting', 'offering', 'scheduled'])(
  'a leg that is %s rings, even if it was connected or held before',
  (state) => {
    expect(stateOf(me({ state }))).toBe('ringing');
    expect(stateOf(me({ state, connectedTime: AT }))).toBe('ringing');
    expect(stateOf(me({ state, held: true }))).toBe('ringing');
  },
);

test.each(['disconnected', 'terminated', 'none', null])(
  'a leg that is %s is nobody’s, whenever it was connected',
  (state) => {
    expect(stateOf(me({ state, connectedTime: AT }))).toBeUndefined();
  },
);

test.each([
  ['connected', undefined, 'connected'],
  ['connected', AT, 'connected'],
  ['a state Genesys may add', AT, 'connected'],
  ['a state Genesys may add', undefined, 'ringing'],
])('a leg that is %s since %s is %s', (state, connectedTime, expected) => {
  expect(stateOf(me({ state, connectedTime }))).toBe(expected);
});

test.each([[{ state: 'connected', held: true }], [{ state: 'parked' }]])('%j is held', (leg) => {
  expect(stateOf(me(leg))).toBe('held');
});

test.each([
  ['agent', 'connected'],
  ['user', 'connected'],
  ['customer', undefined],
  ['external', undefined],
  ['acd', undefined],
  [null, undefined],
])('one who takes part as %s and is me: %s', (purpose, expected) => {
  expect(stateOf(me({ state: 'connected' }, { purpose }))).toBe(expected);
});

describe('work after the call', () => {
  const over = { state: 'disconnected' };
  const pending = { ...over, afterCallWork: { state: 'pending' } };
  const ended = { endTime: AT };

  test.each([
    ['the leg says so', me(pending, ended)],
    ['the leg says so and the participant has not ended', me(pending)],
    ['the participant says so', me(over, { ...ended, startAcwTime: AT })],
    ['one leg of two says so', me([pending, over], ended)],
    ['the last leg of two says so', me([over, pending], ended)],
  ])('is mine while %s', (_what, participant) => {
    expect(stateOf(participant)).toBe('wrap-up');
  });

  test.each([
    ['it was done', me(pending, { ...ended, endAcwTime: AT })],
    ['it was done, whenever it began', me(over, { ...ended, startAcwTime: AT, endAcwTime: AT })],
    ['it was skipped', me({ ...over, afterCallWork: { state: 'skipped' } }, ended)],
    ['there is none', me(over, ended)],
    ['there is none and no end either', me(over)],
  ])('is not mine once %s', (_what, participant) => {
    expect(stateOf(participant)).toBeUndefined();
  });

  test('gives way to a part of mine that is live', () => {
    expect(stateOf(me(pending, ended), me({ state: 'connected' }))).toBe('connected');
    expect(stateOf(me({ state: 'connected' }), me(pending, ended))).toBe('wrap-up');
  });

  test('belongs to the last leg that has it', () => {
    const both = me([], { ...ended, calls: [pending], callbacks: [pending] });
    expect(participationOf([both], 'me')).toMatchObject({ media: 'callback', state: 'wrap-up' });
  });
});

test('my part is my last one: an earlier live one of mine says nothing, nor does anybody else’s', () => {
  const first = me({ state: 'connected' }, { queueName: 'first' });
  const last = me({ state: 'alerting' }, { queueName: 'last' });
  const other = me({ state: 'connected' }, { userId: 'ben' });
  expect(participationOf([first, last, other], 'me')).toMatchObject({
    state: 'ringing',
    participant: { queueName: 'last' },
  });
  expect(stateOf(other)).toBeUndefined();
  expect(participationOf([], 'me')).toBeNull();
});

test('a live leg counts before one that is over', () => {
  expect(participationOf([me([{ state: 'disconnected' }, { state: 'connected', held: true }])], 'me')).toMatchObject({
    media: 'call',
    state: 'held',
  });
});

test('every kind of leg is found, calls first', () => {
  const kinds = [
    'videos',
    'socialExpressions',
    'cobrowsesessions',
    'chats',
    'emails',
    'messages',
    'callbacks',
    'calls',
  ];
  const participant = participantShape.parse(Object.fromEntries(kinds.map((kind) => [kind, [{ state: kind }]])));
  expect(legsOf(participant).map(({ media, leg }) => `${media} ${leg.state}`)).toEqual([
    'call calls',
    'callback callbacks',
    'message messages',
    'email emails',
    'chat chats',
    'other cobrowsesessions',
    'other socialExpressions',
    'other videos',
  ]);
  expect(legsOf(participantShape.parse({}))).toEqual([]);
});
