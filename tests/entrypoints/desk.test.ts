import { afterEach, describe, expect, test } from 'vitest';
import { createDeskBench } from './desk-bench.ts';

const benches: ReturnType<typeof createDeskBench>[] = [];
const open = (...args: Parameters<typeof createDeskBench>) => {
  const bench = createDeskBench(...args);
  benches.push(bench);
  return bench;
};
afterEach(() => {
  for (const bench of benches.splice(0)) bench.close();
});

describe('the desk', () => {
  test('shows a ringing call’s pack before it is answered', async () => {
    const { settled, state, ring } = open();
    await settled();
    expect(state().view).toEqual({ state: 'no-conversation' });
    await ring('a');
    expect(state()).toMatchObject({ selection: { conversationId: 'a' }, view: { state: 'pack' } });
    expect(state().conversations).toMatchObject([{ conversationId: 'a', label: 'Customer a', isSelected: true }]);
  });

  test('follows the desktop among several, and the rep where the desktop is silent', async () => {
    const { state, ring, actions, hear, settled } = open();
    await ring('a');
    await ring('b');
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
    actions.selectConversation('b');
    await settled();
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'b' });
    hear({ by: 'hash', conversationId: 'a' });
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
    hear({ by: 'widget', conversationId: 'not-mine' });
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
    expect(JSON.stringify(state().view)).not.toContain('Customer b');
  });

  test('stays where the page led it after a pick, also when the page has nothing to say any more', async () => {
    const { state, ring, actions, hear, settled } = open();
    await ring('a');
    await ring('b');
    actions.selectConversation('b');
    await settled();
    hear({ by: 'roster', conversationId: 'a' });
    hear({ by: 'widget', conversationId: null }, { by: 'roster', conversationId: null });
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
  });

  test('drops what belongs to a conversation that ended, and keeps the others', async () => {
    const { state, ring, end, asked } = open();
    await ring('a');
    await ring('b');
    await end('a');
    expect(state()).toMatchObject({ selection: { conversationId: 'b' } });
    expect(JSON.stringify(state())).not.toContain('Customer a');
    await ring('a');
    expect(asked.filter((request) => request.conversationId === 'a')).toHaveLength(1);
  });

  test('loads the document anew when the last conversation ends, and not before one was live', async () => {
    const { ring, end, reloads, settled } = open();
    await settled();
    expect(reloads()).toBe(0);
    await ring('a');
    await end('a');
    expect(reloads()).toBe(1);
  });

  test('asks who the customer is again when a notification says that something changed', async () => {
    const { ring, push, asked, settled, state } = open();
    await ring('a');
    push({ conversationId: 'a', myState: 'connected', isChanged: false });
    await settled();
    expect(asked).toHaveLength(1);
    push({ conversationId: 'a', myState: 'connected', isChanged: true });
    await settled();
    expect(asked).toHaveLength(2);
    expect(state().view).toMatchObject({ state: 'pack', pack: { stream: 'complete' } });
  });

  test('asks again about whoever is not verified while there is no socket', async () => {
    const { ring, asked, poll } = open({ level: 'claimed', isConnected: false });
    await ring('a');
    expect(asked).toHaveLength(1);
    await poll();
    expect(asked).toHaveLength(2);
  });

  test('asks again about everybody once there is a socket, because what was pushed before it is lost', async () => {
    const { ring, asked, connect, settled } = open({ isConnected: false });
    await ring('a');
    expect(asked).toHaveLength(1);
    connect(true);
    await settled();
    expect(asked).toHaveLength(2);
    connect(false);
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('says that the list is lost when the worker cannot be asked', async () => {
    const { fail, poll, state, ring } = open();
    await ring('a');
    fail();
    await poll();
    expect(state()).toMatchObject({ connection: 'lost', conversations: [{ conversationId: 'a' }] });
  });
});

describe('a pin', () => {
  test('is made of the pack on screen, opened with a reason, and closed', async () => {
    const { ring, end, actions, settled, state, asked, reloads } = open();
    await ring('a');
    actions.pin();
    await settled();
    expect(state()).toMatchObject({ pinnedAs: 'p1', pins: { items: [{ pinId: 'p1', label: 'Customer a' }] } });
    actions.openPin('p1', 'follow-up');
    await settled();
    expect(asked.at(-1)).toEqual({ handle: 'sealed-grant-of-p1', reason: 'follow-up' });
    expect(state()).toMatchObject({ selection: { kind: 'pin', pinId: 'p1' }, pinnedAs: 'p1', view: { state: 'pack' } });
    await end('a');
    expect(reloads()).toBe(0);
    actions.closePin();
    expect(state().view).toEqual({ state: 'no-conversation' });
    expect(reloads()).toBe(1);
  });

  test('is of its customer: the next one in the same conversation is not taken for pinned', async () => {
    const { ring, actions, settled, state, becomes, push } = open();
    await ring('a');
    actions.pin();
    await settled();
    expect(state().pinnedAs).toBe('p1');
    becomes('Somebody else');
    push({ conversationId: 'a', myState: 'connected', isChanged: true });
    await settled();
    expect(state()).toMatchObject({ view: { pack: { isChangedCustomer: true } }, pinnedAs: undefined });
  });

  test('gives way to a call that comes to the fore', async () => {
    const { ring, end, actions, settled, state } = open();
    await ring('a');
    actions.pin();
    await settled();
    actions.openPin('p1', 'call-back');
    await end('a');
    await ring('b');
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'b' });
  });

  test('that is unknown opens nothing', async () => {
    const { ring, actions, state, asked } = open();
    await ring('a');
    actions.openPin('p9', 'call-back');
    expect(state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
    expect(asked).toHaveLength(1);
  });
});
