import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Participant } from '../../mocks/genesys/conversation.ts';
import { sessionsOf } from '../../mocks/genesys/conversation.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, api, ben, eve, startFixture, tokenFor } from './fixture.ts';

let mock: GenesysMock;

beforeEach(async () => {
  mock = await startFixture();
});
afterEach(async () => mock.close());

const legsOf = (conversationId: string, userId: string): Participant[] =>
  mock.control.conversation(conversationId).participants.filter((each) => each.userId === userId);
const session = (participant: Participant | undefined) => participant && sessionsOf(participant)[0];
const activeOf = async (who: typeof ada): Promise<string[]> => {
  const { json } = await api(mock, await tokenFor(mock, who), '/conversations');
  return json.entities.map(({ id }: { id: string }) => id);
};

describe('ringing', () => {
  it.each(['call', 'chat', 'message', 'email', 'callback'] as const)(
    'opens a %s with that medium on every leg',
    (media) => {
      const { participants } = mock.control.ring({ userId: ada.id, media });
      const keys = {
        call: 'calls',
        chat: 'chats',
        message: 'messages',
        email: 'emails',
        callback: 'callbacks',
      } as const;
      for (const participant of participants) expect(participant[keys[media]]).toHaveLength(1);
      for (const participant of participants) expect(sessionsOf(participant)).toHaveLength(1);
    },
  );

  it('keeps the queue leg waiting until someone answers, and copies attributes there only when asked', () => {
    const plain = mock.control.ring({ userId: ada.id, attributes: { BCIN: 'B1' } });
    const copied = mock.control.ring({ userId: ada.id, attributes: { BCIN: 'B1' }, duplicateAttributesOnAcd: true });
    const queueLeg = ({ participants }: typeof plain) => participants.find(({ purpose }) => purpose === 'acd');
    expect(queueLeg(plain)).toMatchObject({ attributes: {}, calls: [{ state: 'connected' }] });
    expect(queueLeg(copied)).toMatchObject({ attributes: { BCIN: 'B1' } });
    expect(queueLeg(mock.control.answer(plain.id))).toMatchObject({ calls: [{ disconnectType: 'transfer' }] });
  });

  it('makes a direct call of an external and a user, without queue or wrap-up', () => {
    const { id, participants } = mock.control.ring({ userId: ada.id, queueName: null });
    expect(participants.map(({ purpose }) => purpose)).toEqual(['external', 'user']);
    mock.control.answer(id);
    expect(mock.control.end(id).endTime).toEqual(expect.any(String));
  });

  it('dials on both legs of an outbound call until the customer answers', () => {
    const { id, participants } = mock.control.ring({ userId: ada.id, direction: 'outbound' });
    expect(participants.map((each) => session(each)?.state)).toEqual(['dialing', 'dialing']);
    expect(mock.control.answer(id).participants.map((each) => session(each)?.state)).toEqual([
      'connected',
      'connected',
    ]);
  });

  it('refuses a conversation id that is taken and a rep nobody knows', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    expect(() => mock.control.ring({ userId: ada.id, conversationId: id })).toThrow(/exists already/);
    expect(() => mock.control.ring({ userId: id })).toThrow(/No user/);
  });
});

describe('answering', () => {
  it('leaves the rep who did not answer a leg without connectedTime', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.noAnswer(id, { nextUserId: ada.id });
    mock.control.noAnswer(id, { nextUserId: ben.id });
    mock.control.answer(id);
    const missed = legsOf(id, ada.id);
    expect(missed).toHaveLength(2);
    for (const leg of missed) {
      expect(leg).toMatchObject({ endTime: expect.any(String), wrapupRequired: false });
      expect(leg).not.toHaveProperty('connectedTime');
      expect(session(leg)).toMatchObject({ state: 'terminated', disconnectType: 'system' });
    }
    expect(legsOf(id, ben.id)[0]?.connectedTime).toEqual(expect.any(String));
  });

  it('takes it off the list of the rep who did not answer', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.noAnswer(id, { nextUserId: ben.id });
    expect(await activeOf(ada)).toEqual([]);
    expect(await activeOf(ben)).toEqual([id]);
  });

  it('refuses what does not fit the state', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    expect(() => mock.control.hold(id)).toThrow(/connected/);
    mock.control.answer(id);
    expect(() => mock.control.answer(id)).toThrow(/alerting/);
    expect(() => mock.control.completeWrapUp(id)).toThrow(/No wrap-up/);
  });

  it("holds and resumes on the rep's own leg", () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.hold(id);
    expect(session(legsOf(id, ada.id)[0])).toMatchObject({ held: true, startHoldTime: expect.any(String) });
    mock.control.unhold(id);
    expect(session(legsOf(id, ada.id)[0])).toMatchObject({ held: false });
  });
});

describe('passing on', () => {
  it('gives a blind transfer to the other rep and leaves the first with wrap-up', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.transfer(id, { toUserId: ben.id });
    expect(session(legsOf(id, ada.id)[0])).toMatchObject({ disconnectType: 'transfer' });
    expect(session(legsOf(id, ben.id)[0])).toMatchObject({ state: 'alerting' });
    expect([await activeOf(ada), await activeOf(ben)]).toEqual([[id], [id]]);
    mock.control.completeWrapUp(id, { userId: ada.id });
    expect(await activeOf(ada)).toEqual([]);
  });

  it('keeps both reps on a consult until the first leaves', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.transfer(id, { toUserId: ben.id, kind: 'consult' });
    expect(session(legsOf(id, ada.id)[0])).toMatchObject({ state: 'connected', held: true });
    expect(() => mock.control.completeTransfer(id)).toThrow(/Nobody consulted/);
    mock.control.answer(id);
    mock.control.completeTransfer(id);
    expect(session(legsOf(id, ada.id)[0])).toMatchObject({ disconnectType: 'transfer.consult' });
    expect(session(legsOf(id, ben.id)[0])).toMatchObject({ state: 'connected' });
  });

  it('goes on with the others when one rep leaves a conference', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    mock.control.conference(id, { toUserId: eve.id });
    mock.control.answer(id, { userId: eve.id });
    mock.control.end(id, { by: 'rep', userId: ada.id });
    expect(session(legsOf(id, eve.id)[0])).toMatchObject({ state: 'connected' });
    expect(
      mock.control
        .end(id)
        .participants.flatMap(sessionsOf)
        .every(({ state }) => state === 'terminated'),
    ).toBe(true);
  });
});

describe('ending', () => {
  it('owes wrap-up after the customer leaves, and is over when it is done', async () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.answer(id);
    const ended = mock.control.end(id);
    const [leg] = legsOf(id, ada.id);
    expect(session(leg)).toMatchObject({
      state: 'terminated',
      disconnectType: 'peer',
      afterCallWork: { state: 'pending' },
    });
    expect(leg).toMatchObject({ startAcwTime: leg?.endTime, endTime: expect.any(String) });
    expect(leg).not.toHaveProperty('endAcwTime');
    expect(ended).not.toHaveProperty('endTime');
    expect(await activeOf(ada)).toEqual([id]);
    const done = mock.control.completeWrapUp(id, { notes: 'Payment released' });
    expect(done.participants.at(-1)).toMatchObject({ wrapup: { notes: 'Payment released' }, endAcwTime: done.endTime });
    expect(await activeOf(ada)).toEqual([]);
  });

  it('ends a conversation nobody answered without wrap-up', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    expect(mock.control.end(id).endTime).toEqual(expect.any(String));
  });

  it('writes late attributes on the named leg', () => {
    const { id } = mock.control.ring({ userId: ada.id });
    mock.control.setAttributes(id, { BCIN: 'B1' });
    const conversation = mock.control.setAttributes(id, { note: 'x' }, { participant: 'agent' });
    expect(conversation.participants[0]?.attributes).toEqual({ BCIN: 'B1' });
    expect(conversation.participants.at(-1)?.attributes).toEqual({ note: 'x' });
    expect(() => mock.control.setAttributes(id, {}, { participant: 'dialer' })).toThrow(/no participant/);
  });
});
